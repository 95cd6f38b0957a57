"""Turns Dutch source sentences into the reader's language (gettext catalogues)."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "nl"
LOCALES = (SOURCE, "en")
CATALOGUES = Path(__file__).parents[1] / "translations"


def N_(sentence: str) -> str:  # noqa: N802  # gettext's own name for "translate this later"
    """Mark a sentence for the catalogues without translating it here."""
    return sentence


def supported(locale: str) -> str:
    """Return the locale if there is a catalogue for it, else the source language."""
    return locale if locale in LOCALES else SOURCE


@cache
def translations(locale: str) -> NullTranslations:
    """Return the catalogue of a locale; Dutch is the source and needs none.

    Catalogues are read as written (.po), so that no compiled file has to be kept in step.
    """
    path = CATALOGUES / supported(locale) / "LC_MESSAGES" / "messages.po"
    if locale == SOURCE or not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)


def say(sentence: str, locale: str = SOURCE, **values: object) -> str:
    """Return a sentence in the reader's language with its values filled in."""
    translated = translations(supported(locale)).gettext(sentence)
    return translated % values if values else translated.replace("%%", "%")


def say_many(one: str, many: str, number: int, locale: str = SOURCE, **values: object) -> str:
    """Return the form that fits the number, with the number as ``%(num)s``."""
    translated = translations(supported(locale)).ngettext(one, many, number)
    return translated % {"num": number, **values}
