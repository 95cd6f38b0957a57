"""Who handles data for the cooperative of the demo, firms that do not exist; and one slip."""

from datetime import UTC, date, datetime, timedelta

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.privacy.rules.breaches import Answer, BreachKind, Concerned, DataKind
from coop.privacy.services import add_processor
from coop.privacy.services.breaches import (
    close_breach,
    note_breach,
    say_whose_data,
    weigh_breach,
)

PROCESSORS = (
    ("Oefenhost", "Bewaart de website en de reservekopieën", "Nederland", date(2021, 3, 20)),
    ("Oefenpost", "Bezorgt onze mail", "in de EU", None),
)


def fill(coop: Coop) -> None:
    """Put them on the public list; one of them still has to sign. And keep a breach."""
    for name, purpose, place, agreed_on in PROCESSORS:
        coop.run(
            add_processor, SYSTEM, name=name, purpose=purpose, place=place, agreed_on=agreed_on
        )
    _slip(coop.as_of(datetime(2026, 3, 4, 9, tzinfo=UTC)))


def _slip(coop: Coop) -> None:
    """Let a letter have gone to the wrong house last spring."""
    breach_id = coop.run(
        note_breach,
        SYSTEM,
        what="Een brief over de contributie kwam bij de buren terecht. Zij gaven hem terug.",
        kinds=[BreachKind.SEEN],
        found_at=coop.clock.now() - timedelta(hours=2),
        happened="een dag eerder",
    )
    coop.run(
        say_whose_data,
        SYSTEM,
        breach_id=breach_id,
        data=[DataKind.CONTACT, DataKind.MEMBERSHIP],
        concerned=[Concerned.MEMBERS],
        people=1,
    )
    coop.run(
        weigh_breach,
        SYSTEM,
        breach_id=breach_id,
        unreadable=Answer.NO,
        returned=Answer.YES,
        harmful=Answer.NO,
        consequences="De buren weten dat iemand lid is.",
        measures="Wij drukken het huisnummer voortaan groter.",
    )
    coop.run(close_breach, SYSTEM, breach_id=breach_id)
