"""What stands in the way of a vote, and of contesting it, free of any storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coop.assembly.errors import ChallengeNotAllowedError, ChallengeTooLateError
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.majorities import GRAVE, Rules, majority_for
from coop.assembly.rules.meetings import MeetingState
from coop.assembly.rules.quorum import QuorumNumbers, QuorumState, quorum_for
from coop.statutes.rules import Layer, RuleKey, RuleValue
from coop.voting.errors import MajorityNotSetError
from coop.voting.rules import VotingMethod


class Issue(StrEnum):
    """What can stand in the way of opening a vote."""

    MEETING_NOT_OPEN = "meeting_not_open"
    NO_MOTION = "no_motion"
    VOTED_ALREADY = "voted_already"
    OTHER_VOTE_OPEN = "other_vote_open"
    PERSONS_IN_WRITING = "persons_in_writing"
    ELECTRONIC_VOTING_OFF = "electronic_voting_off"
    ELECTRONIC_VOTING_NO_ARTICLE = "electronic_voting_no_article"
    HANDS_CANNOT_WEIGH = "hands_cannot_weigh"
    HANDS_OUT_OF_SIGHT = "hands_out_of_sight"
    NEEDS_A_COUNT = "needs_a_count"
    VOTED_BEFOREHAND = "voted_beforehand"
    MAJORITY_NOT_SET = "majority_not_set"
    NOBODY_PRESENT = "nobody_present"
    NO_QUORUM = "no_quorum"


class Challenger(StrEnum):
    """Who wants a new vote when the chair's declaration is contested (BW 2:13 lid 4)."""

    ONE_VOTER = "one_voter"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What decides over every vote of a meeting alike."""

    state: MeetingState
    rules: Rules
    numbers: QuorumNumbers
    #: Everybody in the hall or online, also who does not vote.
    present: int
    online: int = 0
    #: The statutes give some members more votes than others (BW 2:38 lid 1).
    votes_differ: bool = False
    open_poll_id: UUID | None = None
    #: Points that a first meeting could not decide on for want of a quorum.
    second_items: frozenset[UUID] = frozenset()

    def quorum_of(self, item_id: UUID, kind: DecisionKind) -> QuorumState:
        """Return how the quorum of one decision stands."""
        quorum = quorum_for(kind, self.rules, is_second=item_id in self.second_items)
        return QuorumState(quorum=quorum, numbers=self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFacts:
    """What decides whether one vote can be opened."""

    meeting: MeetingFacts
    item_id: UUID
    kind: DecisionKind
    motion: str
    method: VotingMethod
    #: The vote that holds about this point; a contested one does not any more.
    poll_id: UUID | None

    @property
    def quorum(self) -> QuorumState:
        """Return how the quorum stands."""
        return self.meeting.quorum_of(self.item_id, self.kind)


def issues_before_opening(facts: VoteFacts) -> list[Issue]:
    """Return everything that stands in the way of opening a vote, in the order to solve it."""
    checks: Sequence[tuple[Issue, bool]] = (
        (Issue.MEETING_NOT_OPEN, facts.meeting.state is not MeetingState.OPEN),
        (Issue.NO_MOTION, not facts.motion),
        (Issue.VOTED_ALREADY, facts.poll_id is not None),
        (Issue.OTHER_VOTE_OPEN, facts.meeting.open_poll_id not in {None, facts.poll_id}),
        # Persons are chosen in writing, nameless (research/dutch-rules.md 2.3).
        (Issue.PERSONS_IN_WRITING, facts.kind is DecisionKind.ELECTION),
        *_of_method(facts),
        (Issue.MAJORITY_NOT_SET, not _is_readable(facts)),
        (Issue.NOBODY_PRESENT, facts.meeting.present == 0),
        (Issue.NO_QUORUM, not facts.quorum.is_reached),
    )
    return [issue for issue, stands_in_the_way in checks if stands_in_the_way]


def _of_method(facts: VoteFacts) -> Sequence[tuple[Issue, bool]]:
    electronic = facts.meeting.rules[RuleKey.ELECTRONIC_VOTING]
    match facts.method:
        case VotingMethod.ELECTRONIC:
            # BW 2:38 lid 6: voting by electronic means is for the statutes to allow.
            return (
                (Issue.ELECTRONIC_VOTING_OFF, not electronic.is_on),
                (
                    Issue.ELECTRONIC_VOTING_NO_ARTICLE,
                    electronic.is_on and not _set_by_statutes(electronic),
                ),
            )
        case VotingMethod.HANDS:
            return (
                (Issue.HANDS_CANNOT_WEIGH, facts.meeting.votes_differ),
                # Who may vote from home must be able to; where nobody may, the hall decides.
                (Issue.HANDS_OUT_OF_SIGHT, electronic.is_on and facts.meeting.online > 0),
            )
        case VotingMethod.ACCLAMATION:
            # Who voted beforehand cannot be asked to object.
            early = facts.meeting.numbers.beforehand > 0
            return ((Issue.NEEDS_A_COUNT, facts.kind in GRAVE), (Issue.VOTED_BEFOREHAND, early))
        case VotingMethod.ROLL_CALL:
            return ()


def ensure_can_be_challenged(
    *, is_current: bool, is_challenged: bool, method: VotingMethod, by: Challenger
) -> None:
    """Refuse to contest an outcome later than at once, or by whom the law does not let.

    BW 2:13 lid 4: the majority of the meeting, or one voter present where the first vote was
    neither by roll call nor in writing.
    """
    if not is_current or is_challenged:
        raise ChallengeTooLateError
    if by is Challenger.ONE_VOTER and method is VotingMethod.ROLL_CALL:
        raise ChallengeNotAllowedError


def _set_by_statutes(rule: RuleValue) -> bool:
    return rule.layer is Layer.STATUTES and bool(rule.article.strip())


def _is_readable(facts: VoteFacts) -> bool:
    try:
        majority_for(facts.kind, facts.meeting.rules)
    except MajorityNotSetError:
        return False
    return True
