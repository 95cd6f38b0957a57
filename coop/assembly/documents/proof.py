"""Proof of how members were called: a tagged PDF to read, and a ZIP with all of it."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say

_PROOF = """
#let proof = json(bytes(sys.inputs.data))
#set document(title: proof.title)
#set text(lang: proof.language, size: 9pt, font: "Libertinus Serif")
#set page(paper: "a4", flipped: true, margin: 15mm, numbering: "1 / 1")
#heading(proof.title)
#for line in proof.facts [#par(line)]
#heading(level: 2, proof.versions_title)
#for version in proof.versions [
  #par(version.told)
  #par(text(font: "DejaVu Sans Mono", size: 8pt, version.digest))
]
#heading(level: 2, proof.members_title)
#table(
  columns: (auto, auto, 2fr, auto, 3fr, 3fr), inset: 4pt, stroke: 0.3pt + luma(60%),
  table.header(..proof.columns),
  ..proof.rows.flatten(),
)
"""


@dataclass(frozen=True, slots=True)
class ProofVersion:
    """One version of the agenda, with what was frozen."""

    version: int
    #: When it was frozen, and why again.
    told: str
    digest: str
    content: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """How one member was called to one version, in words."""

    version: int
    number: int
    name: str
    how: str
    #: Address used, and the consent it rests on.
    where: str
    #: When, and what came of it.
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All that shows that every member was called."""

    title: str
    facts: tuple[str, ...]
    versions: Sequence[ProofVersion]
    rows: Sequence[ProofRow]
    locale: str


def proof_pdf(proof: Proof) -> bytes:
    """Lay the proof out for who reads it on paper or with a screen reader."""
    columns = (
        *(N_("Versie"), N_("Lid"), N_("Naam"), N_("Hoe")),
        *(N_("Adres en toestemming"), N_("Wanneer en resultaat")),
    )
    return pdf(
        _PROOF,
        {
            "title": proof.title,
            "language": proof.locale,
            "facts": proof.facts,
            "versions_title": say(N_("De agenda en zijn kenmerk (SHA-256)"), proof.locale),
            "versions": [{"told": one.told, "digest": one.digest} for one in proof.versions],
            "members_title": say(N_("Hoe ieder lid is uitgenodigd"), proof.locale),
            "columns": [say(column, proof.locale) for column in columns],
            "rows": [[str(value) for value in asdict(row).values()] for row in proof.rows],
        },
    )


def proof_files(proof: Proof) -> dict[str, bytes]:
    """Return everything by the name it has in a bundle; the frozen text is byte for byte."""
    files = {"oproeping.pdf": proof_pdf(proof), "oproeping.csv": _table(proof.rows)}
    for one in proof.versions:
        files[f"agenda-{one.version}.json"] = one.content.encode()
        files[f"agenda-{one.version}.sha256"] = (
            f"{one.digest}  agenda-{one.version}.json\n".encode()
        )
    return files


def proof_zip(proof: Proof) -> bytes:
    """Put everything in one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in proof_files(proof).items():
            bundle.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _table(rows: Sequence[ProofRow]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(field.name for field in fields(ProofRow))
    # A text that begins like a formula would be one in a spreadsheet.
    writer.writerows([_plain(str(value)) for value in asdict(row).values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(value: str) -> str:
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
