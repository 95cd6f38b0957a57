"""Tables of the inbox."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base


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
