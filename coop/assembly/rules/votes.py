"""What stands in the way of a vote, free of any storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop.assembly.rules.meetings import MeetingState
from coop.statutes.rules import Layer, RuleValue
from coop.voting.errors import MajorityNotSetError
from coop.voting.rules import majority_of_rule


class Issue(StrEnum):
    """What can stand in the way of opening a vote."""

    MEETING_NOT_OPEN = "meeting_not_open"
    NO_MOTION = "no_motion"
    VOTED_ALREADY = "voted_already"
    OTHER_VOTE_OPEN = "other_vote_open"
    ELECTRONIC_VOTING_OFF = "electronic_voting_off"
    ELECTRONIC_VOTING_NO_ARTICLE = "electronic_voting_no_article"
    MAJORITY_NOT_SET = "majority_not_set"
    NOBODY_PRESENT = "nobody_present"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFacts:
    """What decides whether a vote can be opened."""

    state: MeetingState
    motion: str
    has_poll: bool
    other_vote_is_open: bool
    present: int
    electronic_voting: RuleValue
    majority: RuleValue


def issues_before_opening(facts: VoteFacts) -> list[Issue]:
    """Return everything that stands in the way of opening a vote, in the order to solve it."""
    checks: Sequence[tuple[Issue, bool]] = (
        (Issue.MEETING_NOT_OPEN, facts.state is not MeetingState.OPEN),
        (Issue.NO_MOTION, not facts.motion),
        (Issue.VOTED_ALREADY, facts.has_poll),
        (Issue.OTHER_VOTE_OPEN, facts.other_vote_is_open),
        # BW 2:38 lid 6: voting by electronic means is for the statutes to allow.
        (Issue.ELECTRONIC_VOTING_OFF, not facts.electronic_voting.is_on),
        (
            Issue.ELECTRONIC_VOTING_NO_ARTICLE,
            facts.electronic_voting.is_on and not _set_by_statutes(facts.electronic_voting),
        ),
        (Issue.MAJORITY_NOT_SET, not _is_readable(facts.majority)),
        (Issue.NOBODY_PRESENT, facts.present == 0),
    )
    return [issue for issue, stands_in_the_way in checks if stands_in_the_way]


def _set_by_statutes(rule: RuleValue) -> bool:
    return rule.layer is Layer.STATUTES and bool(rule.article.strip())


def _is_readable(rule: RuleValue) -> bool:
    try:
        majority_of_rule(rule)
    except MajorityNotSetError:
        return False
    return True
