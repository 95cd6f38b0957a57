"""Announcing, following, the door's code, and the history with its list."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest

from coop.assembly.errors import (
    MeetingOpenError,
    NotAMemberError,
    NotConvenedError,
    NotPresentError,
)
from coop.assembly.lookups import AnnouncedNumbers
from coop.assembly.queries import (
    announced,
    attendance_history,
    attendance_list,
    emergency_pack,
    find_members,
    live_view,
    member_of_code,
    own_announcement,
    trouble_view,
)
from coop.assembly.rules import MoveKind
from coop.assembly.services import (
    announce_coming,
    can_follow_again,
    cannot_follow,
    check_in,
    check_out,
    give_proxy,
    join_meeting,
    open_meeting,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.errors import LinkExpiredError, LinkNotFoundError
from coop.people.lookups import LinkToken
from coop.people.rules import LIFETIMES, LinkPurpose
from coop.people.services import issue_link
from tests.coop.assembly.makers import Hall, make_chair, make_hall, make_meeting
from tests.makers import actor_for, make_member, make_person
from tests.pdfs import words_of


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


def say(coop: Coop, actor: Actor, meeting_id: uuid.UUID, *, comes: bool) -> None:
    coop.run(announce_coming, actor, meeting_id=meeting_id, comes=comes)


def test_coming_is_said_may_change_and_is_no_attendance(coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    members = [actor_for(coop, make_member(coop, given=f"Lid {n}")) for n in range(3)]
    for actor in members:
        say(coop, actor, meeting_id, comes=True)
    say(coop, members[0], meeting_id, comes=False)
    assert coop.ask(announced, SYSTEM, meeting_id=meeting_id) == AnnouncedNumbers(
        come=2, stay_away=1
    )
    assert coop.ask(own_announcement, members[0], meeting_id=meeting_id).comes is False
    assert coop.ask(attendance_history, SYSTEM, meeting_id=meeting_id).lines == ()
    chair = make_chair(coop)
    coop.run(open_meeting, chair, meeting_id=meeting_id)
    with pytest.raises(MeetingOpenError):
        say(coop, members[0], meeting_id, comes=True)


def test_a_link_says_it_for_one_member_in_one_meeting(coop: Coop) -> None:
    meeting_id, other_id = make_meeting(coop), make_meeting(coop)
    person_id = make_member(coop, given="Wim")
    holder = coop.identify(LinkToken(link(coop, LinkPurpose.ANNOUNCEMENT, meeting_id, person_id)))
    say(coop, holder, meeting_id, comes=True)
    assert coop.ask(announced, SYSTEM, meeting_id=meeting_id).come == 1
    with pytest.raises(MissingPermissionError):
        say(coop, holder, other_id, comes=True)
    with pytest.raises(MissingPermissionError):
        say(coop, NOBODY, meeting_id, comes=True)
    neighbour = make_person(coop, given="Buur")
    holder = coop.identify(LinkToken(link(coop, LinkPurpose.ANNOUNCEMENT, meeting_id, neighbour)))
    with pytest.raises(NotAMemberError):
        say(coop, holder, meeting_id, comes=True)


def link(
    coop: Coop, purpose: LinkPurpose, meeting_id: uuid.UUID, person_id: uuid.UUID | None
) -> str:
    return coop.run(
        issue_link, SYSTEM, purpose=purpose, subject_id=meeting_id, person_id=person_id
    )


def test_the_chair_sees_who_cannot_follow_and_is_told_to_wait(coop: Coop, hall: Hall) -> None:
    first, second = hall.members[:2]
    before = hall.view.revision
    for _ in range(2):
        coop.run(cannot_follow, first, meeting_id=hall.meeting_id)
    seen = coop.ask(trouble_view, hall.chair, meeting_id=hall.meeting_id)
    assert (seen.unable, seen.proposes_pause) == (1, True)
    assert hall.view.revision == before + 1
    assert coop.ask(live_view, first, meeting_id=hall.meeting_id).own.has_trouble
    coop.run(can_follow_again, first, meeting_id=hall.meeting_id)
    coop.run(can_follow_again, second, meeting_id=hall.meeting_id)
    assert not coop.ask(trouble_view, hall.chair, meeting_id=hall.meeting_id).proposes_pause
    (line,) = coop.ask(attendance_history, hall.chair, meeting_id=hall.meeting_id).troubles
    assert (line.name, line.until_at) == ("Bos, Lid 1", coop.clock.now())


def test_who_left_or_is_not_there_is_not_counted(coop: Coop, hall: Hall) -> None:
    leaves = hall.members[0]
    assert leaves.person_id is not None
    coop.run(cannot_follow, leaves, meeting_id=hall.meeting_id)
    coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=leaves.person_id)
    assert coop.ask(trouble_view, hall.chair, meeting_id=hall.meeting_id).unable == 0
    with pytest.raises(NotPresentError):
        coop.run(cannot_follow, leaves, meeting_id=hall.meeting_id)


def test_a_code_tells_the_door_who_this_is_and_works_again_after_some_air(
    coop: Coop, hall: Hall
) -> None:
    person_id = make_member(coop, given="Wim", family="Verweg")
    token = link(coop, LinkPurpose.DOOR, hall.meeting_id, person_id)
    for _ in range(2):
        row = coop.ask(member_of_code, SYSTEM, token=token)
        assert (row.person_id, row.name, row.how) == (person_id, "Verweg, Wim", None)
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
        coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    with pytest.raises(MissingPermissionError):
        coop.ask(member_of_code, hall.members[0], token=token)
    mailed = link(coop, LinkPurpose.ANNOUNCEMENT, hall.meeting_id, person_id)
    assert coop.ask(member_of_code, SYSTEM, token=mailed).person_id == person_id
    for wrong in ("niets", link(coop, LinkPurpose.UNSUBSCRIBE, hall.meeting_id, person_id)):
        with pytest.raises(LinkNotFoundError):
            coop.ask(member_of_code, SYSTEM, token=wrong)
    later = coop.as_of(coop.clock.now() + LIFETIMES[LinkPurpose.DOOR] + timedelta(seconds=1))
    with pytest.raises(LinkExpiredError):
        later.ask(member_of_code, SYSTEM, token=token)
    stranger = link(coop, LinkPurpose.DOOR, hall.meeting_id, make_person(coop, given="Buur"))
    with pytest.raises(NotAMemberError):
        coop.ask(member_of_code, SYSTEM, token=stranger)


def test_the_door_sees_proxies_given_and_held(coop: Coop, hall: Hall) -> None:
    away = actor_for(coop, make_member(coop, given="Wim", family="Verweg"))
    coop.run(give_proxy, away, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    (row,) = coop.ask(find_members, SYSTEM, meeting_id=hall.meeting_id, text="Verweg")
    assert (row.gave_proxy, row.holds) == (True, 0)
    others = coop.ask(find_members, SYSTEM, meeting_id=hall.meeting_id, text="Lid")
    assert {row.name: row.holds for row in others} == {
        "Bos, Lid 1": 1,
        "Bos, Lid 2": 0,
        "Bos, Lid 3": 0,
    }


def test_the_list_names_who_was_there_for_whom_and_who_left(coop: Coop, hall: Hall) -> None:
    home = actor_for(coop, make_member(coop, given="Wim", family="Thuis"))
    away = actor_for(coop, make_member(coop, given="Ria", family="Verweg"))
    coop.run(join_meeting, home, meeting_id=hall.meeting_id)
    coop.run(give_proxy, away, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    left = hall.members[2].person_id
    assert left is not None
    coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=left)
    history = coop.ask(attendance_history, hall.chair, meeting_id=hall.meeting_id)
    assert Counter(line.kind for line in history.lines) == {
        MoveKind.CAME_IN: 3,
        MoveKind.JOINED: 1,
        MoveKind.LEFT: 1,
    }
    assert (history.represented, history.numbers.all) == (1, 3)
    words = words_of(
        coop.ask(attendance_list, hall.chair, meeting_id=hall.meeting_id, locale="nl")
    )
    assert "Presentielijst" in words
    assert "Thuis, Wim" in words
    assert "online" in words
    assert "Verweg, Ria" in words
    with pytest.raises(MissingPermissionError):
        coop.ask(attendance_list, home, meeting_id=hall.meeting_id, locale="nl")


def test_the_pack_holds_all_the_hall_needs_without_a_computer(coop: Coop, hall: Hall) -> None:
    away = actor_for(coop, make_member(coop, given="Ria", family="Verweg"))
    coop.run(give_proxy, away, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    pack = coop.ask(emergency_pack, hall.chair, meeting_id=hall.meeting_id, locale="nl")
    words = words_of(pack)
    for found in (
        "Wij gaan verder op papier.",
        "De coöperatie koopt een bakfiets.",
        "Verweg, Ria",
        "Handtekening",
        "Stembriefjes bij punt 2",
        "Ongeldig:",
        "Nageteld door",
    ):
        assert found in words
    with pytest.raises(MissingPermissionError):
        coop.ask(emergency_pack, away, meeting_id=hall.meeting_id, locale="nl")
    planned = make_meeting(coop, is_convened=False)
    with pytest.raises(NotConvenedError):
        coop.ask(emergency_pack, SYSTEM, meeting_id=planned, locale="nl")


def test_the_papers_are_tagged_for_a_screen_reader(coop: Coop, hall: Hall) -> None:
    for content in (
        coop.ask(attendance_list, hall.chair, meeting_id=hall.meeting_id, locale="nl"),
        coop.ask(emergency_pack, hall.chair, meeting_id=hall.meeting_id, locale="en"),
    ):
        with pikepdf.open(BytesIO(content)) as paper:
            assert paper.Root.MarkInfo.Marked
            assert b"pdfuaid:part" in paper.Root.Metadata.read_bytes()
            assert "/TH" in {str(tag) for tag in tags_of(paper.Root.StructTreeRoot)}


def tags_of(element: object) -> Iterator[object]:
    """Walk through the structure of a tagged document."""
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element:
        yield element.S
    inside = element.get("/K")
    for one in inside if isinstance(inside, pikepdf.Array) else [inside]:
        yield from tags_of(one)
