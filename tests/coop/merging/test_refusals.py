"""Which two entries are not made one, and that nothing changed then."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.membership.errors import SamePersonError
from coop.membership.models import Member
from coop.membership.services import suspend_member
from coop.merging.errors import (
    AlreadyMergedError,
    MergeDuringMeetingError,
    MergeDuringVoteError,
    MergeOfSuspendedError,
    NothingSharedError,
    OwnMergeError,
)
from coop.merging.queries import merge_view
from coop.merging.rules.choices import Side
from coop.people.errors import PersonNotFoundError
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_hall
from tests.coop.merging.entries import everything, member_of, merge, seen
from tests.makers import actor_for, give_role, make_member, make_officer, make_person


def open_vote(coop: Coop, pair: tuple[uuid.UUID, uuid.UUID]) -> type[CoopError]:
    hall = make_hall(coop, members=1)
    hall.open_vote()
    return MergeDuringVoteError


def meeting_with_both(coop: Coop, pair: tuple[uuid.UUID, uuid.UUID]) -> type[CoopError]:
    make_hall(coop, members=1)
    return MergeDuringMeetingError


def suspended(coop: Coop, pair: tuple[uuid.UUID, uuid.UUID]) -> type[CoopError]:
    coop.run(
        suspend_member,
        SYSTEM,
        member_id=member_of(coop, pair[1]).id,
        last_day=coop.clock.now().date() + timedelta(days=7),
        reason="Dreigde.",
        reference="",
    )
    return MergeOfSuspendedError


@pytest.mark.parametrize("arrange", [open_vote, meeting_with_both, suspended])
def test_what_stands_in_the_way_changes_nothing(
    coop: Coop,
    jan: uuid.UUID,
    initial: uuid.UUID,
    arrange: Callable[[Coop, tuple[uuid.UUID, uuid.UUID]], type[CoopError]],
) -> None:
    expected = arrange(coop, (jan, initial))
    before = everything(coop)
    with pytest.raises(expected):
        merge(coop, jan, initial)
    assert everything(coop) == before
    assert expected in {type(one) for one in seen(coop, jan, initial).obstacles}


def test_one_who_came_to_the_meeting_is_not_merged_meanwhile(coop: Coop) -> None:
    hall = make_hall(coop, members=1)
    present = hall.members[0].person_id
    assert present is not None
    resident = make_person(coop, given="Lid 1", family="Bos")
    with pytest.raises(MergeDuringMeetingError):
        merge(coop, present, resident)


def test_two_who_share_nothing_are_two(coop: Coop, jan: uuid.UUID) -> None:
    ria = make_member(coop, given="Ria", family="Bakker")
    with pytest.raises(NothingSharedError):
        merge(coop, jan, ria)


def test_nobody_merges_oneself(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    give_role(coop, jan, RoleKind.SECRETARY)
    give_role(coop, initial, RoleKind.TREASURER)
    with pytest.raises(OwnMergeError):
        merge(coop, jan, initial, actor_for(coop, jan))


def test_what_makes_no_sense_is_refused(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    with pytest.raises(SamePersonError):
        merge(coop, jan, jan)
    with pytest.raises(PersonNotFoundError):
        merge(coop, jan, uuid.UUID(int=7))
    for kind in (RoleKind.CHAIR, RoleKind.TREASURER):
        officer = make_officer(coop, kind)
        with pytest.raises(MissingPermissionError):
            merge(coop, jan, initial, officer)
        with pytest.raises(MissingPermissionError):
            coop.ask(merge_view, officer, one=jan, other=initial, chosen={})


def test_the_second_hears_who_was_first(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    secretary = make_officer(coop, RoleKind.SECRETARY)
    merge(coop, jan, initial, secretary, stays=Side.ONE)
    before = everything(coop)
    with pytest.raises(AlreadyMergedError) as refused:
        merge(coop, initial, jan, make_officer(coop, RoleKind.SECRETARY), stays=Side.ONE)
    assert refused.value.details == {"name": "Secretary Bos"}
    assert len(everything(coop)["members"]) == len(before["members"])


def test_two_secretaries_at_once_have_one_effect(committed_coop: Coop) -> None:
    coop = committed_coop
    one = make_member(coop, given="Jan", family="Vries")
    other = make_member(coop, given="J.", family="Vries")
    secretaries = [make_officer(coop, RoleKind.SECRETARY) for _ in range(4)]

    def press(number: int) -> str:
        pair = (one, other) if number % 2 else (other, one)
        try:
            merge(coop, *pair, secretaries[number])
        except AlreadyMergedError:
            return "already"
        return "done"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(press, range(4))) == ["already"] * 3 + ["done"]
    with coop._reading() as session:
        current = session.scalars(select(Member).where(Member.ended_on.is_(None))).all()
    assert len(current) == 1
