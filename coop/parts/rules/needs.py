"""Which parts need each other."""

from collections.abc import Collection

from coop.parts.rules.parts import Part
from coop.parts.rules.table import TABLE


def missing_for(part: Part, on: Collection[Part]) -> tuple[Part, ...]:
    """Return what must be on before a part can be."""
    return tuple(other for other in Part if other in TABLE[part].needs and other not in on)


def dependants_of(part: Part, on: Collection[Part]) -> tuple[Part, ...]:
    """Return what must be off before a part can be."""
    return tuple(other for other in Part if other in on and part in TABLE[other].needs)
