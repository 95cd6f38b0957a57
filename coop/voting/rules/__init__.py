"""Arithmetic and conditions of votes, free of any storage, offered under the area's name."""

from coop.voting.rules.ballots import (
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

__all__ = [
    "HALF",
    "BallotChannel",
    "BallotKind",
    "Choice",
    "Majority",
    "MajorityBase",
    "Outcome",
    "Pile",
    "Tally",
    "VotingMethod",
    "choice_of",
    "count",
    "decide",
    "ensure_count_fits",
    "ensure_decides",
    "kind_of_ballot",
    "majority_of_rule",
    "tally_of",
    "unanimity",
]
