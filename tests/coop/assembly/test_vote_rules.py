"""What stands in the way of a vote, by which majority it is decided, and who may contest it."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from coop.assembly.errors import ChallengeNotAllowedError, ChallengeTooLateError
from coop.assembly.rules import (
    Challenger,
    DecisionKind,
    Issue,
    MeetingFacts,
    MeetingState,
    QuorumNumbers,
    VoteFacts,
    ensure_can_be_challenged,
    issues_before_opening,
    majority_for,
)
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue
from coop.voting.rules import MajorityBase, Tally, VotingMethod, decide
from coop.wording.assembly import ISSUES

SWITCH = RuleValue(
    key=RuleKey.ELECTRONIC_VOTING, value="ja", layer=Layer.STATUTES, article="artikel 15 lid 4"
)
MAJORITY = RuleValue(
    key=RuleKey.ORDINARY_MAJORITY, value="1/2", layer=Layer.STATUTES, article="artikel 17 lid 1"
)
EXCLUDED = RuleValue(
    key=RuleKey.AMENDMENT_EXCLUDED, value="ja", layer=Layer.STATUTES, article="artikel 20"
)
QUORUM = RuleValue(key=RuleKey.QUORUM, value="1/2", layer=Layer.STATUTES, article="artikel 16")


def rules(*values: RuleValue) -> Mapping[RuleKey, RuleValue]:
    return DEFAULTS | {rule.key: rule for rule in (SWITCH, MAJORITY, *values)}


MEETING = MeetingFacts(
    state=MeetingState.OPEN,
    rules=rules(),
    numbers=QuorumNumbers(entitled=10, present=1),
    present=1,
)
READY = VoteFacts(
    meeting=MEETING,
    item_id=uuid.UUID(int=1),
    kind=DecisionKind.ORDINARY,
    motion="De vergadering besluit.",
    method=VotingMethod.ELECTRONIC,
    poll_id=None,
)


def meeting(**changes: object) -> VoteFacts:
    return replace(READY, meeting=replace(MEETING, **changes))  # type: ignore[arg-type]  # any field


def with_rules(*values: RuleValue) -> VoteFacts:
    return meeting(rules=rules(*values))


@pytest.mark.parametrize("method", VotingMethod)
def test_nothing_stands_in_the_way_of_a_vote_that_is_ready(method: VotingMethod) -> None:
    assert issues_before_opening(replace(READY, method=method)) == []


@pytest.mark.parametrize(
    ("facts", "issue"),
    [
        (meeting(state=MeetingState.CONVENED), Issue.MEETING_NOT_OPEN),
        (meeting(state=MeetingState.CLOSED), Issue.MEETING_NOT_OPEN),
        (replace(READY, motion=""), Issue.NO_MOTION),
        (replace(READY, poll_id=uuid.UUID(int=2)), Issue.VOTED_ALREADY),
        (meeting(open_poll_id=uuid.UUID(int=3)), Issue.OTHER_VOTE_OPEN),
        (meeting(present=0), Issue.NOBODY_PRESENT),
        (replace(READY, kind=DecisionKind.ELECTION), Issue.PERSONS_IN_WRITING),
        (with_rules(replace(SWITCH, value="nee")), Issue.ELECTRONIC_VOTING_OFF),
        (with_rules(replace(SWITCH, article=" ")), Issue.ELECTRONIC_VOTING_NO_ARTICLE),
        # BW 2:38 lid 6 wants it in the statutes; regulations do not suffice.
        (
            with_rules(replace(SWITCH, layer=Layer.REGULATIONS)),
            Issue.ELECTRONIC_VOTING_NO_ARTICLE,
        ),
        (with_rules(replace(MAJORITY, value="veel")), Issue.MAJORITY_NOT_SET),
        # quorum.gewoon: five of ten suffice, four do not.
        (with_rules(QUORUM), Issue.NO_QUORUM),
    ],
)
def test_each_obstacle_is_named(facts: VoteFacts, issue: Issue) -> None:
    assert issues_before_opening(facts) == [issue]


@pytest.mark.parametrize(
    ("method", "facts", "issues"),
    [
        # BW 2:38 lid 6 asks nothing of hands, names and acclamation (C24).
        *(
            (method, with_rules(replace(SWITCH, value="nee")), [])
            for method in VotingMethod
            if method is not VotingMethod.ELECTRONIC
        ),
        # BW 2:38 lid 1: a hand cannot show that it stands for several votes.
        (VotingMethod.HANDS, meeting(votes_differ=True), [Issue.HANDS_CANNOT_WEIGH]),
        (VotingMethod.ROLL_CALL, meeting(votes_differ=True), []),
        # BW 2:38 lid 7: who takes part from home must be able to vote.
        (VotingMethod.HANDS, meeting(online=1), [Issue.HANDS_OUT_OF_SIGHT]),
        (
            VotingMethod.HANDS,
            meeting(online=1, rules=rules(replace(SWITCH, value="nee"))),
            [],
        ),
        (VotingMethod.ACCLAMATION, meeting(online=1), []),
        # BW 2:43 lid 1 counts votes, so silence is not enough.
        (
            VotingMethod.ACCLAMATION,
            replace(READY, kind=DecisionKind.STATUTES),
            [Issue.NEEDS_A_COUNT],
        ),
        (
            VotingMethod.ACCLAMATION,
            replace(READY, kind=DecisionKind.DISSOLUTION),
            [Issue.NEEDS_A_COUNT],
        ),
    ],
)
def test_each_method_has_its_own_obstacles(
    method: VotingMethod, facts: VoteFacts, issues: list[Issue]
) -> None:
    assert issues_before_opening(replace(facts, method=method)) == issues


def test_all_obstacles_are_named_at_once() -> None:
    facts = replace(meeting(state=MeetingState.CONVENED, present=0), motion="")
    assert issues_before_opening(facts) == [
        Issue.MEETING_NOT_OPEN,
        Issue.NO_MOTION,
        Issue.NOBODY_PRESENT,
    ]


def test_every_obstacle_has_a_sentence() -> None:
    assert set(ISSUES) == {issue.value for issue in Issue}


@pytest.mark.parametrize(
    ("kind", "share", "must_exceed", "article"),
    [
        (DecisionKind.ORDINARY, Fraction(1, 2), True, "artikel 17 lid 1"),
        (DecisionKind.ACCOUNTS, Fraction(1, 2), True, "artikel 17 lid 1"),
        (DecisionKind.DISCHARGE, Fraction(1, 2), True, "artikel 17 lid 1"),
        (DecisionKind.STATUTES, Fraction(2, 3), False, "BW 2:43 lid 1"),
        (DecisionKind.DISSOLUTION, Fraction(2, 3), False, "BW 2:42 lid 4"),
    ],
)
def test_each_decision_follows_its_own_majority(
    kind: DecisionKind, share: Fraction, article: str, *, must_exceed: bool
) -> None:
    majority = majority_for(kind, rules())
    assert (majority.share, majority.must_exceed, majority.article) == (
        share,
        must_exceed,
        article,
    )


@pytest.mark.parametrize(
    ("votes", "is_adopted"),
    [
        # Acceptance test 6 of dutch-rules.md 8: 20/30 is exactly two thirds (BW 2:43 lid 1).
        ((20, 10, 5), True),
        ((19, 10, 0), False),
    ],
)
def test_a_change_of_statutes_takes_two_thirds(
    votes: tuple[int, int, int], *, is_adopted: bool
) -> None:
    majority = majority_for(DecisionKind.STATUTES, rules())
    assert decide(tally(*votes), majority).is_adopted is is_adopted


@pytest.mark.parametrize(
    ("votes", "is_adopted"), [((10, 0, 0), True), ((9, 1, 0), False), ((9, 0, 1), False)]
)
def test_excluded_statutes_take_every_vote(
    votes: tuple[int, int, int], *, is_adopted: bool
) -> None:
    # BW 2:43 lid 2: with all votes, in a meeting in which all members are there.
    majority = majority_for(DecisionKind.STATUTES, rules(EXCLUDED))
    assert (majority.base, majority.article) == (MajorityBase.ALL_CAST, "artikel 20")
    assert decide(tally(*votes), majority).is_adopted is is_adopted


def tally(votes_for: int, votes_against: int, votes_blank: int) -> Tally:
    return Tally(
        members=votes_for + votes_against + votes_blank,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
    )


@pytest.mark.parametrize(
    ("method", "by", "is_allowed"),
    [
        # BW 2:13 lid 4: one voter present, unless the vote was by roll call or in writing.
        (VotingMethod.HANDS, Challenger.ONE_VOTER, True),
        (VotingMethod.ACCLAMATION, Challenger.ONE_VOTER, True),
        (VotingMethod.ELECTRONIC, Challenger.ONE_VOTER, True),
        (VotingMethod.ROLL_CALL, Challenger.ONE_VOTER, False),
        *((method, Challenger.MEETING, True) for method in VotingMethod),
    ],
)
def test_who_may_contest(method: VotingMethod, by: Challenger, *, is_allowed: bool) -> None:
    try:
        ensure_can_be_challenged(is_current=True, is_challenged=False, method=method, by=by)
    except ChallengeNotAllowedError:
        assert not is_allowed
    else:
        assert is_allowed


@pytest.mark.parametrize(("is_current", "is_challenged"), [(False, False), (True, True)])
def test_one_contests_at_once_and_once(*, is_current: bool, is_challenged: bool) -> None:
    with pytest.raises(ChallengeTooLateError):
        ensure_can_be_challenged(
            is_current=is_current,
            is_challenged=is_challenged,
            method=VotingMethod.HANDS,
            by=Challenger.MEETING,
        )
