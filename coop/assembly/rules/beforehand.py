"""When and over what members vote before the meeting, free of any storage."""

import hashlib
from datetime import datetime

from coop.assembly.errors import (
    BeforehandClosedError,
    BeforehandNotAllowedError,
    BeforehandNotOpenError,
)
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.majorities import Rules
from coop.assembly.rules.meetings import MeetingState
from coop.assembly.rules.terms import beforehand_window
from coop.statutes.rules import Layer, RuleKey


def is_beforehand_allowed(rules: Rules) -> bool:
    """Tell whether the statutes put votes cast before the meeting on a par with others.

    BW 2:38 lid 8 builds on lid 6: both are for the statutes to say.
    """
    switches = (rules[RuleKey.ELECTRONIC_VOTING], rules[RuleKey.ELECTRONIC_BEFOREHAND])
    return all(
        switch.is_on and switch.layer is Layer.STATUTES and bool(switch.article.strip())
        for switch in switches
    )


def ensure_beforehand_is_open(
    rules: Rules, *, state: MeetingState, starts_at: datetime, now: datetime
) -> None:
    """Refuse a vote that the statutes do not know, or that comes too early or too late."""
    if not is_beforehand_allowed(rules):
        raise BeforehandNotAllowedError
    opens_at, closes_at = beforehand_window(starts_at, rules)
    if state is MeetingState.PLANNED or now < opens_at:
        raise BeforehandNotOpenError(opens_at=opens_at)
    if state is not MeetingState.CONVENED or now >= closes_at:
        raise BeforehandClosedError(closes_at=closes_at)


def is_open_beforehand(kind: DecisionKind, motion: str) -> bool:
    """Tell whether a point can be voted on beforehand: matters with a text, and no persons."""
    return bool(motion) and kind is not DecisionKind.ELECTION


def text_digest(motion: str) -> str:
    """Return what tells one text from another: a vote is about the text it was cast on.

    When the text is amended, votes on the old one are set aside (research/dutch-rules.md 2.3).
    """
    return hashlib.sha256(motion.encode()).hexdigest()
