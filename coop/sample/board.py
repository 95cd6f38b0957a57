"""Two meetings of the board, of which the second adopted minutes of the first; and a shelf."""

import uuid
from datetime import datetime, timedelta

from coop.assembly.documents.layout import Paper, Part, paper_pdf
from coop.assembly.queries import board_meeting
from coop.assembly.rules import Office
from coop.assembly.services import (
    add_board_item,
    add_returning_items,
    assign_decision,
    begin_board_meeting,
    close_board_meeting,
    decide_in_board,
    plan_board_meeting,
    sign_minutes,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.shelf.rules import Audience, PaperKind
from coop.shelf.services import add_paper

PLACE = "Wijkhuis De Linde, kamer 2"
LONG_AGO = timedelta(days=47)
LATELY = timedelta(days=12)
ADMISSIONS = "Het bestuur laat de aanvragers van deze maand toe als lid."
HOUSE = "Het bestuur vraagt het wijkhuis om een vaste avond per maand."


def fill(coop: Coop, chair: Actor, secretary: Actor) -> None:
    """Let the board meet twice, and put a paper for everybody on the shelf."""
    now = coop.clock.now()
    first = _hold(coop, secretary, now - LONG_AGO, {"Nieuwe leden": ADMISSIONS, "Wijkhuis": HOUSE})
    _hold(coop, secretary, now - LATELY, {}, returning=True)
    signed = coop.as_of(now - LATELY + timedelta(days=2))
    signed.run(sign_minutes, chair, meeting_id=first, office=Office.CHAIR)
    signed.run(sign_minutes, secretary, meeting_id=first, office=Office.SECRETARY)
    _fill_shelf(coop, secretary)


def _hold(
    coop: Coop,
    secretary: Actor,
    at: datetime,
    decided: dict[str, str],
    *,
    returning: bool = False,
) -> uuid.UUID:
    coop = coop.as_of(at)
    meeting_id = coop.run(
        plan_board_meeting, secretary, title="Bestuursvergadering", place=PLACE, starts_at=at
    )
    if returning:
        coop.run(add_returning_items, secretary, meeting_id=meeting_id)
    for title in decided:
        coop.run(add_board_item, secretary, meeting_id=meeting_id, title=title)
    view = coop.ask(board_meeting, secretary, meeting_id=meeting_id)
    present = [person_id for person_id, _ in view.members]
    coop.run(begin_board_meeting, secretary, meeting_id=meeting_id, present=present)
    for item in view.items:
        text = decided.get(item.title, "Besproken en vastgesteld.")
        decision_id = coop.run(decide_in_board, secretary, item_id=item.id, text=text)
        if text == HOUSE:
            coop.run(
                assign_decision,
                secretary,
                decision_id=decision_id,
                owner="penningmeester",
                due_on=(at + timedelta(days=60)).date(),
            )
    later = coop.as_of(at + timedelta(hours=2))
    later.run(close_board_meeting, secretary, meeting_id=meeting_id)
    return meeting_id


def _fill_shelf(coop: Coop, secretary: Actor) -> None:
    day = coop.clock.now().date()
    regulations = Paper(
        title="Huishoudelijk reglement",
        subtitle="Een voorbeeld, zonder rechtskracht",
        author="Wijkcoöperatie Koningsveld U.A.",
        made_on=day,
        parts=[
            Part(
                heading="Artikel 1. De vergadering",
                paragraphs=("Wie het woord wil, steekt de hand op of drukt op de knop.",),
            )
        ],
    )
    coop.run(
        add_paper,
        secretary,
        title=regulations.title,
        kind=PaperKind.REGULATIONS,
        year=day.year,
        audience=Audience.PUBLIC,
        content=paper_pdf(regulations),
    )
