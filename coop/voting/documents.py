"""The ballots of one open vote as a file that anybody counts again, without the server.

Acceptance test 16 of dutch-rules.md 8. A ZIP of one shape, version 1: two lists that every
spreadsheet opens, what the chair declared, how to count, and ``SHA256SUMS`` for ``sha256sum -c``.
No ballot stands beside a member: ballots are listed by what they say.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from coop.kernel.clock import TIME_ZONE
from coop.rendering.tables import csv_of
from coop.voting.errors import NoBallotsFileError
from coop.voting.rules import (
    Choice,
    Finding,
    Majority,
    MajorityBase,
    Outcome,
    RollLine,
    Tally,
    VotingMethod,
    count,
    decide,
    findings_of,
)
from coop.wording import recount as said
from coop.wording.catalogue import SOURCE, say

FORMAT = "wijkcoop-telling"
VERSION = 1
BALLOTS = "stembriefjes.csv"
ROLL = "kiesrol.csv"
OUTCOME = "uitslag.json"
READ_ME = "LEESMIJ.txt"
SUMS = "SHA256SUMS"
#: As the ballots say it, in the file and in the instruction.
CHOICES = {Choice.FOR: "voor", Choice.AGAINST: "tegen", Choice.BLANK: "blanco"}
YES, NO = "ja", "nee"
#: No vote of ours comes near; what is larger was not made here.
LARGEST_FILE = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsFile:
    """One vote that is over: who could vote, what the ballots say and what was declared."""

    question: str
    motion: str
    closed_at: datetime
    outcome: Outcome
    declared: str
    roll: Sequence[RollLine]
    ballots: Sequence[tuple[Choice, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """What counting again came to, and what does not agree with what was declared."""

    question: str
    counted: Tally
    is_adopted: bool
    findings: tuple[Finding, ...]


def ballots_file(facts: BallotsFile) -> bytes:
    """Put a vote in one ZIP, the same bytes for the same facts."""
    files = {
        BALLOTS: _ballots(facts.ballots),
        ROLL: _roll(facts.roll),
        OUTCOME: _outcome(facts),
        READ_ME: "\n\n".join(say(line, SOURCE) for line in said.READ_ME).encode(),
    }
    sums = "".join(f"{_digest(content)}  {name}\n" for name, content in files.items())
    stamp = facts.closed_at.astimezone(TIME_ZONE).timetuple()[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, SUMS: sums.encode()}.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def recount(content: bytes) -> Recount:
    """Count a file again; it may have been changed by anybody, so nothing in it is trusted."""
    try:
        files = _unpacked(content)
        stated = json.loads(files[OUTCOME])
        ballots = [(_CHOICE_OF[row["stem"]], int(row["stemmen"])) for row in _rows(files[BALLOTS])]
        roll = [
            RollLine(member=row["lid"], votes=int(row["stemmen"]), has_voted=_has_voted(row))
            for row in _rows(files[ROLL])
        ]
        majority, tally = _majority(stated["majority"]), Tally(**stated["tally"])
        method, article = VotingMethod(stated["method"]), str(stated["tie_article"])
        question, is_adopted = str(stated["question"]), bool(stated["is_adopted"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError, zipfile.BadZipFile):
        raise NoBallotsFileError from None
    counted = count(ballots)
    outcome = decide(counted, majority, method=method, tie_article=article)
    return Recount(
        question=question,
        counted=counted,
        is_adopted=outcome.is_adopted,
        findings=findings_of(
            are_sums_right=_sums_are_right(files),
            ballots=ballots,
            roll=roll,
            counted=counted,
            stated=tally,
            agrees=outcome.is_adopted is is_adopted,
        ),
    )


_CHOICE_OF = {word: choice for choice, word in CHOICES.items()}


def _ballots(ballots: Iterable[tuple[Choice, int]]) -> bytes:
    listed = sorted((CHOICES[choice], votes) for choice, votes in ballots)
    rows = [(str(n), word, str(votes)) for n, (word, votes) in enumerate(listed, start=1)]
    return csv_of([("nummer", "stem", "stemmen"), *rows]).encode("utf-8-sig")


def _roll(roll: Sequence[RollLine]) -> bytes:
    rows = [(one.member, str(one.votes), YES if one.has_voted else NO) for one in roll]
    return csv_of([("lid", "stemmen", "gestemd"), *rows]).encode("utf-8-sig")


def _outcome(facts: BallotsFile) -> bytes:
    tally, majority = facts.outcome.tally, facts.outcome.majority
    shape = {
        "format": FORMAT,
        "version": VERSION,
        "question": facts.question,
        "motion": facts.motion,
        "closed_at": facts.closed_at.isoformat(),
        "method": facts.outcome.method.value,
        "majority": {
            "share": str(majority.share),
            "must_exceed": majority.must_exceed,
            "base": majority.base.value,
            "article": majority.article,
        },
        "tie_article": facts.outcome.tie_article,
        "tally": {
            "members": tally.members,
            "votes_for": tally.votes_for,
            "votes_against": tally.votes_against,
            "votes_blank": tally.votes_blank,
        },
        "is_adopted": facts.outcome.is_adopted,
        "declared": facts.declared,
    }
    return json.dumps(shape, ensure_ascii=False, indent=2).encode()


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_FILE:
            raise NoBallotsFileError
        return {name: archive.read(name) for name in (BALLOTS, ROLL, OUTCOME, READ_ME, SUMS)}


def _rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", restval=""))


def _has_voted(row: Mapping[str, str]) -> bool:
    return {YES: True, NO: False}[row["gestemd"]]


# Any: what was read from a file may be anything, and is refused where it is not this.
def _majority(shape: Mapping[str, Any]) -> Majority:
    return Majority(
        share=Fraction(shape["share"]),
        must_exceed=bool(shape["must_exceed"]),
        base=MajorityBase(shape["base"]),
        article=str(shape["article"]),
    )


def _sums_are_right(files: Mapping[str, bytes]) -> bool:
    written = {f"{_digest(content)}  {name}" for name, content in files.items() if name != SUMS}
    return written == set(files[SUMS].decode(errors="replace").splitlines())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
