"""However much members ask for, the pages ask the database as often."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Engine, event

from coop.assembly.queries import candidates_view, motion_view, petition_rows, proposals_view
from coop.assembly.rules import DecisionKind
from coop.assembly.services import (
    add_item,
    nominate_candidate,
    open_proposals,
    propose_item,
    start_petition,
    submit_amendment,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from tests.coop.assembly.makers import make_hall, make_meeting
from tests.coop.assembly.test_candidates import number_of
from tests.doubles import START
from tests.makers import actor_for, make_member


def questions(engine: Engine, ask: Callable[[], object]) -> int:
    """Count the statements that looking takes."""
    asked: list[str] = []

    def note(*call: object) -> None:
        if str(call[2]).lstrip().startswith("SELECT"):
            asked.append(str(call[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def people(coop: Coop, number: int) -> list[Actor]:
    return [actor_for(coop, make_member(coop, given=f"Lid {n}")) for n in range(number)]


def test_requests_and_proposals(coop: Coop, engine: Engine) -> None:
    members = people(coop, 23)
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)
    closes_on = START.date() + timedelta(days=9)
    coop.run(open_proposals, SYSTEM, meeting_id=meeting_id, closes_on=closes_on)

    def begin(actor: Actor) -> None:
        coop.run(start_petition, actor, subject="Het wijkhuis", reason="De huur.")
        coop.run(
            propose_item, actor, meeting_id=meeting_id, title="Een bank", explanation="Zitten."
        )

    def look() -> tuple[int, int]:
        return (
            questions(engine, lambda: coop.ask(petition_rows, members[0])),
            questions(engine, lambda: coop.ask(proposals_view, members[0], meeting_id=meeting_id)),
        )

    begin(members[0])
    one = look()
    for actor in members[1:4]:
        begin(actor)
    assert look() == one


def test_candidates(coop: Coop, engine: Engine) -> None:
    members = people(coop, 4)
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)
    election = coop.run(
        add_item, SYSTEM, meeting_id=meeting_id, title="Bestuur", kind=DecisionKind.ELECTION
    )

    def name(actor: Actor) -> None:
        number = number_of(coop, actor)
        coop.run(nominate_candidate, SYSTEM, item_id=election, number=number)

    def look() -> int:
        return questions(engine, lambda: coop.ask(candidates_view, SYSTEM, meeting_id=meeting_id))

    name(members[0])
    one = look()
    for actor in members[1:]:
        name(actor)
    assert look() == one


def test_amendments(coop: Coop, engine: Engine) -> None:
    hall = make_hall(coop, members=1)
    item_id = hall.item_id(2)

    def amend(text: str) -> uuid.UUID:
        return coop.run(submit_amendment, hall.members[0], item_id=item_id, text=text)

    def look() -> int:
        return questions(
            engine,
            lambda: coop.ask(
                motion_view, hall.members[0], meeting_id=hall.meeting_id, item_id=item_id
            ),
        )

    amend("Een ander plan.")
    one = look()
    for number in range(3):
        amend(f"Plan {number}.")
    assert look() == one
