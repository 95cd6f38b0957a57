import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from coop.assembly.errors import (
    AlreadyAskedError,
    FloorListClosedError,
    ItemNotOnError,
    MeetingClosedError,
    MemberNotPresentError,
    NotPresentError,
    SpeakingTimeError,
    SuspendedError,
    TurnNotFoundError,
    TurnOverError,
)
from coop.assembly.queries import floor_desk, live_view, minutes_desk
from coop.assembly.rules import TurnKind
from coop.assembly.services import (
    ask_floor,
    check_in,
    check_out,
    close_floor,
    close_meeting,
    end_speech,
    enter_request,
    extend_speech,
    give_floor,
    leave_meeting,
    open_vote,
    reopen_floor,
    select_item,
    set_speaking_time,
    strike_request,
    withdraw_request,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.membership.services import add_member, expel_member, note_appeal_of_member
from tests.conftest import MakeActor
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START, FixedClock
from tests.makers import actor_for, make_person

NOWHERE = uuid.UUID(int=404)
FOR, AGAINST, NEUTRAL, ORDER = TurnKind


@pytest.fixture
def hall(coop: Coop) -> Hall:
    hall = make_hall(coop)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(2))
    return hall


def ask(hall: Hall, member: int, kind: TurnKind = FOR, *, number: int = 2) -> uuid.UUID:
    item_id = hall.item_id(number)
    return hall.coop.run(ask_floor, hall.members[member], item_id=item_id, kind=kind)


def give(hall: Hall, turn_id: uuid.UUID) -> None:
    hall.coop.run(give_floor, hall.chair, turn_id=turn_id)


def waiting(hall: Hall) -> list[uuid.UUID]:
    desk = hall.coop.ask(floor_desk, hall.chair, meeting_id=hall.meeting_id)
    return [row.turn_id for row in desk.floor.waiting]


def test_a_member_asks_gets_the_floor_and_is_done(hall: Hall, clock: FixedClock) -> None:
    before = hall.view.revision
    turn_id = ask(hall, 0)
    clock.advance(timedelta(seconds=30))
    give(hall, turn_id)
    floor = hall.view.floor
    assert floor is not None
    assert floor.speaking is not None
    assert (floor.speaking.turn_id, floor.speaking.name) == (turn_id, "Lid 1 Bos")
    assert floor.speaking.until_at == START + timedelta(seconds=30 + 180)
    clock.advance(timedelta(minutes=2))
    hall.coop.run(end_speech, hall.chair, turn_id=turn_id)
    assert hall.view.floor is not None
    assert hall.view.floor.speaking is None
    # Each change is one revision, so one broadcast.
    assert hall.view.revision == before + 3


def test_the_screens_know_the_order_and_no_name_of_who_waits(hall: Hall) -> None:
    first, second, third = ask(hall, 0), ask(hall, 1), ask(hall, 2, AGAINST)
    floor = hall.view.floor
    assert floor is not None
    assert floor.waiting == (first, third, second)
    assert (floor.by_kind[FOR], floor.by_kind[AGAINST]) == (2, 1)
    assert "Lid" not in str(floor)
    own = hall.coop.ask(live_view, hall.members[2], meeting_id=hall.meeting_id).own
    assert [(turn.turn_id, turn.kind) for turn in own.turns] == [(third, AGAINST)]


def test_the_next_one_takes_the_floor_from_the_last(hall: Hall, clock: FixedClock) -> None:
    first, second = ask(hall, 0), ask(hall, 1)
    give(hall, first)
    clock.advance(timedelta(minutes=1))
    give(hall, second)
    desk = hall.coop.ask(floor_desk, hall.chair, meeting_id=hall.meeting_id)
    assert desk.floor.speaking is not None
    assert desk.floor.speaking.turn_id == second
    (spoken,) = desk.floor.spoken
    assert (spoken.turn_id, spoken.ended_at) == (first, START + timedelta(minutes=1))


def test_two_chairs_at_once_give_the_floor_once(hall: Hall) -> None:
    first = ask(hall, 0)
    give(hall, first)
    revision = hall.view.revision
    with pytest.raises(TurnOverError):
        give(hall, first)
    hall.coop.run(end_speech, hall.chair, turn_id=first)
    for act in (end_speech, extend_speech, give_floor, strike_request):
        with pytest.raises(TurnOverError):
            hall.coop.run(act, hall.chair, turn_id=first)
    assert hall.view.revision == revision + 1


def test_two_devices_and_two_chairs_at_once_have_one_effect(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop)
    run, item_id = committed_coop.run, hall.item_id(2)
    run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)

    def refusals(act: Callable[[], object]) -> list[type[CoopError]]:
        def attempt(_: int) -> type[CoopError] | None:
            try:
                act()
            except CoopError as error:
                return type(error)
            return None

        with ThreadPoolExecutor(2) as pool:
            return [error for error in pool.map(attempt, range(2)) if error]

    assert refusals(lambda: ask(hall, 0)) == [AlreadyAskedError]
    (turn_id,) = waiting(hall)
    assert refusals(lambda: give(hall, turn_id)) == [TurnOverError]
    end = partial(run, end_speech, hall.chair, turn_id=turn_id)
    assert refusals(end) == [TurnOverError]


def test_the_chair_gives_a_minute_more(hall: Hall) -> None:
    turn_id = ask(hall, 0)
    with pytest.raises(TurnOverError):
        hall.coop.run(extend_speech, hall.chair, turn_id=turn_id)
    give(hall, turn_id)
    hall.coop.run(extend_speech, hall.chair, turn_id=turn_id)
    floor = hall.view.floor
    assert floor is not None
    assert floor.speaking is not None
    assert floor.speaking.until_at == START + timedelta(seconds=240)


def test_the_speaking_time_holds_from_the_next_turn_on(hall: Hall) -> None:
    first, second = ask(hall, 0), ask(hall, 1)
    give(hall, first)
    hall.coop.run(set_speaking_time, hall.chair, meeting_id=hall.meeting_id, minutes=1)
    assert hall.view.floor is not None
    assert hall.view.floor.speaking is not None
    assert hall.view.floor.speaking.until_at == START + timedelta(minutes=3)
    give(hall, second)
    assert hall.view.floor is not None
    assert hall.view.floor.speaking is not None
    assert hall.view.floor.speaking.until_at == START + timedelta(minutes=1)
    with pytest.raises(SpeakingTimeError):
        hall.coop.run(set_speaking_time, hall.chair, meeting_id=hall.meeting_id, minutes=0)


def test_a_closed_list_takes_points_of_order_only(hall: Hall) -> None:
    waits = ask(hall, 0)
    hall.coop.run(close_floor, hall.chair, item_id=hall.item_id(2))
    with pytest.raises(FloorListClosedError):
        ask(hall, 1)
    order = ask(hall, 1, ORDER)
    assert waiting(hall) == [order, waits]
    hall.coop.run(reopen_floor, hall.chair, item_id=hall.item_id(2))
    ask(hall, 1)
    assert len(waiting(hall)) == 3


def test_nobody_stands_on_the_list_twice(hall: Hall) -> None:
    turn_id = ask(hall, 0)
    for kind in (FOR, AGAINST, NEUTRAL):
        with pytest.raises(AlreadyAskedError):
            ask(hall, 0, kind)
    give(hall, turn_id)
    with pytest.raises(AlreadyAskedError):
        ask(hall, 0)
    hall.coop.run(end_speech, hall.chair, turn_id=turn_id)
    ask(hall, 0)
    assert len(waiting(hall)) == 1


def test_who_takes_it_back_may_ask_again(hall: Hall) -> None:
    turn_id = ask(hall, 0)
    with pytest.raises(TurnNotFoundError):
        hall.coop.run(withdraw_request, hall.members[1], turn_id=turn_id)
    assert waiting(hall) == [turn_id]
    hall.coop.run(withdraw_request, hall.members[0], turn_id=turn_id)
    with pytest.raises(TurnOverError):
        hall.coop.run(withdraw_request, hall.members[0], turn_id=turn_id)
    again = ask(hall, 0)
    hall.coop.run(strike_request, hall.chair, turn_id=again)
    assert waiting(hall) == []


def test_who_left_is_passed_over_and_keeps_the_place(hall: Hall) -> None:
    turn_id = ask(hall, 0)
    member = hall.members[0]
    hall.coop.run(leave_meeting, member, meeting_id=hall.meeting_id)
    assert waiting(hall) == []
    with pytest.raises(MemberNotPresentError):
        give(hall, turn_id)
    with pytest.raises(NotPresentError):
        ask(hall, 0)


@pytest.mark.parametrize("kind", list(TurnKind))
def test_the_chair_and_the_door_enter_who_raises_a_hand(hall: Hall, kind: TurnKind) -> None:
    person_id = hall.members[0].person_id
    assert person_id is not None
    turn_id = enter(hall, person_id, kind=kind)
    assert waiting(hall) == [turn_id]
    hall.coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    hall.coop.run(strike_request, hall.chair, turn_id=turn_id)
    with pytest.raises(MemberNotPresentError):
        enter(hall, person_id, kind=kind)


def test_nobody_speaks_before_the_first_point_or_after_the_end(coop: Coop) -> None:
    hall = make_hall(coop)
    assert hall.view.floor is None
    with pytest.raises(ItemNotOnError):
        ask(hall, 0, number=1)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(1))
    turn_id = ask(hall, 0, number=1)
    give(hall, turn_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    for act in (lambda: ask(hall, 1, number=1), lambda: close_list(hall)):
        with pytest.raises(MeetingClosedError):
            act()
    (opening, *_) = coop.ask(minutes_desk, hall.chair, meeting_id=hall.meeting_id).items
    assert [row.ended_at for row in opening.speakers] == [START]


def close_list(hall: Hall) -> None:
    hall.coop.run(close_floor, hall.chair, item_id=hall.item_id(1))


def test_another_point_has_a_list_of_its_own(hall: Hall) -> None:
    first, second = ask(hall, 0), ask(hall, 1)
    give(hall, first)
    hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
    assert hall.view.floor is not None
    assert (hall.view.floor.speaking, hall.view.floor.waiting) == (None, ())
    # The page of who pressed was a moment behind.
    with pytest.raises(ItemNotOnError):
        give(hall, second)
    with pytest.raises(ItemNotOnError):
        ask(hall, 2)
    ask(hall, 0, number=3)


def test_a_vote_ends_the_talking(hall: Hall) -> None:
    give(hall, ask(hall, 0))
    hall.coop.run(open_vote, hall.chair, item_id=hall.item_id(2))
    assert hall.view.floor is None
    desk = hall.coop.ask(floor_desk, hall.chair, meeting_id=hall.meeting_id)
    assert desk.floor.speaking is None
    assert len(desk.floor.spoken) == 1


def test_who_is_suspended_speaks_about_the_own_point_only(coop: Coop, hall: Hall) -> None:
    # BW 2:38 lid 1, as access in test_suspended.py.
    person_id = make_person(coop, given="Ed")
    member_id = coop.run(add_member, SYSTEM, person_id=person_id)
    enter(hall, hall.members[0].person_id)
    suspended = suspend_in_meeting(coop, hall, person_id, member_id)
    with pytest.raises(SuspendedError):
        coop.run(ask_floor, suspended, item_id=hall.item_id(2), kind=NEUTRAL)
    with pytest.raises(SuspendedError):
        enter(hall, person_id)
    assert len(waiting(hall)) == 1
    give(hall, enter(hall, person_id, for_own_item=True))


def test_who_is_suspended_while_waiting_does_not_get_the_floor(coop: Coop, hall: Hall) -> None:
    person_id = make_person(coop, given="Ed")
    member_id = coop.run(add_member, SYSTEM, person_id=person_id)
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    turn_id = enter(hall, person_id)
    expel(coop, member_id)
    with pytest.raises(SuspendedError):
        give(hall, turn_id)


def enter(
    hall: Hall,
    person_id: uuid.UUID | None,
    *,
    kind: TurnKind = NEUTRAL,
    for_own_item: bool = False,
) -> uuid.UUID:
    assert person_id is not None
    return hall.coop.run(
        enter_request,
        hall.chair,
        item_id=hall.item_id(2),
        person_id=person_id,
        kind=kind,
        for_own_item=for_own_item,
    )


def expel(coop: Coop, member_id: uuid.UUID) -> None:
    today = START.date()
    coop.run(
        expel_member,
        SYSTEM,
        member_id=member_id,
        notified_on=today,
        reason="Verkocht de sleutels.",
        reference="B-4",
    )
    coop.run(note_appeal_of_member, SYSTEM, member_id=member_id, appealed_on=today)


def suspend_in_meeting(
    coop: Coop, hall: Hall, person_id: uuid.UUID, member_id: uuid.UUID
) -> Actor:
    expel(coop, member_id)
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id, for_own_item=True)
    return actor_for(coop, person_id)


def test_who_may_do_what(hall: Hall, make_actor: MakeActor) -> None:
    member = hall.members[0]
    turn_id = ask(hall, 0)
    stranger = make_actor(Permission.ASSEMBLY_MEETING_READ)
    refused: list[tuple[object, Actor, dict[str, object]]] = [
        (ask_floor, stranger, {"item_id": hall.item_id(2), "kind": FOR}),
        (withdraw_request, stranger, {"turn_id": turn_id}),
        (
            enter_request,
            member,
            {"item_id": hall.item_id(2), "person_id": member.person_id, "kind": ORDER},
        ),
        (give_floor, member, {"turn_id": turn_id}),
        (end_speech, member, {"turn_id": turn_id}),
        (extend_speech, member, {"turn_id": turn_id}),
        (strike_request, member, {"turn_id": turn_id}),
        (close_floor, member, {"item_id": hall.item_id(2)}),
        (reopen_floor, member, {"item_id": hall.item_id(2)}),
        (set_speaking_time, member, {"meeting_id": hall.meeting_id, "minutes": 5}),
    ]
    revision = hall.view.revision
    for act, actor, values in refused:
        with pytest.raises(MissingPermissionError):
            hall.coop.run(act, actor, **values)  # type: ignore[arg-type]
    for query in (floor_desk, minutes_desk):
        with pytest.raises(MissingPermissionError):
            hall.coop.ask(query, member, meeting_id=hall.meeting_id)
    assert hall.view.revision == revision


def test_what_is_not_there_is_not_found(hall: Hall) -> None:
    for act in (give_floor, end_speech, extend_speech, strike_request):
        with pytest.raises(TurnNotFoundError):
            hall.coop.run(act, hall.chair, turn_id=NOWHERE)
    with pytest.raises(TurnNotFoundError):
        hall.coop.run(withdraw_request, hall.members[0], turn_id=NOWHERE)
