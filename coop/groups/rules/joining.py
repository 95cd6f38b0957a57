"""Who takes part in a group: by request, with an address in its area, and grown up."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from coop.groups.errors import (
    AddressNotSeenError,
    AlreadyParticipantError,
    InvalidInviteError,
    NotAdultError,
    ParticipantNotFoundError,
    RefusalReasonNeededError,
    RulesNotAcceptedError,
)

LONGEST_REASON = 300
LONGEST_INVITE = 100
#: So long works the link that puts the bot into a chat.
CONNECT_LASTS = timedelta(hours=1)
#: As Telegram makes them: https://t.me/+AbCd_12.
INVITE = re.compile(r"^https://t\.me/(\+|joinchat/)[A-Za-z0-9_-]+$")
#: Somebody new is shown how it works, and a group may hold his or her first messages.
NEWCOMER = timedelta(days=7)


class AddressFit(StrEnum):
    """What the list of addresses says of who asks."""

    IN_AREA = "in_area"
    OUTSIDE = "outside"
    #: There is no list, or the address is not on it.
    UNKNOWN = "unknown"
    #: The list does not say so, but a moderator knows that somebody lives there.
    SEEN = "seen"


#: C4 asks for a checked address of who alarms a group.
FITS = frozenset({AddressFit.IN_AREA, AddressFit.SEEN})


class ParticipantState(StrEnum):
    """How somebody stands to a group."""

    ASKED = "asked"
    ADMITTED = "admitted"
    REFUSED = "refused"
    LEFT = "left"
    REMOVED = "removed"


class Ending(StrEnum):
    """How it ended between somebody and a group."""

    REFUSED = "refused"
    LEFT = "left"
    REMOVED = "removed"


def state_of(*, admitted_at: datetime | None, ending: Ending | None) -> ParticipantState:
    """Return how somebody stands to a group."""
    if ending is not None:
        return ParticipantState(ending.value)
    return ParticipantState.ASKED if admitted_at is None else ParticipantState.ADMITTED


def fit_of(street: str | None, *, listed: bool, streets: tuple[str, ...]) -> AddressFit:
    """Return what a street on the list says, beside the streets of a group."""
    if not listed or street is None or not streets:
        return AddressFit.UNKNOWN
    named = {one.casefold() for one in streets}
    return AddressFit.IN_AREA if street.casefold() in named else AddressFit.OUTSIDE


def is_newcomer(admitted_at: datetime | None, now: datetime) -> bool:
    """Tell whether somebody was let in a short time ago (half-open)."""
    return admitted_at is not None and now < admitted_at + NEWCOMER


def ensure_may_ask(
    present: ParticipantState | None, *, is_adult: bool, accepts_rules: bool
) -> None:
    """Refuse who is in already, is a minor, or did not say yes to the rules."""
    if present in {ParticipantState.ASKED, ParticipantState.ADMITTED}:
        raise AlreadyParticipantError
    if not is_adult:
        raise NotAdultError
    if not accepts_rules:
        raise RulesNotAcceptedError


def ensure_asks(present: ParticipantState) -> None:
    """Refuse to decide on what was decided."""
    if present is not ParticipantState.ASKED:
        raise ParticipantNotFoundError


def fit_at_admission(fit: AddressFit, *, seen: bool) -> AddressFit:
    """Return the fit with which somebody comes in, or refuse: a group is of its own area."""
    if fit in FITS:
        return fit
    if not seen:
        raise AddressNotSeenError
    return AddressFit.SEEN


def ensure_invite(link: str) -> None:
    """Refuse what is no link of Telegram to a group; none at all may be."""
    if link and (len(link) > LONGEST_INVITE or INVITE.match(link) is None):
        raise InvalidInviteError


def may_enter(state: ParticipantState | None, *, accepted: int | None, version: int) -> bool:
    """Tell whether somebody comes into the chat: who was let in, and said yes to its purpose."""
    return state is ParticipantState.ADMITTED and accepted == version


def ensure_refusal_reason(reason: str) -> None:
    """Refuse to refuse somebody without saying why."""
    if not reason.strip():
        raise RefusalReasonNeededError
