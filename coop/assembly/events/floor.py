"""Facts about the floor."""

from dataclasses import dataclass

from coop.assembly.events.meetings import MeetingChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorChanged(MeetingChanged):
    """Somebody asked for the floor, got it, gave it back; or the list or the time changed."""
