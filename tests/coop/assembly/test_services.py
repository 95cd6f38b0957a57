import uuid
from datetime import timedelta

import pytest

from coop.assembly.errors import (
    AgendaEmptyError,
    AgendaFrozenError,
    DoorClosedError,
    HallOnlyError,
    ItemNotFoundError,
    MeetingClosedError,
    MeetingInPastError,
    MeetingNotFoundError,
    MeetingNotOpenError,
    MeetingOpenError,
    NotAMemberError,
    NotConvenedError,
    VoteStillOpenError,
)
from coop.assembly.queries import attendance_view, find_members, meeting_rows, meeting_view
from coop.assembly.rules import ItemState, MeetingForm, MeetingState, Presence
from coop.assembly.services import (
    add_item,
    check_in,
    check_out,
    close_meeting,
    close_vote,
    convene_meeting,
    join_meeting,
    leave_meeting,
    open_meeting,
    plan_meeting,
    select_item,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from tests.conftest import MakeActor
from tests.coop.assembly.makers import make_chair, make_hall, make_meeting
from tests.doubles import START, FixedClock
from tests.makers import actor_for, make_member, make_person

NOWHERE = uuid.UUID(int=404)


def test_an_agenda_is_numbered_in_its_order(coop: Coop) -> None:
    view = coop.ask(meeting_view, SYSTEM, meeting_id=make_meeting(coop))
    assert [(item.number, item.title) for item in view.items] == [
        (1, "Opening"),
        (2, "Voorstel 1"),
        (3, "Voorstel 2"),
    ]


def test_a_convened_agenda_is_frozen(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    with pytest.raises(AgendaFrozenError):
        coop.run(add_item, SYSTEM, meeting_id=meeting_id, title="Nog iets")
    with pytest.raises(AgendaFrozenError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert len(coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items) == 3


def test_nobody_is_convened_to_an_empty_agenda(coop: Coop) -> None:
    meeting_id = coop.run(
        plan_meeting,
        SYSTEM,
        title="ALV",
        form=MeetingForm.HALL,
        place="Wijkhuis",
        starts_at=START + timedelta(days=30),
    )
    with pytest.raises(AgendaEmptyError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)


def test_nobody_is_convened_to_the_past(coop: Coop, clock: FixedClock) -> None:
    soon = START + timedelta(minutes=30)
    meeting_id = make_meeting(
        coop, is_convened=False, starts_at=soon, form=MeetingForm.HALL, motions=()
    )
    clock.set(soon)
    with pytest.raises(MeetingInPastError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)
    clock.advance(timedelta(seconds=-1))
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)


def test_a_plan_is_seen_by_who_may_convene_it_only(coop: Coop, make_actor: MakeActor) -> None:
    meeting_id = make_meeting(coop, is_convened=False)
    reader = make_actor(Permission.ASSEMBLY_MEETING_READ)
    assert len(coop.ask(meeting_rows, SYSTEM)) == 1
    assert coop.ask(meeting_rows, reader) == ()
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).state is MeetingState.PLANNED
    with pytest.raises(MeetingNotFoundError):
        coop.ask(meeting_view, reader, meeting_id=meeting_id)


def test_only_the_chair_opens(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(open_meeting, actor_for(coop, make_member(coop)), meeting_id=meeting_id)
    chair = make_chair(coop)
    coop.run(open_meeting, chair, meeting_id=meeting_id)
    assert coop.ask(meeting_view, chair, meeting_id=meeting_id).state is MeetingState.OPEN
    with pytest.raises(MeetingOpenError):
        coop.run(open_meeting, chair, meeting_id=meeting_id)
    coop.run(close_meeting, chair, meeting_id=meeting_id)
    with pytest.raises(MeetingClosedError):
        coop.run(open_meeting, chair, meeting_id=meeting_id)


def test_a_plan_cannot_be_opened(coop: Coop) -> None:
    meeting_id = make_meeting(coop, is_convened=False)
    with pytest.raises(NotConvenedError):
        coop.run(open_meeting, SYSTEM, meeting_id=meeting_id)


def test_an_unknown_meeting_is_not_found(coop: Coop) -> None:
    with pytest.raises(MeetingNotFoundError):
        coop.run(open_meeting, SYSTEM, meeting_id=NOWHERE)
    with pytest.raises(MeetingNotFoundError):
        coop.ask(meeting_view, SYSTEM, meeting_id=NOWHERE)


def test_the_agenda_moves_on(coop: Coop) -> None:
    hall = make_hall(coop)
    for number in (1, 2):
        coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(number))
    states = [item.state for item in hall.view.items]
    assert states == [ItemState.DONE, ItemState.CURRENT, ItemState.NEXT]


def test_a_point_of_another_agenda_is_not_found(coop: Coop) -> None:
    hall = make_hall(coop)
    other = coop.ask(meeting_view, SYSTEM, meeting_id=make_meeting(coop)).items[0]
    for item_id in (other.id, NOWHERE):
        with pytest.raises(ItemNotFoundError):
            coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)
    assert hall.view.current is None


def test_nothing_else_happens_while_people_vote(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    with pytest.raises(VoteStillOpenError):
        coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
    with pytest.raises(VoteStillOpenError):
        coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert hall.view.state is MeetingState.OPEN
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)


def test_with_the_meeting_everybody_leaves(coop: Coop) -> None:
    hall = make_hall(coop)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert hall.view.present.all == 0
    for use_case, actor in ((join_meeting, hall.members[0]), (close_meeting, hall.chair)):
        with pytest.raises(MeetingClosedError):
            coop.run(use_case, actor, meeting_id=hall.meeting_id)


def test_the_door_opens_on_the_day(coop: Coop, clock: FixedClock) -> None:
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=1))
    person_id = make_member(coop)
    with pytest.raises(DoorClosedError):
        coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=person_id)
    # 21 November 23:00 UTC is the 22nd in Tilburg.
    clock.set(START.replace(hour=22, minute=59))
    with pytest.raises(DoorClosedError):
        coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=person_id)
    clock.advance(timedelta(minutes=1))
    coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=person_id)
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).present.at_the_door == 1


def test_only_members_are_let_in(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    resident = make_person(coop)
    with pytest.raises(NotAMemberError):
        coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=resident)
    with pytest.raises(MissingPermissionError):
        coop.run(join_meeting, actor_for(coop, resident), meeting_id=meeting_id)
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).present.all == 0


def test_whose_membership_ended_meanwhile_does_not_join(coop: Coop, make_actor: MakeActor) -> None:
    hall = make_hall(coop)
    with pytest.raises(NotAMemberError):
        coop.run(
            join_meeting,
            make_actor(person_id=make_person(coop)),
            meeting_id=hall.meeting_id,
        )


def test_a_member_does_not_let_others_in(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(check_in, member, meeting_id=meeting_id, person_id=make_member(coop))


def test_taking_part_from_home_begins_when_the_chair_opens(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MeetingNotOpenError):
        coop.run(join_meeting, member, meeting_id=meeting_id)
    coop.run(open_meeting, SYSTEM, meeting_id=meeting_id)
    coop.run(join_meeting, member, meeting_id=meeting_id)
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).present.online == 1


def test_a_meeting_in_the_hall_is_not_joined_from_home(coop: Coop) -> None:
    hall = make_hall(coop, form=MeetingForm.HALL)
    with pytest.raises(HallOnlyError):
        coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    # Who is in the hall may press the button without harm.
    coop.run(join_meeting, hall.members[0], meeting_id=hall.meeting_id)
    assert (hall.view.present.at_the_door, hall.view.present.online) == (3, 0)


def test_from_home_to_the_hall_one_is_present_once(coop: Coop) -> None:
    hall = make_hall(coop)
    person_id = hall.chair.person_id
    assert person_id is not None
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert (hall.view.present.at_the_door, hall.view.present.online) == (3, 1)
    for _ in range(2):
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert (hall.view.present.at_the_door, hall.view.present.online) == (4, 0)


def test_leaving_twice_is_leaving_once(coop: Coop) -> None:
    hall = make_hall(coop)
    for _ in range(2):
        coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
        person_id = hall.members[1].person_id
        assert person_id is not None
        coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    assert hall.view.present.all == 1
    coop.run(join_meeting, hall.members[0], meeting_id=hall.meeting_id)
    assert hall.view.present.all == 2


def test_only_what_everybody_sees_raises_the_revision(coop: Coop) -> None:
    hall = make_hall(coop)
    revisions = [hall.view.revision]

    def step() -> int:
        revisions.append(hall.view.revision)
        return revisions[-1] - revisions[-2]

    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(1))
    assert step() == 1
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(1))
    assert step() == 0
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert step() == 1
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert step() == 0
    coop.run(leave_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert step() == 1
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert step() == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("7", ["Bos, Ana"]),
        ("os", ["Bos, Ana", "Bos, Bea"]),
        ("bea bos", ["Bos, Bea"]),
        ("Bos, Ana", ["Bos, Ana"]),
        ("%", []),
        ("_s", []),
        ("", []),
        ("a", []),
        ("99999999999999999999", []),
        ("²", []),
    ],
)
def test_members_are_found_by_number_or_name(coop: Coop, text: str, names: list[str]) -> None:
    meeting_id = make_meeting(coop)
    for _ in range(6):
        make_member(coop, given="Cor", family="Smit")
    ana = make_member(coop, given="Ana", family="Bos")
    make_member(coop, given="Bea", family="Bos")
    make_person(coop, given="Geen Lid", family="Bos")
    coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=ana)
    found = coop.ask(find_members, SYSTEM, meeting_id=meeting_id, text=text)
    assert [row.name for row in found] == names
    assert all((row.how is Presence.DOOR) == (row.person_id == ana) for row in found)


def test_who_is_present_is_listed_by_name(coop: Coop) -> None:
    hall = make_hall(coop)
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    view = coop.ask(attendance_view, SYSTEM, meeting_id=hall.meeting_id)
    assert [(row.name, row.how) for row in view.present] == [
        ("Bos, Lid 1", Presence.DOOR),
        ("Bos, Lid 2", Presence.DOOR),
        ("Bos, Lid 3", Presence.DOOR),
        ("Broek, Marijke", Presence.ONLINE),
    ]


@pytest.mark.parametrize("title", ["", " \n "])
def test_a_meeting_has_a_title(coop: Coop, title: str) -> None:
    with pytest.raises(CoopError, match="text_missing"):
        coop.run(
            plan_meeting, SYSTEM, title=title, form=MeetingForm.HALL, place="x", starts_at=START
        )
    assert coop.ask(meeting_rows, SYSTEM) == ()
