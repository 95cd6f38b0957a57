"""What becomes of rights and votes when many members go to another category at once."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from coop.membership.rules.categories import Terms, VotesAllowed, votes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many members who come out of one category, and what that does to them."""

    #: None of those who were in no category.
    category_id: uuid.UUID | None
    members: int
    votes_before: int
    votes_after: int

    @property
    def loses_vote(self) -> bool:
        """Tell whether they are no members in the sense of the law any more (BW 2:38 lid 1)."""
        return self.votes_before > 0 == self.votes_after

    @property
    def gains_vote(self) -> bool:
        """Tell whether they become members in the sense of the law."""
        return self.votes_after > 0 == self.votes_before

    @property
    def changes_votes(self) -> bool:
        """Tell whether they have another number of votes."""
        return self.votes_before != self.votes_after


def shift_of(
    category_id: uuid.UUID | None,
    members: int,
    *,
    before: Terms | None,
    after: Terms | None,
    allowed: VotesAllowed,
) -> Shift:
    """Return what a change of category does to members; no terms are an ordinary member's."""
    return Shift(
        category_id=category_id,
        members=members,
        votes_before=votes_of(before, allowed),
        votes_after=votes_of(after, allowed),
    )


def who_loses(shifts: Iterable[Shift]) -> int:
    """Return how many members lose access and vote."""
    return sum(shift.members for shift in shifts if shift.loses_vote)


def who_gains(shifts: Iterable[Shift]) -> int:
    """Return how many get a vote who had none."""
    return sum(shift.members for shift in shifts if shift.gains_vote)
