"""The parts of the product, what belongs to each, and which need each other."""

from coop.parts.rules.choices import (
    PARTS_OF_CHOICE,
    StartChoice,
    Turn,
    is_small,
    turns_of_choice,
)
from coop.parts.rules.needs import dependants_of, missing_for
from coop.parts.rules.parts import Belongings, Part
from coop.parts.rules.table import (
    GROUND,
    TABLE,
    chores_of,
    notices_of,
    part_of_address,
    part_of_chore,
    part_of_entry,
    part_of_function,
    part_of_notice,
    part_of_permission,
    permissions_of,
)

__all__ = [
    "GROUND",
    "PARTS_OF_CHOICE",
    "TABLE",
    "Belongings",
    "Part",
    "StartChoice",
    "Turn",
    "chores_of",
    "dependants_of",
    "is_small",
    "missing_for",
    "notices_of",
    "part_of_address",
    "part_of_chore",
    "part_of_entry",
    "part_of_function",
    "part_of_notice",
    "part_of_permission",
    "permissions_of",
    "turns_of_choice",
]
