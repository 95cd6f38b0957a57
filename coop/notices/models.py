"""Tables of notices."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.rules import Handing
from coop.kernel.db import Base, Id, enum_by_value
from coop.notices.rules import STOPPED, NoticeKind
from coop.people.rules import ChannelKind, Purpose

_PENDING = text("sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL")


class Notice(Base):
    """One message to one recipient, from the moment it is due to what became of it."""

    __tablename__ = "notices"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts"),
        CheckConstraint(
            "(CASE WHEN sent_at IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN dropped_at IS NULL THEN 0 ELSE 1 END) <= 1",
            name="one_end",
        ),
        Index(
            "ix_notices_pending",
            "channel",
            "due_at",
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(None, "queued_at"),
        Index(None, "sent_at"),
    )

    id: Mapped[Id]
    # No check in the database: areas add kinds, and a kind is no reason for a migration.
    kind: Mapped[str] = mapped_column(String(60))
    locale: Mapped[str] = mapped_column(String(10))
    queued_at: Mapped[datetime]
    #: Order among what one transaction queued.
    position: Mapped[int]
    due_at: Mapped[datetime]
    #: Not before; moves with every failed attempt.
    next_attempt_at: Mapped[datetime]
    #: Plain values that name subjects; see the package's docstring for what may not be here.
    args: Mapped[dict[str, Any]]  # Any: the shape is known to the kind's message
    subject_id: Mapped[uuid.UUID | None] = mapped_column(index=True, default=None)
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    #: A contact of a group, who is no person here; its links carry this.
    contact_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    #: The consent it rests on; none for what was asked for or is owed.
    purpose: Mapped[str | None] = mapped_column(String(40), default=None)
    #: The one channel that may be used, if there is only one.
    only: Mapped[str | None] = mapped_column(String(20), default=None)
    #: Empty when there is no way to reach the recipient; such a row has failed.
    channel: Mapped[str | None] = mapped_column(String(20), default=None)
    #: Mail address or chat number.
    address: Mapped[str | None] = mapped_column(String(254), default=None)
    #: Within one key notices go out in order.
    order_key: Mapped[str | None] = mapped_column(String(80), index=True, default=None)
    dedupe_key: Mapped[str | None] = mapped_column(String(200), unique=True, default=None)
    #: The place in a chat this message takes; the bot edits what it showed there.
    screen: Mapped[str | None] = mapped_column(String(80), default=None)
    #: Shown below what was typed last, not in the place of the old message.
    is_fresh: Mapped[bool] = mapped_column(default=False)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    #: Part of a conversation with the bot; the desk leaves it out and it goes after a day.
    is_reply: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(64), default=None)
    lease_until: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: When a report came that the mail did not arrive after all (RFC 3464).
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Overtaken by a newer one, or no longer worth saying.
    dropped_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Why the last attempt did not succeed, for the secretary and the operator.
    failure: Mapped[str | None] = mapped_column(String(300), default=None)
    #: The file of letters it stands in, where it went on paper.
    letters_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("letter_files.id"), index=True, default=None
    )
    #: Telegram's number of the message.
    external_id: Mapped[str | None] = mapped_column(String(40), default=None)

    #: Never read; it tells SQLAlchemy what to write first.
    letters: Mapped["LetterFile | None"] = relationship(lazy="raise", init=False, repr=False)

    @property
    def is_pending(self) -> bool:
        """Tell whether it still has to go out."""
        return self.sent_at is None and self.failed_at is None and self.dropped_at is None

    @property
    def is_stopped(self) -> bool:
        """Tell whether somebody at the desk held it back."""
        return self.dropped_at is not None and self.failure == STOPPED

    @property
    def notice_kind(self) -> NoticeKind:
        """Return what it tells."""
        return NoticeKind(self.kind)

    @property
    def channel_kind(self) -> ChannelKind | None:
        """Return over what it goes."""
        return None if self.channel is None else ChannelKind(self.channel)

    @property
    def consent_purpose(self) -> Purpose | None:
        """Return the consent it rests on."""
        return None if self.purpose is None else Purpose(self.purpose)


class LetterFile(Base):
    """Letters that the desk prints together, because their readers are reached in no other way."""

    __tablename__ = "letter_files"
    __table_args__ = (
        CheckConstraint("(handed_on IS NULL) = (handed_how IS NULL)", name="handing_day"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(60))
    asked_at: Mapped[datetime]
    count: Mapped[int]
    written_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The PDF, until the letters have left.
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    handed_on: Mapped[date | None] = mapped_column(default=None)
    handed_how: Mapped[Handing | None] = mapped_column(enum_by_value(Handing), default=None)


class RefusedAddress(Base):
    """A mail address of which its server said that nothing arrives there; the desk may lift it."""

    __tablename__ = "refused_addresses"

    id: Mapped[Id]
    #: In small letters.
    address: Mapped[str] = mapped_column(String(254), unique=True)
    refused_at: Mapped[datetime]
    #: What the server said.
    reason: Mapped[str] = mapped_column(String(300))
    #: Whose it is, if it is somebody on the register.
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )


class Screen(Base):
    """Which message of the bot stands for which dialogue in a chat."""

    __tablename__ = "screens"
    __table_args__ = (UniqueConstraint("chat", "screen"),)

    id: Mapped[Id]
    chat: Mapped[str] = mapped_column(String(40))
    screen: Mapped[str] = mapped_column(String(80))
    message_id: Mapped[str] = mapped_column(String(40))
    shown_at: Mapped[datetime]
