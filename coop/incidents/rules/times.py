"""Understands when it was, as people write it: "gisteren rond tien uur"."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateparser.date import DateDataParser

from coop.incidents.errors import MomentInFutureError, MomentNotUnderstoodError
from coop.incidents.rules.answers import Moment, Precision
from coop.incidents.rules.english import in_dutch
from coop.kernel.clock import TIME_ZONE

#: Nothing older is a buurtmelding.
OLDEST = timedelta(days=60)
NOON = 12
MIDNIGHT_HOUR = 24

_NUMBERS = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"),
    "twaalf",
)
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS, 1)} | {"één": "1"}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
#: From which hour a part of the day counts, and until which.
_PARTS = {"nacht": (0, 6), "ochtend": (6, 12), "middag": (12, 18), "avond": (18, 24)}
_PART_WORDS = {
    "morgens": "ochtend",
    "ochtends": "ochtend",
    "middags": "middag",
    "avonds": "avond",
    "nachts": "nacht",
}
_DAYS_AGO = {"vandaag": 0, "gisteren": 1, "gister": 1, "eergisteren": 2}
_ABOUT = re.compile(r"\b(?:rond|ongeveer|omstreeks|circa|ca|zo'n|tegen|tussen|een uur of)\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b")
#: "10 uur", and "10u30" for what was said as "half elf".
_FACE = re.compile(r"\b(\d{1,2})(?:u(\d{2})|\s*u(?:ur)?)\b")
_BARE_HOUR = re.compile(r"\b(?:rond|om|tegen|omstreeks|tussen|ongeveer)\s+(\d{1,2})\b()")
_AGO = re.compile(
    r"\b(\d{1,4})\s*(minuut|minuten|min|kwartier|uur|uren|dag|dagen|week|weken)\s+geleden"
)
_UNITS = {
    "min": timedelta(minutes=1),
    "kwartier": timedelta(minutes=15),
    "u": timedelta(hours=1),
    "dag": timedelta(days=1),
    "we": timedelta(days=7),
}


def moment_of(text: str, now: datetime) -> Moment:
    """Return the moment that words name, or refuse; a moment is never later than now."""
    local = now.astimezone(TIME_ZONE)
    words = _tidy(text)
    if words in {"nu", "nu net", "net", "zojuist", "zonet", "nu meteen", "op dit moment"}:
        return Moment(precision=Precision.EXACT, at=now)
    if ago := _AGO.search(words):
        return _ago(int(ago[1]), ago[2], now)
    if re.search(r"\b(?:over)?morgen\b", words):
        raise MomentInFutureError
    day, part, rest = _day_of(words, local)
    clock = _clock_of(rest)
    if day is None and clock is None and part is None:
        raise MomentNotUnderstoodError
    if clock is not None:
        moment = _at_clock(day, part, clock, local, about=bool(_ABOUT.search(words)))
    else:
        moment = _in_part(day or local.date(), part, local)
    return _ensure_past(moment, now)


def other_half(moment: Moment) -> Moment:
    """Return the same clock face, morning for evening, of the same day."""
    assert moment.at is not None
    local = moment.at.astimezone(TIME_ZONE)
    hour = (local.hour + NOON) % MIDNIGHT_HOUR
    return Moment(precision=moment.precision, at=_instant(local.date(), time(hour, local.minute)))


def _tidy(text: str) -> str:
    words = " ".join(text.lower().replace("’", "'").split()).strip(" .,!?")
    words = in_dutch(words)
    words = re.sub(r"\banderhalf uur\b", "90 minuten", words)
    words = re.sub(r"\b(?:een )?half ?uur(?:tje)?\b(?= geleden)", "30 minuten", words)
    words = re.sub(r"\bkwartiertje\b", "kwartier", words)
    words = re.sub(r"\been uur of\b", "ongeveer", words)
    pattern = r"\b(" + "|".join([*_DIGITS]) + r")\b"
    words = re.sub(pattern, lambda found: _DIGITS[found[1]], words)
    words = re.sub(
        r"\b(\d{1,2}) (voor|over) half (\d{1,2})\b",
        lambda f: f"{_hour_before(f[3])}u{30 + int(f[1]) * (1 if f[2] == 'over' else -1):02}",
        words,
    )
    words = re.sub(r"\bhalf (\d{1,2})\b", lambda f: f"{_hour_before(f[1])}u30", words)
    words = re.sub(r"\bkwart over (\d{1,2})\b", r"\1u15", words)
    words = re.sub(r"\bkwart voor (\d{1,2})\b", lambda f: f"{_hour_before(f[1])}u45", words)
    words = re.sub(r"\b(\d{1,2}) over (\d{1,2})\b", lambda f: f"{f[2]}u{int(f[1]):02}", words)
    return re.sub(
        r"\b(\d{1,2}) voor (\d{1,2})\b",
        lambda f: f"{_hour_before(f[2])}u{60 - int(f[1]):02}",
        words,
    )


def _hour_before(hour: str) -> int:
    return NOON if int(hour) == 1 else int(hour) - 1


def _ago(number: int, unit: str, now: datetime) -> Moment:
    step = next(step for begin, step in _UNITS.items() if unit.startswith(begin))
    precision = Precision.DAY if step >= timedelta(days=1) else Precision.ABOUT
    if number * step > OLDEST:
        raise MomentNotUnderstoodError
    return Moment(precision=precision, at=now - number * step)


def _day_of(words: str, local: datetime) -> tuple[date | None, str | None, str]:
    """Find the day and the part of the day; return them and the words without the day."""
    part = _part_of(words)
    today = local.date()
    for name, days in _DAYS_AGO.items():
        if re.search(rf"\b{name}", words):
            return today - timedelta(days=days), part, re.sub(rf"\b{name}\w*", " ", words)
    for number, name in enumerate(_WEEKDAYS):
        if re.search(rf"\b{name}", words):
            back = (today.weekday() - number) % 7
            # "Zaterdagavond", said on a Saturday before the evening, was a week ago.
            if back == 0 and part is not None and _PARTS[part][0] > local.hour:
                back = 7
            return today - timedelta(days=back), part, re.sub(rf"\b{name}\w*", " ", words)
    if re.search(r"\bvan(?:nacht|ochtend|morgen|middag|avond)\b", words):
        return _day_of_this(words, local), part, words
    return _date_in(words, local) if re.search(r"\d", words) else (None, part, words)


def _day_of_this(words: str, local: datetime) -> date:
    # "Vanavond" said after midnight is the evening before.
    is_evening = "vanavond" in words and local.hour < _PARTS["nacht"][1]
    return local.date() - timedelta(days=1) if is_evening else local.date()


def _part_of(words: str) -> str | None:
    if re.search(r"\bvanmorgen\b", words):
        return "ochtend"
    for part in _PARTS:
        if re.search(rf"{part}\b", words):
            return part
    for word, part in _PART_WORDS.items():
        if re.search(rf"\b{word}\b", words):
            return part
    return None


def _date_in(words: str, local: datetime) -> tuple[date | None, str | None, str]:
    """Find a written date ("18 november", "18-11-2026")."""
    part = _part_of(words)
    found = re.search(
        r"\b(\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{1,2} "
        r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*(?: \d{4})?)\b",
        words,
    )
    if found is None:
        return None, part, words
    parser = DateDataParser(
        languages=["nl"],
        settings={
            "RELATIVE_BASE": local.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
        },
    )
    understood = parser.get_date_data(found[1]).date_obj
    if understood is None:
        raise MomentNotUnderstoodError
    return understood.date(), part, words.replace(found[1], " ")


def _clock_of(words: str) -> tuple[time, bool] | None:
    """Find a time of day, and whether it is said as on a clock face ("half elf", "tien uur")."""
    if found := _CLOCK.search(words):
        hour, minute, is_face = int(found[1]), int(found[2]), False
    elif found := _BARE_HOUR.search(words) or _FACE.search(words):
        hour, minute, is_face = int(found[1]), int(found[2] or 0), True
    else:
        return None
    if hour > MIDNIGHT_HOUR or minute > 59:  # noqa: PLR2004  # minutes of an hour
        raise MomentNotUnderstoodError
    return time(hour % MIDNIGHT_HOUR, minute), is_face and 1 <= hour <= NOON


def _at_clock(
    day: date | None, part: str | None, clock: tuple[time, bool], local: datetime, *, about: bool
) -> Moment:
    precision = Precision.ABOUT if about else Precision.EXACT
    hour, is_face = clock
    if part is not None:
        at = _instant(*_fitted(day or local.date(), part, hour))
        if day is None and at > local:
            at -= timedelta(days=1)
        return Moment(precision=precision, at=at)
    if day is None:
        return Moment(precision=precision, at=_latest_past(hour, local, is_face=is_face))
    moment = Moment(precision=precision, at=_instant(day, hour))
    other = other_half(moment)
    assert other.at is not None
    return replace(moment, is_ambiguous=is_face and other.at <= local)


def _fitted(day: date, part: str, clock: time) -> tuple[date, time]:
    """Put an hour of a clock face into its part of the day."""
    hour = clock.hour
    if part in {"middag", "avond"} and hour < NOON:
        return day, clock.replace(hour=hour + NOON)
    if part == "avond" and hour == NOON:
        return day + timedelta(days=1), clock.replace(hour=0)
    if part == "nacht" and hour == NOON:
        return day, clock.replace(hour=0)
    if part == "nacht" and hour > _PARTS["nacht"][1]:
        # "Vannacht om elf uur" was before midnight.
        return day - timedelta(days=1), clock.replace(hour=hour % NOON + NOON)
    return day, clock


def _latest_past(clock: time, local: datetime, *, is_face: bool) -> datetime:
    """Without a day, the last time the clock showed this is meant."""
    hours = {clock.hour, (clock.hour + NOON) % MIDNIGHT_HOUR} if is_face else {clock.hour}
    options = [
        _instant(day, clock.replace(hour=hour))
        for day in (local.date(), local.date() - timedelta(days=1))
        for hour in hours
    ]
    return max(option for option in options if option <= local)


def _in_part(day: date, part: str | None, local: datetime) -> Moment:
    if part is None:
        return Moment(precision=Precision.DAY, at=min(_instant(day, time(NOON)), local))
    begin, _ = _PARTS[part]
    return Moment(precision=Precision.PART, at=_instant(day, time(begin)))


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, TIME_ZONE)


def _ensure_past(moment: Moment, now: datetime) -> Moment:
    assert moment.at is not None
    if moment.at > now:
        raise MomentInFutureError
    if now - moment.at > OLDEST:
        raise MomentNotUnderstoodError
    return moment
