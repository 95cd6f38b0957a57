"""Short codes on paper or by telephone, and how often one may guess."""

import hashlib
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from coop.people.errors import (
    AccessCodeClosedError,
    ControlQuestionsMissingError,
    TooManyGuessesError,
)
from coop.people.rules.access import Limit, minutes_to_wait

#: No two look alike (0 and O, 1 and I, 2 and Z, 5 and S, 6 and G, 8 and B, U and V).
ALPHABET = "3479ACDEFGHJKMNPQRTUWXY"
CODE_LENGTH = 8
GROUP = 4


class CodeWay(StrEnum):
    """How a code reaches somebody."""

    LETTER = "letter"
    #: Read out by telephone, after two control questions (C14).
    SPOKEN = "spoken"


#: A letter lies on the mat during a holiday; what is read out is typed at once.
CODE_LASTS = {CodeWay.LETTER: timedelta(days=30), CodeWay.SPOKEN: timedelta(minutes=15)}


def code_from(secret: str, length: int = CODE_LENGTH) -> str:
    """Write a secret of 256 bits as a short code; the same secret makes the same code."""
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest())
    code = ""
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        code += ALPHABET[place]
    return code


def spelled(code: str) -> str:
    """Write a code in groups of four: "AC3D EF4G"."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def typed_code(text: str) -> str:
    """Read a code as people type it: small letters, spaces and dashes mean nothing."""
    return "".join(character for character in text.upper() if character.isalnum())


def slow_hash(code: str, salt: uuid.UUID) -> str:
    """Return what is stored of a short code.

    36 bits are quickly tried against a plain hash out of a stolen database; at 16 MB and
    some fifty milliseconds a try they are not.
    """
    made = hashlib.scrypt(typed_code(code).encode(), salt=salt.bytes, n=2**14, r=8, p=1, dklen=32)
    return made.hex()


# A guess counts for one letter from one place. A stranger who tries somebody's letter all day
# locks only his own place out, and the letter still works at home. From ten thousand places for
# thirty days that is 6 million guesses at 78,000 million codes.
GUESSES_PER_CODE = (Limit(5, timedelta(minutes=15)), Limit(20, timedelta(days=1)))
#: For all letters together; a place may be a flat or a library behind one address.
GUESSES_PER_ORIGIN = (Limit(20, timedelta(minutes=15)), Limit(100, timedelta(days=1)))
GUESSES_KEPT = timedelta(days=1)


def ensure_may_guess(guessed: Sequence[datetime], limits: Sequence[Limit], now: datetime) -> None:
    """Refuse who guessed too often, saying when it will be allowed again."""
    minutes = minutes_to_wait(guessed, limits, now)
    if minutes is not None:
        raise TooManyGuessesError(minutes=minutes)


def ensure_code_open(
    *,
    expires_at: datetime,
    used_at: datetime | None,
    voided_at: datetime | None,
    now: datetime,
) -> None:
    """Refuse a code that was used, replaced, or whose time is over (half-open)."""
    if used_at is not None or voided_at is not None or now >= expires_at:
        raise AccessCodeClosedError


class ControlQuestion(StrEnum):
    """What the secretary can ask to know who is on the telephone."""

    ADDRESS = "address"
    MEMBER_NUMBER = "member_number"
    MEMBER_SINCE = "member_since"
    PHONE = "phone"


#: C14: a code is read out after two of them.
QUESTIONS_NEEDED = 2


def ensure_asked(questions: Collection[ControlQuestion]) -> None:
    """Refuse to read out a code before two different questions were answered well."""
    if len(set(questions)) < QUESTIONS_NEEDED:
        raise ControlQuestionsMissingError
