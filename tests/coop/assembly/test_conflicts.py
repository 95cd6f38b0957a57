"""Own interests: of directors in the board (BW 2:44 lid 6), of members by statutes (BW 2:12).

Acceptance test 13 of dutch-rules.md 8.
"""

import uuid
from dataclasses import dataclass

import pytest

from coop.assembly.errors import (
    ConflictOfInterestError,
    MeetingNotOpenError,
    VoteStillOpenError,
)
from coop.assembly.queries import board_meeting, meeting_view
from coop.assembly.queries.board import BoardItem
from coop.assembly.services import (
    add_board_item,
    begin_board_meeting,
    cast_vote,
    decide_in_board,
    discuss_in_board,
    note_conflict,
    plan_board_meeting,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.errors import NotOnRollError
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_chair, make_hall
from tests.makers import actor_for, give_role, make_member, make_officer


@dataclass(frozen=True, slots=True)
class Board:
    """A meeting of the board that is on, with its chair, its treasurer and one point."""

    coop: Coop
    meeting_id: uuid.UUID
    item_id: uuid.UUID
    chair: Actor
    treasurer: Actor

    def note(self, actor: Actor, *, has_interest: bool = True) -> None:
        assert actor.person_id is not None
        self.coop.run(
            note_conflict,
            self.chair,
            item_id=self.item_id,
            person_id=actor.person_id,
            has_interest=has_interest,
        )

    def discuss(self, actor: Actor) -> None:
        self.coop.run(discuss_in_board, actor, item_id=self.item_id)

    @property
    def item(self) -> BoardItem:
        return self.coop.ask(board_meeting, self.chair, meeting_id=self.meeting_id).items[0]

    def decide(self) -> None:
        self.coop.run(
            decide_in_board, self.chair, item_id=self.item_id, text="Broek BV verft het huis."
        )


@pytest.fixture
def board(coop: Coop) -> Board:
    chair = make_chair(coop)
    treasurer_id = make_member(coop, given="Tom")
    give_role(coop, treasurer_id, RoleKind.TREASURER)
    meeting_id = coop.run(
        plan_board_meeting, chair, title="Bestuur", place="De Linde", starts_at=coop.clock.now()
    )
    item_id = coop.run(add_board_item, chair, meeting_id=meeting_id, title="Schilderwerk")
    assert chair.person_id is not None
    coop.run(
        begin_board_meeting,
        chair,
        meeting_id=meeting_id,
        present=frozenset({chair.person_id, treasurer_id}),
    )
    return Board(coop, meeting_id, item_id, chair, actor_for(coop, treasurer_id))


def note(hall: Hall, actor: Actor, number: int = 1) -> None:
    assert actor.person_id is not None
    hall.coop.run(note_conflict, SYSTEM, item_id=hall.item_id(number), person_id=actor.person_id)


def cast(coop: Coop, actor: Actor, poll_id: uuid.UUID) -> None:
    coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)


def test_a_director_with_an_interest_neither_discusses_nor_decides(board: Board) -> None:
    board.note(board.chair)
    with pytest.raises(ConflictOfInterestError) as refused:
        board.decide()
    assert refused.value.details == {"article": "BW 2:44 lid 6"}
    view = board.coop.ask(board_meeting, board.chair, meeting_id=board.meeting_id)
    assert view.items[0].interested == {board.chair.person_id}
    assert view.items[0].decision == ""


def test_a_director_with_an_interest_does_not_open_the_discussion(board: Board) -> None:
    """Acceptance test 13 of dutch-rules.md 8 (BW 2:44 lid 6): neither this nor deciding."""
    board.note(board.chair)
    with pytest.raises(ConflictOfInterestError) as refused:
        board.discuss(board.chair)
    assert refused.value.details == {"article": "BW 2:44 lid 6"}
    assert not board.item.is_current
    board.discuss(make_officer(board.coop, RoleKind.SECRETARY))
    assert board.item.is_current


def test_another_does(board: Board) -> None:
    board.note(board.treasurer)
    board.discuss(board.chair)
    board.discuss(board.chair)
    assert board.item.is_current
    board.decide()


def test_nothing_is_discussed_before_the_board_begins(board: Board) -> None:
    later = board.coop.run(
        plan_board_meeting,
        board.chair,
        title="Later",
        place="De Linde",
        starts_at=board.coop.clock.now(),
    )
    item_id = board.coop.run(add_board_item, board.chair, meeting_id=later, title="Verf")
    with pytest.raises(MeetingNotOpenError):
        board.coop.run(discuss_in_board, board.chair, item_id=item_id)


def test_an_interest_that_is_gone_keeps_nobody_away(board: Board) -> None:
    board.note(board.chair)
    board.note(board.chair, has_interest=False)
    board.decide()


def test_no_interest_is_noted_while_people_vote(coop: Coop) -> None:
    hall = make_hall(coop)
    hall.open_vote()
    with pytest.raises(VoteStillOpenError):
        note(hall, hall.members[0], 2)


def test_only_who_leads_notes_an_interest(board: Board) -> None:
    assert board.treasurer.person_id is not None
    with pytest.raises(MissingPermissionError):
        board.coop.run(
            note_conflict,
            board.treasurer,
            item_id=board.item_id,
            person_id=board.treasurer.person_id,
        )


def test_in_the_assembly_a_member_votes_on_the_own_interest(coop: Coop) -> None:
    hall = make_hall(coop)
    note(hall, hall.members[0], 2)
    cast(coop, hall.members[0], hall.open_vote())


def test_unless_the_statutes_say_otherwise(coop: Coop) -> None:
    hall = make_hall(coop)
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.INTERESTED_VOTE,
        value="nee",
        layer=Layer.STATUTES,
        article="artikel 15 lid 6 van de statuten",
    )
    note(hall, hall.members[0], 2)
    with pytest.raises(NotOnRollError):
        cast(coop, hall.members[0], hall.open_vote())
    assert coop.ask(meeting_view, hall.chair, meeting_id=hall.meeting_id).open_vote is not None
