"""Members who live behind one front door: one household, as far as the register knows."""

from enum import StrEnum


class HouseholdSize(StrEnum):
    """How many members live behind a door."""

    ANY = "any"
    ONE = "one"
    #: What people look for: who can share a letter, and who pays together.
    SEVERAL = "several"
    MANY = "many"

    @property
    def least(self) -> int:
        """Return the fewest members of such a household."""
        return {HouseholdSize.SEVERAL: 2, HouseholdSize.MANY: 4}.get(self, 1)

    @property
    def most(self) -> int | None:
        """Return the most of them, if there is a limit."""
        return 1 if self is HouseholdSize.ONE else None

    def fits(self, members: int) -> bool:
        """Tell whether a household has this size."""
        return members >= self.least and (self.most is None or members <= self.most)
