"""The second step of signing in: how often one may try, and who may take it away."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from coop.people.errors import (
    ResetAloneError,
    ResetClosedError,
    ResetOfOneselfError,
)
from coop.people.rules.access import Limit, same_secret
from coop.people.rules.codes import code_from

RECOVERY_CODES = 10
#: 72 bits: out of reach also for who tries hashes out of a stolen database.
RECOVERY_LENGTH = 16

#: Wrong codes only, for one person from wherever. Who tries has signed in as that person
#: already, so no stranger can lock somebody out. Three of a million codes are right at a time.
SECOND_GUESSES = (Limit(5, timedelta(minutes=15)), Limit(20, timedelta(days=1)))

#: How long a wish to take a second step away waits for another board member.
RESET_LASTS = timedelta(days=7)


class SecondOutcome(StrEnum):
    """What came of a code."""

    PASSED = "passed"
    WRONG_CODE = "wrong_code"


class SecondChange(StrEnum):
    """What happened to somebody's second step, and the owner hears of."""

    PASSKEY_ADDED = "passkey_added"
    SET_UP = "set_up"
    REPLACED = "replaced"
    CODES_RENEWED = "codes_renewed"
    CODE_USED = "code_used"
    RESET_PROPOSED = "reset_proposed"
    RESET = "reset"


def recovery_codes_from(secret: str) -> tuple[str, ...]:
    """Write a secret of 256 bits as ten codes for paper; the same secret makes the same ten."""
    return tuple(
        code_from(f"{secret}:{number}", RECOVERY_LENGTH) for number in range(RECOVERY_CODES)
    )


def guess_subject(person_id: uuid.UUID) -> str:
    """Return under which subject wrong codes of one person are counted."""
    return f"second_step:{person_id}"


def matching_span(code: str, right: Sequence[tuple[int, str]], *, last_span: int) -> int | None:
    """Return in which span of time a code is right, if none so late was used before.

    RFC 6238 section 5.2: a code is taken once.
    """
    typed = "".join(code.split())
    return next(
        (span for span, one in right if span > last_span and same_secret(typed, one)), None
    )


def is_reset_open(
    *,
    proposed_at: datetime,
    carried_out_at: datetime | None,
    refused_at: datetime | None,
    now: datetime,
) -> bool:
    """Tell whether a wish still waits (half-open: at the end it does not)."""
    return carried_out_at is None and refused_at is None and now - proposed_at < RESET_LASTS


def ensure_reset_open(
    *,
    proposed_at: datetime,
    carried_out_at: datetime | None,
    refused_at: datetime | None,
    now: datetime,
) -> None:
    """Refuse a wish that was decided, or that waited too long."""
    if not is_reset_open(
        proposed_at=proposed_at, carried_out_at=carried_out_at, refused_at=refused_at, now=now
    ):
        raise ResetClosedError


def ensure_of_another(owner: uuid.UUID, actor: uuid.UUID | None) -> None:
    """Refuse who would take the own second step away: it takes two others (C14)."""
    if owner == actor:
        raise ResetOfOneselfError


def ensure_second_pair(proposed_by: uuid.UUID, actor: uuid.UUID | None) -> None:
    """Refuse who would confirm the own wish."""
    if proposed_by == actor:
        raise ResetAloneError
