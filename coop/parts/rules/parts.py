"""What a part is, and what can belong to one."""

from dataclasses import dataclass
from enum import StrEnum

from coop.kernel.permissions import Permission


class Part(StrEnum):
    """A part of the product; its value stands in addresses and in the database."""

    REGISTER = "leden"
    JOINING = "lid-worden"
    MESSAGES = "berichten"
    STATUTES = "statuten"
    ASSEMBLY = "vergaderingen"
    PEILINGEN = "peilingen"
    CONTRIBUTION = "contributie"
    PREVENTION = "buurtpreventie"
    PATROLS = "rondes"
    BUURTENT = "buurtent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What comes and goes with a part; what lies above this area goes by its name."""

    #: Parts without which this one cannot do its work.
    needs: frozenset[Part] = frozenset()
    #: Blueprints, or single addresses as ``<blueprint>.<function>``.
    addresses: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    #: Functions that people hold, as the register of roles calls them.
    functions: frozenset[str] = frozenset()
    #: Kinds of notice.
    notices: frozenset[str] = frozenset()
    #: What the worker does of its own accord: ticks, and the tasks of jobs.
    chores: frozenset[str] = frozenset()
    #: Entries of the bot's menu.
    entries: frozenset[str] = frozenset()
