"""Arithmetic and conditions of votes, free of any storage, offered under the area's name."""

from coop.voting.rules.ballots import (
    WITH_BALLOTS,
    BallotChannel,
    BallotKind,
    Choice,
    VotingMethod,
    choice_of,
    ensure_decides,
    kind_of_ballot,
)
from coop.voting.rules.counting import (
    Outcome,
    Pile,
    Tally,
    count,
    decide,
    ensure_count_fits,
    tally_of,
)
from coop.voting.rules.majorities import (
    HALF,
    Majority,
    MajorityBase,
    majority_of_rule,
    unanimity,
)
from coop.voting.rules.recounts import Finding, RollLine, findings_of

__all__ = [
    "HALF",
    "WITH_BALLOTS",
    "BallotChannel",
    "BallotKind",
    "Choice",
    "Finding",
    "Majority",
    "MajorityBase",
    "Outcome",
    "Pile",
    "RollLine",
    "Tally",
    "VotingMethod",
    "choice_of",
    "count",
    "decide",
    "ensure_count_fits",
    "ensure_decides",
    "findings_of",
    "kind_of_ballot",
    "majority_of_rule",
    "tally_of",
    "unanimity",
]
