"""Reads the numbers in a reply mail of the police contact (people-first C2).

A reply carries out the standard answers and nothing else: what cannot be read without doubt
changes nothing, and a kind mail goes back. Words are never passed on to residents from here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coop.incidents.errors import ReplyUnclearError
from coop.incidents.rules.states import AgentAnswer

#: C2 numbers the answers in the order of the enumeration.
BY_NUMBER: Mapping[int, AgentAnswer] = dict(enumerate(AgentAnswer, start=1))
#: What somebody types above a quoted mail; more is a letter, and a letter is for people.
LONGEST_READ = 2000

#: Where the mail that is answered begins, as mail programs write it in Dutch and English.
QUOTE = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:oorspronkelijk|original|doorgestuurd|forwarded)\b.*"
    r"|_{8,}\s*"
    r"|(?:van|from|verzonden|sent)\s*:.*"
    r"|(?:op|on)\s.{6,200}?(?:schreef|wrote)\b.*"
    r"|.{0,120}\b(?:schreef|wrote)\b.{0,80}:\s*"
    r"|begin (?:doorgestuurd|forwarded).*"
    r")$",
    re.IGNORECASE,
)
#: The mark of a signature (RFC 3676), and what a signature begins with on a phone.
SIGNATURE = re.compile(
    r"^\s*(?:--\s*|(?:verstuurd|verzonden|sent)\b.{0,20}\b(?:vanaf|vanuit|met|from)\b.*"
    r"|(?:met\s+)?(?:vriendelijke\s+)?groet(?:en|jes)?\b.*|(?:m\.?v\.?g|gr)\b\.?\s*,?\s*.*"
    r"|(?:hartelijke|beste)\s+groet(?:en)?\b.*)$",
    re.IGNORECASE,
)
#: Words that change nothing about a number.
POLITE = frozenset(
    {
        *("beste", "hallo", "hoi", "goedemorgen", "goedemiddag", "goedenavond", "dag", "dank"),
        *("bedankt", "dankjewel", "ok", "oke", "oké", "akkoord", "antwoord", "melding", "alle"),
        *("alles", "allemaal", "buurtmelding", "buurtmeldingen", "meldingen", "nummer", "nr"),
        *("en", "u", "je", "voor", "de", "het", "allen", "beheerder", "thanks", "hi", "hello"),
    }
)
#: A term of numbers: "114: 2", "114 2 115 8", "1".
PIECES = re.compile(r"[,;\n]+")
TOKENS = re.compile(r"[^\W\d_]+|\d+|[^\s\w]+", re.UNICODE)
#: Signs that may stand between a number and its answer, or around it.
SIGNS = frozenset(":=.#-–>→*)(!")
PAIR = 2


class ReplyProblem(StrEnum):
    """Why a reply changed nothing."""

    UNCLEAR = "unclear"
    #: It came from another address than the contact's.
    STRANGER = "stranger"
    #: The mail that is answered is older than its link.
    LATE = "late"
    #: What the neighbourhood should read is missing, too long, or of no group.
    BULLETIN = "bulletin"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyOutcome:
    """What a reply brought about, by the numbers of reports."""

    answered: tuple[int, ...] = ()
    #: Were answered before, or are closed: an answer is accepted once.
    handled: tuple[int, ...] = ()


def own_words(text: str) -> str:
    """Return what was typed, without the mail that is answered and without a signature."""
    kept = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.lstrip().startswith(">") or not line.strip():
            continue
        if QUOTE.match(line) or SIGNATURE.match(line):
            break
        kept.append(line.strip())
    return "\n".join(kept)[:LONGEST_READ]


def answers_in(text: str, offered: Collection[int]) -> dict[int, AgentAnswer]:
    """Return which report gets which answer, or refuse what leaves any doubt.

    ``offered`` are the numbers of the reports in the mail that is answered. One number from 1
    to 8 and nothing else answers them all.
    """
    pieces = [numbers for part in PIECES.split(own_words(text)) if (numbers := _numbers(part))]
    if not pieces:
        raise ReplyUnclearError
    if len(pieces) == 1 and len(pieces[0]) == 1:
        return dict.fromkeys(offered, _answer(pieces[0][0]))
    found: dict[int, AgentAnswer] = {}
    for piece in pieces:
        if len(piece) % PAIR:
            raise ReplyUnclearError
        for number, answer in zip(piece[::PAIR], piece[1::PAIR], strict=True):
            if number not in offered or found.get(number, _answer(answer)) != _answer(answer):
                raise ReplyUnclearError
            found[number] = _answer(answer)
    return found


def is_polite(line: str) -> bool:
    """Tell whether a line says nothing but good day and thank you."""
    return all(
        token.casefold() in POLITE or set(token) <= SIGNS | set(",;")
        for token in TOKENS.findall(line)
    )


def _numbers(piece: str) -> list[int]:
    """Return the numbers of one piece; any word or sign that could mean something is a doubt."""
    found = []
    for token in TOKENS.findall(piece):
        if token.isdecimal():
            found.append(int(token))
        elif not (token.casefold() in POLITE or set(token) <= SIGNS):
            raise ReplyUnclearError
    return found


def _answer(number: int) -> AgentAnswer:
    if number not in BY_NUMBER:
        raise ReplyUnclearError
    return BY_NUMBER[number]
