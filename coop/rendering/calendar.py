"""Calendar files that people can add to their own agenda."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

PRODUCT = "-//Wijkcoop//Wijkcoop//NL"
CONTENT_TYPE = "text/calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something that takes place, with its times in the zone people live in."""

    #: Stays the same for the same thing, so that a change replaces what is in the agenda.
    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    description: str = ""
    #: Counts up with every change.
    sequence: int = 0
    is_cancelled: bool = False

    @property
    def method(self) -> str:
        """Return what its file is for: nobody answers by calendar, but by a link (C3)."""
        return "CANCEL" if self.is_cancelled else "PUBLISH"


@lru_cache(maxsize=32)
def calendar_file(appointment: Appointment, *, written_at: datetime, timezone: str) -> bytes:
    """Write one appointment as an iCalendar file."""
    zone = ZoneInfo(timezone)
    event = Event()
    event.add("UID", appointment.uid)
    event.add("DTSTAMP", written_at.astimezone(UTC))
    event.add("DTSTART", appointment.starts_at.astimezone(zone))
    event.add("DTEND", appointment.ends_at.astimezone(zone))
    event.add("SUMMARY", _plain(appointment.title))
    event.add("SEQUENCE", appointment.sequence)
    event.add("STATUS", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    if appointment.place:
        event.add("LOCATION", _plain(appointment.place))
    if appointment.description:
        event.add("DESCRIPTION", _plain(appointment.description))
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", appointment.method)
    calendar.add_component(event)
    # Only the clock changes around it; without bounds the file names those of seventy years.
    year = appointment.starts_at.year
    calendar.add_missing_timezones(first_date=date(year, 1, 1), last_date=date(year + 1, 12, 31))
    return bytes(calendar.to_ical())


def _plain(text: str) -> str:
    """Keep letters and line ends; other control characters could end a line of the file."""
    lines = text.splitlines()
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines)
