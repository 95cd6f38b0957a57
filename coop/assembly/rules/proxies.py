"""When a vote may be put in somebody else's hands, free of any storage.

BW 2:38 lid 4: who has a vote may give a written proxy (volmacht) to another who has one, unless
the statutes say otherwise; lid 5: written is also what was recorded electronically. The law has
no highest number a holder may have; statutes do (research/dutch-rules.md 2.1).
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from coop.assembly.errors import (
    GiverTakesPartError,
    MeetingClosedError,
    NotConvenedError,
    ProxiesNotAllowedError,
    ProxyCapError,
    ProxyChainError,
    ProxyDuringVoteError,
    ProxyGivenAlreadyError,
    ProxyToSelfError,
)
from coop.assembly.rules.meetings import MeetingKind, MeetingState
from coop.statutes.rules import RuleValue

#: The one point of the agenda a proxy is for; nothing means the whole meeting.
ProxyScope: TypeAlias = uuid.UUID | None

#: A proxy begun in a chat and not given is forgotten.
DRAFT_LASTS = timedelta(hours=2)


class ProxyWay(StrEnum):
    """How a proxy came in; all of them are "in writing" (BW 2:38 lid 5)."""

    WEB = "web"
    TELEGRAM = "telegram"
    PAPER = "paper"


class ProxyEnd(StrEnum):
    """Why a proxy does not hold any more."""

    REVOKED = "revoked"
    #: The giver came to the hall, or takes part from home.
    CAME = "came"
    #: The giver voted him- or herself, before the meeting.
    VOTED = "voted"


def ensure_allowed(rule: RuleValue, kind: MeetingKind) -> None:
    """Refuse where the statutes exclude proxies; a board meets without the members' votes."""
    if not rule.is_on or kind is MeetingKind.BOARD:
        raise ProxiesNotAllowedError(article=rule.article)


def ensure_may_change(state: MeetingState, *, is_vote_open: bool) -> None:
    """Refuse to give or revoke before the convocation, after the meeting and during a vote.

    Who leaves early may still give one in the meeting. From the opening of a vote to its closing
    everything stays as it is, so that the numbers of its quorum do not move.
    """
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if is_vote_open:
        raise ProxyDuringVoteError


def ensure_between_two(giver_id: uuid.UUID, holder_id: uuid.UUID) -> None:
    """Refuse a proxy to oneself."""
    if giver_id == holder_id:
        raise ProxyToSelfError


def ensure_absent(*, is_present: bool) -> None:
    """Refuse a proxy of who takes part: then one votes oneself."""
    if is_present:
        raise GiverTakesPartError


def ensure_no_chain(*, giver_holds: bool, holder_gave: bool) -> None:
    """Refuse to pass on: a holder stays the one the giver chose (no sub-delegation)."""
    if giver_holds or holder_gave:
        raise ProxyChainError(giver_holds=giver_holds)


def ensure_not_given(standing: Sequence[ProxyScope], scope: ProxyScope) -> None:
    """Refuse a second proxy over the same vote: a vote cannot be in two hands."""
    if any(scope is None or other is None or other == scope for other in standing):
        raise ProxyGivenAlreadyError


def most_at_once(scopes: Sequence[ProxyScope]) -> int:
    """Return for how many givers a holder votes at the busiest point of the agenda."""
    by_item = Counter(scope for scope in scopes if scope is not None)
    throughout = sum(scope is None for scope in scopes)
    return throughout + max(by_item.values(), default=0)


def ensure_within_cap(held: Sequence[ProxyScope], scope: ProxyScope, cap: RuleValue) -> None:
    """Refuse one proxy too many when it is given, not when it is counted."""
    if most_at_once([*held, scope]) > cap.number:
        raise ProxyCapError(most=cap.number, article=cap.article)


def name_and_number(text: str) -> tuple[str, int | None]:
    """Read "Jan de Vries 12" as a name with a membership number, and a name alone as that."""
    *words, last = text.split() or [""]
    if words and last.isdecimal():
        return " ".join(words), int(last[:9])
    return " ".join((*words, last)), None
