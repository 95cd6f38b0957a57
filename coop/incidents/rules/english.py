"""Puts the English words for times into the Dutch ones that ``times`` understands."""

import re

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_DUTCH = {
    "just now": "zojuist",
    "right now": "nu",
    "now": "nu",
    "the day before yesterday": "eergisteren",
    "yesterday": "gisteren",
    "today": "vandaag",
    "tomorrow": "overmorgen",
    "last night": "vannacht",
    "tonight": "vanavond",
    "this morning": "vanochtend",
    "this afternoon": "vanmiddag",
    "this evening": "vanavond",
    "in the morning": "ochtend",
    "in the afternoon": "middag",
    "in the evening": "avond",
    "at night": "nacht",
    "morning": "ochtend",
    "afternoon": "middag",
    "evening": "avond",
    "night": "nacht",
    "monday": "maandag",
    "tuesday": "dinsdag",
    "wednesday": "woensdag",
    "thursday": "donderdag",
    "friday": "vrijdag",
    "saturday": "zaterdag",
    "sunday": "zondag",
    "half an hour ago": "30 minuten geleden",
    "a quarter of an hour ago": "15 minuten geleden",
    "an hour ago": "1 uur geleden",
    "minute ago": "minuut geleden",
    "hour ago": "uur geleden",
    "day ago": "dag geleden",
    "week ago": "week geleden",
    "minutes ago": "minuten geleden",
    "hours ago": "uur geleden",
    "days ago": "dagen geleden",
    "weeks ago": "weken geleden",
    "around": "rond",
    "about": "rond",
    "at": "om",
    "o'clock": "uur",
} | {word: str(number) for number, word in enumerate(_NUMBERS, 1)}
#: Longest first, so that "last night" is not read as "night".
_PHRASES = re.compile(r"\b(" + "|".join(sorted(_DUTCH, key=len, reverse=True)) + r")\b")
#: Clock faces, with English half hours after the hour and Dutch ones before it.
_FACES = (
    (re.compile(r"\bhalf past (\d{1,2})\b"), r"\1u30"),
    (re.compile(r"\bquarter past (\d{1,2})\b"), r"\1u15"),
    (re.compile(r"\bquarter to (\d{1,2})\b"), r"kwart voor \1"),
    (re.compile(r"\b12 ?am\b"), "0u00"),
    (re.compile(r"\b12 ?pm\b"), "12u00"),
    (re.compile(r"\b(\d{1,2}) ?am\b"), r"\1 uur ochtend"),
    (re.compile(r"\b(\d{1,2}) ?pm\b"), r"\1 uur avond"),
)


def in_dutch(words: str) -> str:
    """Return small letters with English words for times in Dutch, and all else as it was."""
    words = _PHRASES.sub(lambda found: _DUTCH[found[1]], words)
    for face, dutch in _FACES:
        words = face.sub(dutch, words)
    return words
