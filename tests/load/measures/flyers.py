"""300 flyers with their delivery list, from the press of a button to the two files."""

import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.buurtent.queries.flyers import flyer_sheets, round_sheet
from coop.buurtent.rules import evening_of
from coop.buurtent.services.flyers import issue_flyers, issue_round
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM
from coop.places.rules import Door
from coop.places.services import Place, add_addresses
from tests.databases import Databases
from tests.load.figures import Figure
from tests.tents import CENTRE, make_tent

FLYERS = 300
STREETS = 6


def flyers(_folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Invite a neighbourhood in which nobody reads messages, and print what goes round."""
    engine = make_engine(made.new())
    coop = Coop(sessionmaker(engine), reactions=registered_reactions())
    coop.run(add_addresses, SYSTEM, places=_doors())
    tomorrow, _ = evening_of(coop.clock.now().date() + timedelta(days=1))
    session_id = make_tent(coop, starts_at=tomorrow, street="Straat 0", radius_m=500)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    began = time.perf_counter()
    codes = coop.run(issue_flyers, SYSTEM, session_id=session_id)
    base = "https://wijk.voorbeeld.example/l"
    coop.ask(flyer_sheets, SYSTEM, session_id=session_id, codes=codes, flyer_url=f"{base}/flyer")
    url = f"{base}/bezorgen/{coop.run(issue_round, SYSTEM, session_id=session_id)}"
    coop.ask(round_sheet, SYSTEM, session_id=session_id, url=url)
    took = time.perf_counter() - began
    engine.dispose()
    if len(codes) != FLYERS:
        message = f"{len(codes)} flyers, not {FLYERS}"
        raise AssertionError(message)
    name = "300 flyers with delivery list"
    return [Figure(name=name, database=kind, value=took, unit="s", aim="< 20")]


def _doors() -> list[Place]:
    return [
        Place(
            door=Door(postcode=f"50{10 + number % STREETS}AB", house_number=number + 1),
            street=f"Straat {number % STREETS}",
            town="Tilburg",
            point=(CENTRE[0] + number / 1e5, CENTRE[1]),
        )
        for number in range(FLYERS)
    ]
