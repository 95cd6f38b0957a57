"""Who takes no part in a decision that is about the own interest, free of any storage."""

import uuid
from collections.abc import Collection

from coop.assembly.errors import ConflictOfInterestError
from coop.assembly.rules.majorities import Rules
from coop.assembly.rules.meetings import MeetingKind
from coop.statutes.rules import RuleKey


def article_of_exclusion(kind: MeetingKind, rules: Rules) -> str:
    """Return the article by which who has an own interest does not vote; nothing if none does.

    BW 2:44 lid 6: a director takes no part in deliberation and decision of the board. In the
    assembly a member votes on what concerns him or her, unless the statutes say otherwise
    (BW 2:12).
    """
    if kind is MeetingKind.BOARD:
        return rules[RuleKey.CONFLICT_OF_INTEREST].article
    interested = rules[RuleKey.INTERESTED_VOTE]
    return "" if interested.is_on else interested.article


def ensure_no_interest(
    kind: MeetingKind,
    rules: Rules,
    *,
    person_id: uuid.UUID | None,
    interested: Collection[uuid.UUID],
) -> None:
    """Refuse to let a director with an own interest discuss and decide."""
    if kind is MeetingKind.BOARD and person_id in interested:
        raise ConflictOfInterestError(article=article_of_exclusion(kind, rules))
