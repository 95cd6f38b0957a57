"""Names and mail addresses of people."""

import re
import unicodedata
from dataclasses import dataclass

from coop.people.errors import InvalidEmailError

#: RFC 5321, section 4.5.3.1.3.
LONGEST_EMAIL = 254
LONGEST_GIVEN_NAME = 80
LONGEST_TUSSENVOEGSEL = 20
LONGEST_FAMILY_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A Dutch name: the tussenvoegsel stands apart, because lists sort without it."""

    given: str
    family: str
    tussenvoegsel: str = ""

    @property
    def full(self) -> str:
        """Return the name as in a sentence: "Jan de Vries"."""
        return " ".join(part for part in (self.given, self.tussenvoegsel, self.family) if part)

    @property
    def formal(self) -> str:
        """Return the family name as it stands alone: "De Vries" (capital without first name)."""
        family = f"{self.tussenvoegsel} {self.family}" if self.tussenvoegsel else self.family
        return family[:1].upper() + family[1:]

    @property
    def sorted(self) -> str:
        """Return the name as in a list: "Vries, Jan de"."""
        rest = " ".join(part for part in (self.given, self.tussenvoegsel) if part)
        return f"{self.family}, {rest}" if rest else self.family


#: How somebody is called who gave no name that can be written.
UNNAMED = "Bewoner"


def given_name_of(text: str) -> str:
    """Return a first name as another system gave it: one line, cut to what fits."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line[:LONGEST_GIVEN_NAME].rstrip() or UNNAMED


#: As they stand before Dutch names, the longest first. "El" and "Al" belong to the name itself.
TUSSENVOEGSELS = (
    *("in 't", "op de", "op den", "op 't", "over de", "uit de", "uit den", "uit het", "van het"),
    *("van de", "van den", "van der", "van 't", "van ter", "von der", "voor de", "onder de"),
    *("aan de", "aan den", "bij de", "de la", "de", "den", "der", "het", "'t", "te", "ten", "ter"),
    *("van", "von", "vom", "du", "la", "le", "da", "dos", "di"),
)


LONGEST_FIRST = sorted(TUSSENVOEGSELS, key=len, reverse=True)


def split_family_name(text: str) -> tuple[str, str]:
    """Part a tussenvoegsel from a family name: "van den Broek" gives "van den" and "Broek"."""
    if " " not in text:
        return "", text
    lowered = text.lower().replace("’", "'")
    for tussenvoegsel in LONGEST_FIRST:
        if lowered.startswith(f"{tussenvoegsel} ") and text[len(tussenvoegsel) :].strip():
            return tussenvoegsel, text[len(tussenvoegsel) :].strip()
    return "", text


#: Letters that do not fall apart into a plain letter and an accent.
UNACCENTED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
#: The signs of ASCII, each of which parts two words.
SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}


def folded(text: str) -> str:
    """Return text as lists sort it and searches find it: no capitals, accents or signs."""
    if text.isascii():
        return " ".join(text.lower().translate(SIGNS).split())
    # Twice: folding capitals may bring accents back, and taking letters apart capitals.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    split = unicodedata.normalize("NFKD", text.translate(UNACCENTED))
    letters = "".join(c if c.isalnum() else " " for c in split if not unicodedata.combining(c))
    return " ".join(letters.split())


#: Deliberately loose: one @, something with a dot behind it, no spaces or control characters.
#: Whether it works only a mail to it can tell.
EMAIL = re.compile(r"^[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}$")


def is_email(text: str) -> bool:
    """Tell whether the text looks like one mail address."""
    return len(text) <= LONGEST_EMAIL and EMAIL.match(text) is not None


def email_of(text: str) -> str:
    """Return a mail address as stored, in lower case, or refuse."""
    value = text.strip().lower()
    if not is_email(value):
        raise InvalidEmailError(value=value[:LONGEST_EMAIL])
    return value
