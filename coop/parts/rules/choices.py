"""The three ways to begin (C23)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

from coop.parts.rules.parts import Part

#: Part -> whether it is turned on (or else off).
Turn: TypeAlias = Mapping[Part, bool]


class StartChoice(StrEnum):
    """What a cooperative begins with; everything else can be turned on later."""

    SMALL = "klein"
    PREVENTION = "buurtpreventie"
    EVERYTHING = "alles"


PARTS_OF_CHOICE: Mapping[StartChoice, frozenset[Part]] = {
    # The assembly goes by the rule book, so that comes with it.
    StartChoice.SMALL: frozenset(
        {Part.REGISTER, Part.MESSAGES, Part.STATUTES, Part.ASSEMBLY, Part.CONTRIBUTION}
    ),
    # Who sends warnings and invitations has to see what arrived.
    StartChoice.PREVENTION: frozenset({Part.MESSAGES, Part.PREVENTION, Part.BUURTENT}),
    StartChoice.EVERYTHING: frozenset(Part),
}


def turns_of_choice(choice: StartChoice, standing: Turn) -> Turn:
    """Return what a choice turns, given how the parts were set so far.

    A part that nobody ever set is set too: then the choice was made, also where it changes
    nothing.
    """
    wanted = PARTS_OF_CHOICE[choice]
    return {part: part in wanted for part in Part if standing.get(part) is not (part in wanted)}


def is_small(off: Iterable[Part]) -> bool:
    """Tell whether no more is on than the small cooperative begins with (C23)."""
    return frozenset(Part) - frozenset(off) <= PARTS_OF_CHOICE[StartChoice.SMALL]
