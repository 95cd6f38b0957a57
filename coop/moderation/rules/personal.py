"""Finds what leads to a person: plates, phone numbers, mail addresses, house numbers."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

#: The sidecodes of the RDW as digits (9) and letters (X), with one dash between the groups.
_SIDECODES = (
    *("XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9"),
    *("9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9"),
)
#: Six signs that are a postcode or a reference as often as a plate; then it must have its dashes.
_NEED_DASHES = frozenset({"XX-99-99", "99-99-XX"})
_PARTS = {
    sign * count: f"{kind}{{{count}}}"
    for sign, kind in (("X", "[a-z]"), ("9", r"\d"))
    for count in (1, 2, 3)
}


def _plates(codes: tuple[str, ...], between: str) -> re.Pattern[str]:
    written = "|".join(between.join(_PARTS[part] for part in code.split("-")) for code in codes)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-]|\.\d)", re.IGNORECASE)


_DASHED = _plates(_SIDECODES, "-")
_BARE = _plates(tuple(code for code in _SIDECODES if code not in _NEED_DASHES), "")
_SPACED = _plates(_SIDECODES, "[ .-]")
#: Whoever says that a plate follows may write it as he or she likes.
_ANNOUNCED = re.compile(
    r"\b(?:kent\w*|nummerbord\w*|nummerplaat\w*|plaat)\b\W+(?:\w+\W+){0,3}?$", re.IGNORECASE
)
#: "9 uur 30", "4-mei-26", "10-min-9".
_NO_LETTERS = re.compile(
    r"uur|min|jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|een|van|tot|man|dag|jrs|keer|km|cm|de|en|om|x",
    re.IGNORECASE,
)


def plates(text: str) -> Iterator[Span]:
    """Find Dutch number plates, with and without dashes."""
    seen: set[Span] = set()
    for pattern in (_DASHED, _BARE, _SPACED):
        for found in pattern.finditer(text):
            letters = re.findall(r"[a-z]+", found[0], re.IGNORECASE)
            if all(_NO_LETTERS.fullmatch(part) for part in letters):
                continue
            if pattern is _SPACED and not _is_meant(text, found):
                continue
            if found.span() not in seen:
                seen.add(found.span())
                yield found.span()


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Tell whether groups with spaces between them are a plate: in capitals, or announced."""
    return found[0].isupper() or _ANNOUNCED.search(text[: found.start()]) is not None


_BETWEEN = r"[ .\-/]{0,3}"
_PHONE = re.compile(
    rf"(?<![\w+])(?:\+31{_BETWEEN}(?:\(0\))?|0031{_BETWEEN}|\(?0)(?P<rest>[1-9](?:[)]?{_BETWEEN}\d){{8}})(?!\d)"
)
#: 0800, 0900 and the like are for everybody; 088 and 14 + netnummer are of organisations.
_PUBLIC_PHONE = re.compile(r"^(?:800|90[0-9]|88|14|18)")


def phones(text: str) -> Iterator[Span]:
    """Find phone numbers of people; those that everybody may know are left alone."""
    for found in _PHONE.finditer(text):
        if not _PUBLIC_PHONE.match(re.sub(r"\D", "", found["rest"])):
            yield found.span()


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def emails(text: str) -> Iterator[Span]:
    """Find mail addresses."""
    for found in _EMAIL.finditer(text):
        yield found.span()


_STREET = (
    r"[a-zà-ÿ'-]{2,}(?:straat|str\.?|laan|weg|plein|hof|pad|dreef|kade|singel|gracht|dijk|steeg|"
    r"plantsoen|baan|park)"
)
_NUMBER = r"(?P<number>\d{1,3}(?:\s?-\s?\d{1,3})?\s?[a-h]?)(?![\w:]|[.,]\d|[-/]\d)"
_AT_STREET = re.compile(
    rf"\b(?P<street>{_STREET})\s+(?:nr\.?\s*|nummer\s+)?{_NUMBER}", re.IGNORECASE
)
_AT_NUMBER = re.compile(
    rf"\b(?:huisnummer|huisnr\.?|(?:op|bij|van|naar|vanaf)\s+(?:nummer|nr\.?))\s*{_NUMBER}",
    re.IGNORECASE,
)
#: Words that end as a street does and are none.
_NO_STREET = re.compile(
    r"^(?:onder|terug|half|snel|\w*fiets|voet|zand|rij|uit|spoor|rond|in|af|om|stand|kerk|school|dierenp|ziekenhuisp)"
    r"(?:weg|pad|baan|straat|laan|plein|hof|park)$",
    re.IGNORECASE,
)
#: After these the number counts something: "Lindenhof 3 auto's", "Beukenlaan 14 dagen dicht".
_COUNTS = re.compile(
    r"\s*(?:(?:\w+e|jonge|oude)\s+)?(?:uur|u\b|min\b|minuten|seconden|graden|°|km|meter|m\b|cm|keer|x\b|jaar|dag|dagen|weken|"
    r"week|maanden|euro|man\b|mannen|vrouwen|jongens|meisjes|jongeren|gasten|kerels|personen|mensen|"
    r"kinderen|auto|fiets|scooter|brommer|bus|huizen|woningen|schuren|politie|knallen|pakje|pakket)",
    re.IGNORECASE,
)


def house_numbers(text: str) -> Iterator[Span]:
    """Find a house: a street with its number, or "bij nummer 12"."""
    for pattern in (_AT_STREET, _AT_NUMBER):
        for found in pattern.finditer(text):
            street = found.groupdict().get("street")
            if street is not None and _NO_STREET.match(street):
                continue
            if not _COUNTS.match(text, found.end("number")):
                yield found.span()
