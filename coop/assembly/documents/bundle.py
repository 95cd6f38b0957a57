"""The proof of one meeting: five questions a court asks, answered for every decision.

A ZIP of one shape, version 1. ``bewijs.json`` holds what the others show; a later version may add,
and a change of what is there gets the next number. ``SHA256SUMS`` is what ``sha256sum -c`` reads.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.documents.layout import Paper, Part, paper_pdf
from coop.assembly.rules.meetings import day_of
from coop.kernel.clock import TIME_ZONE
from coop.rendering.tables import csv_of
from coop.wording import bundle as said
from coop.wording.catalogue import SOURCE, say
from coop.wording.minutes import said_day

FORMAT = "wijkcoop-bewijs"
VERSION = 1
INDEX = "inhoud.pdf"
DATA = "bewijs.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the five questions, in sentences and in a table."""

    #: The key of the question, see ``coop.wording.bundle``.
    question: str
    sentences: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionProof:
    """One decision, and what was counted for it and by whom."""

    number: str
    subject: str
    text: str
    sentences: tuple[str, ...]
    #: Of a roll call only: what each said aloud.
    spoken: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that is known of how a meeting came to its decisions."""

    cooperative: str
    meeting: str
    held_at: datetime
    answers: tuple[Answer, ...]
    decisions: tuple[DecisionProof, ...]


def bundle_of(evidence: Evidence, papers: Mapping[str, bytes], made_at: datetime) -> bytes:
    """Put all of it in one ZIP, the same bytes for the same facts."""
    files: dict[str, bytes] = {
        INDEX: paper_pdf(_index(evidence, papers, made_at)),
        DATA: _data(evidence, made_at),
        **{f"{one.question}.csv": _table(one) for one in evidence.answers if one.columns},
        **papers,
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    )
    return _zip({**files, SUMS: sums.encode()}, made_at)


def _index(evidence: Evidence, papers: Mapping[str, bytes], made_at: datetime) -> Paper:
    held_on = said_day(day_of(evidence.held_at))
    return Paper(
        title=say(said.TITLE, SOURCE),
        subtitle=f"{evidence.meeting}, {held_on}",
        author=evidence.cooperative,
        made_on=day_of(made_at),
        parts=[
            Part(heading=say(said.HOW_TO_READ, SOURCE), paragraphs=[say(said.ABOUT, SOURCE)]),
            *(
                Part(
                    heading=say(said.QUESTIONS[answer.question], SOURCE),
                    paragraphs=[
                        *answer.sentences,
                        *_where_it_stands(answer),
                    ],
                    columns=answer.columns,
                    rows=answer.rows,
                )
                for answer in evidence.answers
            ),
            *(
                Part(
                    heading=f"{one.number} {one.subject}",
                    paragraphs=[one.text, *one.sentences],
                    columns=[say(column, SOURCE) for column in said.SPOKEN] if one.spoken else (),
                    rows=one.spoken,
                )
                for one in evidence.decisions
            ),
            Part(heading=say(said.ENCLOSED, SOURCE), paragraphs=["\n".join(sorted(papers))]),
        ],
    )


def _where_it_stands(answer: Answer) -> list[str]:
    return [say(said.SEE, SOURCE, name=f"{answer.question}.csv")] if answer.columns else []


def _data(evidence: Evidence, made_at: datetime) -> bytes:
    shape = {
        "format": FORMAT,
        "version": VERSION,
        "cooperative": evidence.cooperative,
        "meeting": evidence.meeting,
        "held_at": evidence.held_at.isoformat(),
        "made_at": made_at.isoformat(),
        "answers": {
            answer.question: {
                "question": say(said.QUESTIONS[answer.question], SOURCE),
                "sentences": answer.sentences,
                "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
            }
            for answer in evidence.answers
        },
        "decisions": [
            {
                "number": one.number,
                "subject": one.subject,
                "text": one.text,
                "sentences": one.sentences,
                "spoken": [list(pair) for pair in one.spoken],
            }
            for one in evidence.decisions
        ],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2).encode()


def _table(answer: Answer) -> bytes:
    # With its mark spreadsheets read it as UTF-8.
    return csv_of([answer.columns, *answer.rows]).encode("utf-8-sig")


def _zip(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    local = made_at.astimezone(TIME_ZONE)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, local.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
