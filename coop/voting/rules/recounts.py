"""What has to agree when ballots are counted again, free of any storage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop.voting.rules.ballots import Choice
from coop.voting.rules.counting import Tally


class Finding(StrEnum):
    """Something that does not agree."""

    #: A file was changed after it was made.
    CHANGED = "changed"
    #: More or fewer ballots than members who voted.
    NUMBER = "number"
    #: Ballots count for other numbers of votes than the members who voted have.
    VOTES = "votes"
    #: The ballots say something else than was declared.
    TALLY = "tally"
    #: The rule leads to another outcome than was declared.
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """Somebody who could vote, by the number in the register of members."""

    member: str
    votes: int
    has_voted: bool


def findings_of(
    *,
    are_sums_right: bool,
    ballots: Sequence[tuple[Choice, int]],
    roll: Sequence[RollLine],
    counted: Tally,
    stated: Tally,
    agrees: bool,
) -> tuple[Finding, ...]:
    """Return everything that does not agree; nothing when the count is as declared."""
    voted = [line for line in roll if line.has_voted]
    asked = (
        (Finding.CHANGED, not are_sums_right),
        (Finding.NUMBER, len(voted) != len(ballots)),
        (
            Finding.VOTES,
            Counter(votes for _, votes in ballots) != Counter(line.votes for line in voted),
        ),
        (Finding.TALLY, counted != stated),
        (Finding.OUTCOME, not agrees),
    )
    return tuple(finding for finding, is_so in asked if is_so)
