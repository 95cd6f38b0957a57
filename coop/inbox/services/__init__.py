"""What can be done with what came in: updates of Telegram, and mails."""

from coop.inbox.services.mails import forget_mails, issue_reply_tag, keep_mail
from coop.inbox.services.updates import (
    KEPT,
    MOST_ATTEMPTS,
    TakenUpdate,
    forget_updates,
    retry_update,
    settle_updates,
    store_updates,
    take_updates,
)

__all__ = [
    "KEPT",
    "MOST_ATTEMPTS",
    "TakenUpdate",
    "forget_mails",
    "forget_updates",
    "issue_reply_tag",
    "keep_mail",
    "retry_update",
    "settle_updates",
    "store_updates",
    "take_updates",
]
