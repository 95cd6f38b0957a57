import uuid
from datetime import timedelta

import pytest

from coop.assembly.errors import (
    DecidedAlreadyError,
    DecisionTextMissingError,
    FilingSettledError,
    MeetingClosedError,
    MeetingNotFoundError,
    MeetingNotOpenError,
    NobodyThereError,
    NotOnBoardError,
)
from coop.assembly.queries import (
    board_decision_numbers,
    board_meeting,
    board_meetings,
    decision_list,
    filings,
    meeting_rows,
    meeting_view,
    minutes_view,
    retirement_schedule,
)
from coop.assembly.rules import (
    DecisionKind,
    FilingKind,
    FilingState,
    MeetingKind,
    MinutesState,
)
from coop.assembly.services import (
    add_board_item,
    add_item,
    add_returning_items,
    begin_board_meeting,
    close_board_meeting,
    close_meeting,
    convene_meeting,
    decide_in_board,
    join_meeting,
    open_meeting,
    plan_board_meeting,
    select_item,
    settle_filing,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_chair, make_meeting
from tests.doubles import START
from tests.makers import actor_for, make_member, make_officer


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


@pytest.fixture
def member(coop: Coop) -> Actor:
    return actor_for(coop, make_member(coop))


def planned(coop: Coop, secretary: Actor) -> uuid.UUID:
    return coop.run(
        plan_board_meeting,
        secretary,
        title="Bestuursvergadering",
        place="Wijkhuis",
        starts_at=START,
    )


def begun(coop: Coop, secretary: Actor) -> tuple[uuid.UUID, uuid.UUID]:
    """Return a meeting of the board that is on, and its one point."""
    meeting_id = planned(coop, secretary)
    item_id = coop.run(add_board_item, secretary, meeting_id=meeting_id, title="Toelating")
    assert secretary.person_id is not None
    coop.run(begin_board_meeting, secretary, meeting_id=meeting_id, present=[secretary.person_id])
    return meeting_id, item_id


def test_the_board_decides_and_its_minutes_are_drafted(coop: Coop, secretary: Actor) -> None:
    meeting_id, item_id = begun(coop, secretary)
    coop.run(decide_in_board, secretary, item_id=item_id, text="Noor Berg wordt lid.")
    assert coop.ask(board_decision_numbers, secretary) == (f"B{START.year}-01",)
    coop.run(close_board_meeting, secretary, meeting_id=meeting_id)
    head, point = coop.ask(minutes_view, secretary, meeting_id=meeting_id).sections
    assert "Aanwezig: Secretary Bos." in head.text
    assert f"Besluit B{START.year}-01." in point.text
    # The members' own list does not have it.
    assert coop.ask(decision_list, secretary).rows == ()


def test_nobody_but_the_board_learns_of_it(coop: Coop, secretary: Actor, member: Actor) -> None:
    meeting_id, _ = begun(coop, secretary)
    assert coop.ask(meeting_rows, member) == ()
    for query in (meeting_view, minutes_view):
        with pytest.raises(MeetingNotFoundError):
            coop.ask(query, member, meeting_id=meeting_id)
    with pytest.raises(MeetingNotFoundError):
        coop.run(join_meeting, member, meeting_id=meeting_id)
    for refused in (board_meetings, board_decision_numbers):
        with pytest.raises(MissingPermissionError):
            coop.ask(refused, member)
    with pytest.raises(MissingPermissionError):
        coop.ask(board_meeting, member, meeting_id=meeting_id)


def test_a_treasurer_reads_and_does_not_hold(coop: Coop, secretary: Actor) -> None:
    meeting_id, item_id = begun(coop, secretary)
    treasurer = make_officer(coop, RoleKind.TREASURER)
    assert coop.ask(board_meeting, treasurer, meeting_id=meeting_id).items[0].id == item_id
    with pytest.raises(MissingPermissionError):
        coop.run(decide_in_board, treasurer, item_id=item_id, text="Nee.")


def test_it_begins_with_who_is_on_the_board(coop: Coop, secretary: Actor, member: Actor) -> None:
    meeting_id = planned(coop, secretary)
    item_id = coop.run(add_board_item, secretary, meeting_id=meeting_id, title="Toelating")
    with pytest.raises(NobodyThereError):
        coop.run(begin_board_meeting, secretary, meeting_id=meeting_id, present=[])
    assert member.person_id is not None
    with pytest.raises(NotOnBoardError):
        coop.run(begin_board_meeting, secretary, meeting_id=meeting_id, present=[member.person_id])
    with pytest.raises(MeetingNotOpenError):
        coop.run(decide_in_board, secretary, item_id=item_id, text="Te vroeg.")


def test_a_point_is_decided_once_and_not_after_the_end(coop: Coop, secretary: Actor) -> None:
    meeting_id, item_id = begun(coop, secretary)
    with pytest.raises(DecisionTextMissingError):
        coop.run(decide_in_board, secretary, item_id=item_id, text="  ")
    coop.run(decide_in_board, secretary, item_id=item_id, text="Ja.")
    with pytest.raises(DecidedAlreadyError):
        coop.run(decide_in_board, secretary, item_id=item_id, text="Nee.")
    coop.run(close_board_meeting, secretary, meeting_id=meeting_id)
    with pytest.raises(MeetingClosedError):
        coop.run(close_board_meeting, secretary, meeting_id=meeting_id)
    assert coop.ask(board_meeting, secretary, meeting_id=meeting_id).items[0].decision == "Ja."


def test_the_board_adopts_its_minutes_at_its_next_meeting(coop: Coop, secretary: Actor) -> None:
    first, item_id = begun(coop, secretary)
    coop.run(decide_in_board, secretary, item_id=item_id, text="Ja.")
    coop.run(close_board_meeting, secretary, meeting_id=first)
    second = planned(coop, secretary)
    coop.run(add_returning_items, secretary, meeting_id=second)
    assert secretary.person_id is not None
    coop.run(begin_board_meeting, secretary, meeting_id=second, present=[secretary.person_id])
    (point,) = coop.ask(board_meeting, secretary, meeting_id=second).items
    coop.run(decide_in_board, secretary, item_id=point.id, text="De notulen zijn vastgesteld.")
    coop.run(close_board_meeting, secretary, meeting_id=second)
    found = coop.ask(minutes_view, secretary, meeting_id=first)
    assert found.state is MinutesState.ADOPTED
    assert found.kind is MeetingKind.BOARD


def test_an_election_asks_for_filings_within_a_week(coop: Coop, secretary: Actor) -> None:
    chair = make_chair(coop)
    meeting_id = make_meeting(coop, is_convened=False, motions=())
    item_id = coop.run(
        add_item,
        SYSTEM,
        meeting_id=meeting_id,
        title="Verkiezing van een penningmeester",
        kind=DecisionKind.ELECTION,
    )
    coop.as_of(START - timedelta(days=20)).run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    coop.run(open_meeting, chair, meeting_id=meeting_id)
    coop.run(select_item, chair, meeting_id=meeting_id, item_id=item_id)
    coop.run(close_meeting, chair, meeting_id=meeting_id)
    board, owners = coop.ask(filings, secretary)
    assert (board.kind, owners.kind) == (FilingKind.BOARD, FilingKind.OWNERS)
    assert board.due_on == START.date() + timedelta(days=7)
    coop.run(settle_filing, secretary, filing_id=board.id, was_needed=True)
    with pytest.raises(FilingSettledError):
        coop.run(settle_filing, secretary, filing_id=board.id, was_needed=False)
    states = {line.kind: line.state for line in coop.ask(filings, secretary)}
    assert states == {FilingKind.BOARD: FilingState.DONE, FilingKind.OWNERS: FilingState.OPEN}


def test_members_read_the_schedule_of_the_board(coop: Coop, member: Actor) -> None:
    make_chair(coop)
    view = coop.ask(retirement_schedule, member)
    assert [name for name, _ in view.seats] == ["Marijke Broek"]
    assert view.seats[0][1].term == 1
