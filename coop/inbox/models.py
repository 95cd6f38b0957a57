"""Tables of the inbox."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.inbox.rules import MailOutcome
from coop.kernel.db import Base, enum_by_value


class InboxUpdate(Base):
    """One update of Telegram, from the moment it came in."""

    __tablename__ = "inbox_updates"
    __table_args__ = (
        CheckConstraint("handled_at IS NULL OR failed_at IS NULL", name="one_end"),
        Index(
            "ix_inbox_updates_waiting",
            "update_id",
            sqlite_where=text("handled_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("handled_at IS NULL AND failed_at IS NULL"),
        ),
        Index(None, "received_at"),
    )

    #: Telegram's own number: the same update has the same number at every delivery.
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: The update as JSON; emptied once it has been handled, for it holds what people wrote.
    payload: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    #: How often it was taken up; more than once after a crash.
    attempts: Mapped[int] = mapped_column(default=0)
    handled_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: What the log calls the failure by.
    reference: Mapped[str | None] = mapped_column(String(40), default=None)


class ReplyTag(Base):
    """What stands in the address of a reply, hashed, and to what that is a reply."""

    __tablename__ = "reply_tags"

    tag_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject_id: Mapped[uuid.UUID]
    #: Whose mail it was; the contacts are of an area above this one.
    contact_id: Mapped[uuid.UUID]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class InboxMail(Base):
    """A mail that came in: that it did and what became of it, never what it says."""

    __tablename__ = "inbox_mails"

    #: Its Message-ID, hashed: the same mail comes once, under whatever number.
    message_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    arrived_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[MailOutcome] = mapped_column(enum_by_value(MailOutcome))
    contact_id: Mapped[uuid.UUID | None] = mapped_column(default=None)


class MailboxMark(Base):
    """Up to where a mailbox was read."""

    __tablename__ = "mailbox_marks"

    #: The mailbox's own number (UIDVALIDITY): with another one all numbers in it are new.
    validity: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last_uid: Mapped[int] = mapped_column(BigInteger)
