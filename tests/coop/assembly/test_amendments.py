import uuid

import pytest

from coop.assembly.errors import (
    AmendmentCollisionError,
    AmendmentDecidedError,
    AmendmentNotFoundError,
    AmendmentNotNextError,
    AmendmentsClosedError,
    CountMissingError,
    MeetingNotOpenError,
    NestedTooDeepError,
    NoChangeError,
    NotAmendableError,
    OwnAmendmentError,
    TextTooLongError,
)
from coop.assembly.queries import motion_view
from coop.assembly.queries.motions import MotionView
from coop.assembly.rules import AmendmentState
from coop.assembly.services import (
    decide_amendment,
    order_amendments,
    submit_amendment,
    withdraw_amendment,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from tests.coop.assembly.makers import Hall, make_chair, make_hall, make_meeting
from tests.doubles import START
from tests.makers import actor_for, make_member, make_person

MOTION = "De coöperatie koopt een bakfiets."
TWO = "De coöperatie koopt twee bakfietsen."
RED = "De coöperatie koopt een rode bakfiets."
HIRED = "De coöperatie huurt een bakfiets."


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop, members=2)


def amend(hall: Hall, text: str, *, by: int = 0, parent: uuid.UUID | None = None) -> uuid.UUID:
    return hall.coop.run(
        submit_amendment,
        hall.members[by],
        item_id=hall.item_id(2),
        text=text,
        explanation="Beter.",
        parent_id=parent,
    )


def settle(
    hall: Hall, amendment_id: uuid.UUID, votes_for: int = 5, against: int = 2, text: str = ""
) -> bool:
    return hall.coop.run(
        decide_amendment,
        hall.chair,
        amendment_id=amendment_id,
        votes_for=votes_for,
        votes_against=against,
        text=text,
    )


def seen(hall: Hall) -> MotionView:
    return hall.coop.ask(
        motion_view, hall.members[0], meeting_id=hall.meeting_id, item_id=hall.item_id(2)
    )


def states(hall: Hall) -> dict[int, AmendmentState]:
    return {one.number: one.state for one in seen(hall).amendments}


def test_an_adopted_amendment_joins_the_text_and_the_old_one_is_kept(hall: Hall) -> None:
    assert settle(hall, amend(hall, HIRED))
    found = seen(hall)
    assert (found.motion, found.version) == (HIRED, 2)
    assert found.amended_at == START
    assert [(one.version, one.text) for one in found.former] == [(1, MOTION)]
    (one,) = found.amendments
    assert (one.state, one.votes_for, one.votes_against) == (AmendmentState.ADOPTED, 5, 2)


@pytest.mark.parametrize(("votes_for", "against"), [(3, 3), (0, 1), (2, 3)])
def test_a_tie_and_less_reject_and_change_no_word(
    hall: Hall, votes_for: int, against: int
) -> None:
    assert not settle(hall, amend(hall, HIRED), votes_for, against)
    found = seen(hall)
    assert (found.motion, found.version, found.amended_at, found.former) == (MOTION, 1, None, ())
    assert states(hall) == {1: AmendmentState.REJECTED}


def test_two_adopted_amendments_join_where_their_words_differ(hall: Hall) -> None:
    red, hired = amend(hall, RED), amend(hall, HIRED, by=1)
    first, second = (one.id for one in seen(hall).amendments)
    assert {first, second} == {red, hired}
    for amendment_id in (first, second):
        settle(hall, amendment_id)
    assert seen(hall).motion == "De coöperatie huurt een rode bakfiets."
    assert [one.version for one in seen(hall).former] == [1, 2]


def test_a_collision_is_refused_until_somebody_writes_the_text(hall: Hall) -> None:
    two, red = amend(hall, TWO), amend(hall, RED, by=1)
    settle(hall, two)
    with pytest.raises(AmendmentCollisionError):
        settle(hall, red)
    assert states(hall)[2] is AmendmentState.OPEN
    settle(hall, red, text="De coöperatie koopt twee rode bakfietsen.")
    assert seen(hall).motion == "De coöperatie koopt twee rode bakfietsen."


def test_what_changes_an_amendment_comes_before_it_and_joins_it(hall: Hall) -> None:
    two = amend(hall, TWO)
    three = amend(hall, TWO.replace("twee", "drie"), by=1, parent=two)
    assert [one.number for one in seen(hall).amendments] == [2, 1]
    with pytest.raises(AmendmentNotNextError):
        settle(hall, two)
    settle(hall, three)
    assert seen(hall).motion == MOTION
    settle(hall, two)
    assert seen(hall).motion == "De coöperatie koopt drie bakfietsen."


def test_no_change_of_a_change_of_a_change(hall: Hall) -> None:
    two = amend(hall, TWO)
    three = amend(hall, TWO.replace("twee", "drie"), parent=two)
    with pytest.raises(NestedTooDeepError):
        amend(hall, TWO.replace("twee", "vier"), parent=three)


def test_the_chair_orders(hall: Hall) -> None:
    red, two = amend(hall, RED), amend(hall, TWO)
    assert [one.id for one in seen(hall).amendments] == [two, red]
    hall.coop.run(order_amendments, hall.chair, item_id=hall.item_id(2), order=[red, two])
    assert [one.id for one in seen(hall).amendments] == [red, two]
    with pytest.raises(AmendmentNotFoundError):
        hall.coop.run(
            order_amendments, hall.chair, item_id=hall.item_id(2), order=[uuid.UUID(int=9)]
        )
    with pytest.raises(MissingPermissionError):
        hall.coop.run(order_amendments, hall.members[0], item_id=hall.item_id(2), order=[two])


def test_two_chairs_at_once_decide_once(hall: Hall) -> None:
    amendment_id = amend(hall, HIRED)
    settle(hall, amendment_id)
    with pytest.raises(AmendmentDecidedError):
        settle(hall, amendment_id, 0, 9)
    assert seen(hall).motion == HIRED


def test_its_maker_takes_an_amendment_back_with_what_hangs_on_it(hall: Hall) -> None:
    two = amend(hall, TWO)
    amend(hall, TWO.replace("twee", "drie"), by=1, parent=two)
    with pytest.raises(OwnAmendmentError):
        hall.coop.run(withdraw_amendment, hall.members[1], amendment_id=two)
    hall.coop.run(withdraw_amendment, hall.members[0], amendment_id=two)
    assert seen(hall).amendments == ()
    with pytest.raises(AmendmentDecidedError):
        settle(hall, two)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [(f" {MOTION}\n", NoChangeError), ("a" * 30_001, TextTooLongError)],
    ids=["no change", "too long"],
)
def test_texts_that_are_refused(hall: Hall, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        amend(hall, text)
    assert seen(hall).amendments == ()


def test_numbers_nobody_counted_are_refused(hall: Hall) -> None:
    amendment_id = amend(hall, HIRED)
    with pytest.raises(CountMissingError):
        settle(hall, amendment_id, 0, 0)
    assert states(hall) == {1: AmendmentState.OPEN}


def test_once_the_members_vote_the_text_stands(hall: Hall) -> None:
    waiting = amend(hall, HIRED)
    hall.open_vote(2)
    with pytest.raises(AmendmentsClosedError):
        amend(hall, TWO)
    with pytest.raises(AmendmentsClosedError):
        settle(hall, waiting)
    assert seen(hall).motion == MOTION


def test_a_point_without_motion_is_not_amended(hall: Hall) -> None:
    with pytest.raises(NotAmendableError):
        hall.coop.run(submit_amendment, hall.members[0], item_id=hall.item_id(1), text="Iets.")


def test_amendments_come_from_the_convocation_on_and_are_decided_in_the_meeting(
    coop: Coop,
) -> None:
    chair = make_chair(coop)
    member = actor_for(coop, make_member(coop))
    meeting_id = make_meeting(coop)
    hall = Hall(coop, meeting_id, chair, (member,))
    amendment_id = amend(hall, HIRED)
    with pytest.raises(MeetingNotOpenError):
        settle(hall, amendment_id)


def test_who_is_no_member_or_no_chair_is_refused(coop: Coop, hall: Hall) -> None:
    amendment_id = amend(hall, HIRED)
    resident = actor_for(coop, make_person(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(submit_amendment, resident, item_id=hall.item_id(2), text=TWO)
    with pytest.raises(MissingPermissionError):
        coop.run(
            decide_amendment,
            hall.members[0],
            amendment_id=amendment_id,
            votes_for=1,
            votes_against=0,
        )
    assert states(hall) == {1: AmendmentState.OPEN}
