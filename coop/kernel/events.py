"""Facts worth telling other areas about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, in the past tense; carries ids, never a person's choice."""
