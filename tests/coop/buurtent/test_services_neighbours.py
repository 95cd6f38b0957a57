import uuid
from datetime import timedelta

import pytest
from sqlalchemy import event, insert

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    DoorNotFoundError,
    RefusalNotFoundError,
    TentInPastError,
    TentInvitedError,
    TentStartedError,
)
from coop.buurtent.queries.answers import my_invitation
from coop.buurtent.queries.flyers import round_view
from coop.buurtent.queries.neighbours import doors_view, neighbours_view, refusals_view
from coop.buurtent.queries.planning import plan_issues, planning_view
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import CallSource, Cause, NeighbourAnswer, PoliceAnswer, PoliceState
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.rules.neighbours import RefusedBy, Way
from coop.buurtent.rules.planning import PlanIssue
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.customs import note_permit
from coop.buurtent.services.invitations import (
    answer_invitation,
    invite_neighbours,
    stop_invitations,
)
from coop.buurtent.services.moves import move_session
from coop.buurtent.services.neighbours import end_refusal, note_refusal, pick_doors
from coop.buurtent.services.police import record_police_answer
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.kernel.unit_of_work import UnitOfWork
from coop.places.models import Address
from tests.doubles import START, FixedClock
from tests.makers import actor_for
from tests.tents import (
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_neighbour,
    make_tent,
)

TOMORROW, TOMORROW_END = TONIGHT + timedelta(days=1), TONIGHT_END + timedelta(days=1)


def move(coop: Coop, session_id: uuid.UUID, **changes: object) -> None:
    values: dict[str, object] = {
        "starts_at": TOMORROW,
        "ends_at": TOMORROW_END,
        "place": "Bij de bushalte",
        "street": STREET,
    }
    coop.run(move_session, SYSTEM, session_id=session_id, **(values | changes))  # type: ignore[arg-type]


def invite(coop: Coop, session_id: uuid.UUID) -> None:
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)


def numbers(coop: Coop, session_id: uuid.UUID) -> tuple[str, ...]:
    sides = coop.ask(round_view, SYSTEM, session_id=session_id).sides
    return tuple(door.number for side in sides for door in side.doors)


def test_a_moved_tent_asks_everybody_again(coop: Coop) -> None:
    neighbour = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    invite(coop, session_id)
    ana = actor_for(coop, neighbour)
    coop.run(answer_invitation, ana, session_id=session_id, answer=NeighbourAnswer.COMES)
    coop.run(record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.CONFIRMED)
    move(coop, session_id)
    tent = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert (tent.starts_at, tent.place, tent.comes) == (TOMORROW, "Bij de bushalte", 0)
    assert tent.police is not None
    assert tent.police.state is PoliceState.NO_ANSWER
    assert coop.ask(my_invitation, ana, session_id=session_id).answer is None


def test_moving_to_where_it_stands_changes_nothing(coop: Coop) -> None:
    neighbour = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    invite(coop, session_id)
    ana = actor_for(coop, neighbour)
    coop.run(answer_invitation, ana, session_id=session_id, answer=NeighbourAnswer.COMES)
    move(coop, session_id)
    coop.run(answer_invitation, ana, session_id=session_id, answer=NeighbourAnswer.COMES)
    move(coop, session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).comes == 1


@pytest.mark.parametrize(
    ("later", "changes", "error"),
    [
        (timedelta(), {"starts_at": START}, TentInPastError),
        (TONIGHT - START, {}, TentStartedError),
    ],
)
def test_a_refused_move_changes_nothing(
    coop: Coop,
    clock: FixedClock,
    later: timedelta,
    changes: dict[str, object],
    error: type[CoopError],
) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    clock.advance(later)
    with pytest.raises(error):
        move(coop, session_id, **changes)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).starts_at == TONIGHT
    with pytest.raises(MissingPermissionError):
        coop.run(
            move_session,
            NOBODY,
            session_id=session_id,
            starts_at=TOMORROW,
            ends_at=TOMORROW_END,
            place="plein",
            street=STREET,
        )


def test_doors_are_added_and_taken_out_by_hand(coop: Coop) -> None:
    near = make_address(coop, number=1)
    make_address(coop, number=3)
    far = make_address(coop, street="Verweg", steps=900, number=5)
    session_id = make_tent(coop)
    pick = {"session_id": session_id}
    coop.run(pick_doors, SYSTEM, **pick, street=STREET, address_ids=[near])
    coop.run(pick_doors, SYSTEM, **pick, street="verweg", address_ids=[far])
    lines = coop.ask(doors_view, SYSTEM, session_id=session_id, street=STREET).doors
    assert [(line.number, line.is_in, line.is_picked) for line in lines] == [
        ("1", True, False),
        ("3", False, True),
    ]
    view = coop.ask(neighbours_view, SYSTEM, session_id=session_id)
    assert [(line.street, line.doors) for line in view.streets] == [(STREET, 1), ("Verweg", 1)]
    invite(coop, session_id)
    assert numbers(coop, session_id) == ("1", "5")
    with pytest.raises(TentInvitedError):
        coop.run(pick_doors, SYSTEM, **pick, street=STREET, address_ids=[])
    assert coop.ask(doors_view, SYSTEM, session_id=session_id, street=STREET).is_fixed


def test_who_refused_is_not_invited_to_any_tent(coop: Coop) -> None:
    make_address(coop, number=1)
    quiet = make_address(coop, number=3)
    person = make_neighbour(coop, quiet, email="a@voorbeeld.example")
    refused = coop.run(note_refusal, SYSTEM, street=STREET.lower(), number=" 1 ")
    assert coop.run(note_refusal, SYSTEM, street=STREET, number="1") == refused
    first = make_tent(coop)
    assert coop.ask(neighbours_view, SYSTEM, session_id=first).ways == {
        Way.EMAIL: 1,
        Way.REFUSED: 1,
    }
    invite(coop, first)
    assert numbers(coop, first) == ()
    # Who stops the messages finds no flyer in their place.
    coop.run(stop_invitations, actor_for(coop, person))
    coop.run(stop_invitations, actor_for(coop, person))
    second = make_tent(coop, starts_at=TOMORROW)
    assert coop.ask(tent_view, SYSTEM, session_id=second).invited.addresses == 0
    (line,) = coop.ask(refusals_view, SYSTEM)
    assert (line.address, line.how) == (f"{STREET} 1", RefusedBy.VOLUNTEER)
    coop.run(end_refusal, SYSTEM, refusal_id=refused)
    coop.run(end_refusal, SYSTEM, refusal_id=refused)
    assert coop.ask(tent_view, SYSTEM, session_id=second).invited.by_letter == 1


def test_unknown_doors_and_wishes_are_refused(coop: Coop) -> None:
    make_address(coop, number=1)
    with pytest.raises(DoorNotFoundError):
        coop.run(note_refusal, SYSTEM, street=STREET, number="2")
    with pytest.raises(RefusalNotFoundError):
        coop.run(end_refusal, SYSTEM, refusal_id=uuid.UUID(int=1))
    assert coop.ask(refusals_view, SYSTEM) == ()


def test_the_list_of_20_000_addresses_asks_the_database_as_little(coop: Coop) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    few = questions(coop, session_id)
    coop._persist(fill_far_away)
    for steps in range(1, 12):
        make_neighbour(coop, make_address(coop, steps=steps), telegram=steps)
    assert questions(coop, session_id) == few


def fill_far_away(uow: UnitOfWork) -> None:
    rows = [
        {
            "id": uuid.UUID(int=2**100 + number),
            "postcode": f"{1000 + number // 100}BX",
            "house_number": number % 100 + 1,
            "house_letter": "",
            "addition": "",
            "street": f"Straat {number // 100}",
            "town": "Tilburg",
            "latitude": 52.0 + number / 1e6,
            "longitude": 5.5,
        }
        for number in range(20_000)
    ]
    uow.session.execute(insert(Address), rows)


def questions(coop: Coop, session_id: uuid.UUID) -> int:
    asked: list[str] = []

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    with coop._reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    coop.ask(neighbours_view, SYSTEM, session_id=session_id)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_what_waits_is_proposed_until_a_tent_covers_it(coop: Coop) -> None:
    make_address(coop)
    assert coop.ask(planning_view, SYSTEM).proposal is None
    coop.run(
        record_call,
        SYSTEM,
        received_at=START,
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[ToldPlace(street=STREET)],
    )
    proposed = coop.ask(planning_view, SYSTEM).proposal
    assert proposed is not None
    assert (proposed.street, proposed.day) == (STREET, START.date())


def test_a_tent_without_permit_warns(coop: Coop) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    assert coop.ask(plan_issues, SYSTEM, session_id=session_id) == (PlanIssue.NO_PERMIT,)
    coop.run(note_permit, SYSTEM, reference="Z-1", valid_until=START.date())
    assert coop.ask(plan_issues, SYSTEM, session_id=session_id) == ()
