from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from coop.rendering.calendar import Appointment, calendar_file

WRITTEN_AT = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def an_appointment(
    *,
    starts_at: datetime = datetime(2026, 11, 21, 17, 30, tzinfo=UTC),
    title: str = "buurTent in de Lindenstraat",
    place: str = "Lindenstraat",
    sequence: int = 0,
    is_cancelled: bool = False,
) -> Appointment:
    return Appointment(
        uid="buurtent-1@vlinder.voorbeeld.example",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        title=title,
        place=place,
        description="Kom langs.\nNeem een buur mee.",
        sequence=sequence,
        is_cancelled=is_cancelled,
    )


def written(appointment: Appointment) -> Calendar:
    content = calendar_file(appointment, written_at=WRITTEN_AT, timezone="Europe/Amsterdam")
    return Calendar.from_ical(content)


def test_hours_are_those_of_the_neighbourhood_in_winter_and_summer() -> None:
    [winter] = written(an_appointment()).events
    [summer] = written(an_appointment(starts_at=datetime(2026, 7, 1, 16, 30, tzinfo=UTC))).events
    for event in (winter, summer):
        assert event.start.strftime("%H:%M") == "18:30"
        assert event.end.strftime("%H:%M") == "20:00"
        assert str(event["DTSTART"].params["TZID"]) == "Europe/Amsterdam"


def test_file_explains_its_own_time_zone() -> None:
    calendar = written(an_appointment())
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Amsterdam"]


def test_change_keeps_the_uid_and_counts_up() -> None:
    [first] = written(an_appointment()).events
    [second] = written(an_appointment(sequence=1, is_cancelled=True)).events
    assert str(first["UID"]) == str(second["UID"])
    assert [int(str(event["SEQUENCE"])) for event in (first, second)] == [0, 1]
    assert str(second["STATUS"]) == "CANCELLED"


def test_same_appointment_gives_the_same_bytes() -> None:
    first, second = (
        calendar_file(an_appointment(), written_at=WRITTEN_AT, timezone="Europe/Amsterdam")
        for _ in range(2)
    )
    assert first == second


@given(title=st.text(max_size=200), place=st.text(max_size=200))
def test_no_text_adds_a_line_of_its_own(title: str, place: str) -> None:
    [event] = written(an_appointment(title=title, place=place)).events
    plain = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "DESCRIPTION"}
    assert set(event.keys()) - {"LOCATION"} == plain
