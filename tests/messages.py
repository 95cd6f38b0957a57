"""Refreshes the catalogues from the sentences in the code: ``python -m tests.messages``."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from coop.wording.catalogue import CATALOGUES, LOCALES, SOURCE
from tests.databases import ROOT

TOPS = ("coop", "web", "bots")
#: Functions that translate, or with ``N_`` mark for later, and which arguments are sentences.
IN_CODE = {"_": 1, "N_": 1, "say": 1, "gettext": 1, "_gettext": 1, "say_many": 2, "_ngettext": 2}
#: As both websites set their templates up: other blanks would make other sentences.
IN_TEMPLATES = {
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
WIDTH = 99
ABOUT = """\
# Dutch is the source language and stands in the code; here are the translations.
# `make messages` keeps the sentences in step with the code and the translations as they are.\
"""
#: Headers that say nothing, or something else every time although no sentence changed.
NOISE = tuple(
    f'"{name}'.encode()
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"),
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By"),
    )
)

#: A sentence, or one that has a form for one and a form for many.
Sentence = str | tuple[str, ...]


def sentences() -> Iterator[Sentence]:
    """Yield every sentence that is marked for translation."""
    for top in TOPS:
        for path in sorted((ROOT / top).rglob("*.py")):
            yield from in_code(path)
        for path in sorted((ROOT / top).rglob("templates/**/*.html")):
            yield from in_template(path)


def in_code(path: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
        name = called.id if isinstance(called, ast.Name) else called
        number = IN_CODE.get(name, 0) if isinstance(name, str) else 0
        given = [one.value for one in node.args[:number] if isinstance(one, ast.Constant)]
        written = tuple(one for one in given if isinstance(one, str))
        if number and len(written) == number:
            yield written if number > 1 else written[0]


def in_template(path: Path) -> Iterator[Sentence]:
    for _, sentence, _, _ in extract_from_file("jinja2", path, options=IN_TEMPLATES):
        yield sentence


def catalogue(locale: str) -> Catalog:
    path = CATALOGUES / locale / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def refreshed(locale: str) -> Catalog:
    """Return the catalogue of today's sentences with the translations there were.

    Nothing is guessed, and nothing is kept of sentences that went: without places, dates and
    leftovers the file changes only where a sentence did.
    """
    old = catalogue(locale)
    new = Catalog(locale=locale, header_comment=ABOUT, fuzzy=False)
    for sentence in sentences():
        known = old.get(sentence if isinstance(sentence, str) else sentence[0])
        is_same_kind = known is not None and isinstance(known.string, type(sentence))
        new.add(sentence, string=known.string if known and is_same_kind else None)
    return new


def written(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, width=WIDTH, no_location=True, sort_output=True)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOISE))


def main() -> None:
    for locale in LOCALES:
        if locale != SOURCE:
            path = CATALOGUES / locale / "LC_MESSAGES" / "messages.po"
            content = written(refreshed(locale))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    main()
