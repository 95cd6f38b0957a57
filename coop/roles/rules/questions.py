"""Writing to who holds a function, without knowing the address."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from coop.people.rules import Limit, RoleKind, minutes_to_wait
from coop.roles.errors import (
    NobodyToAskError,
    QuestionNameMissingError,
    QuestionTextMissingError,
    TooManyQuestionsError,
)
from coop.roles.rules.kinds import BOARD_KINDS

LONGEST_ASKER = 120
LONGEST_QUESTION = 2000
#: How long a question is kept here; the answer goes from mailbox to mailbox.
QUESTION_KEPT = timedelta(days=30)
#: For one address or one place that asks: enough for a talk, too few to fill a mailbox.
LIMITS = (Limit(3, timedelta(minutes=15)), Limit(10, timedelta(days=1)))

#: C20: whom everybody can write to. Police and gemeente have their own numbers.
ASKED = BOARD_KINDS | {
    RoleKind.SUPERVISOR,
    RoleKind.AUDIT_COMMITTEE,
    RoleKind.COUNTING_COMMITTEE,
    RoleKind.PROCESS_GUARDIAN,
    RoleKind.MODERATOR,
    RoleKind.VOLUNTEER,
}


def ensure_asked(kind: RoleKind) -> None:
    """Refuse a question to a function that takes none."""
    if kind not in ASKED:
        raise NobodyToAskError


def ensure_question(name: str, text: str) -> None:
    """Refuse a question of nobody, or without one."""
    if not name.strip():
        raise QuestionNameMissingError
    if not text.strip():
        raise QuestionTextMissingError


def ensure_few_questions(asked: Sequence[datetime], now: datetime) -> None:
    """Refuse who wrote too often, saying in how many minutes it can be done again."""
    minutes = minutes_to_wait(asked, LIMITS, now)
    if minutes is not None:
        raise TooManyQuestionsError(minutes=minutes)
