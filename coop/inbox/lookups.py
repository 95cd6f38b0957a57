"""Finds to what a mail is a reply, and whether it came before."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.inbox.models import InboxMail, ReplyTag
from coop.inbox.rules import MailOutcome
from coop.people.rules import hash_of


def tag_of(session: Session, tags: Collection[str]) -> ReplyTag | None:
    """Return the tag of ours among those in the addresses of a mail."""
    hashes = [hash_of(tag) for tag in tags]
    return session.scalar(select(ReplyTag).where(ReplyTag.tag_hash.in_(hashes)).limit(1))


def came_before(session: Session, message_hash: str) -> bool:
    """Tell whether a mail with this Message-ID came in before."""
    return session.get(InboxMail, message_hash) is not None


def returned_since(session: Session, contact_id: uuid.UUID, since: datetime) -> int:
    """Count the replies of a contact that a kind mail went back on."""
    query = (
        select(func.count())
        .select_from(InboxMail)
        .where(
            InboxMail.contact_id == contact_id,
            InboxMail.outcome == MailOutcome.RETURNED,
            InboxMail.arrived_at > since,
        )
    )
    return session.scalar(query) or 0
