"""What must be told outside after an election."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import FilingKind
from coop.kernel.db import Base, Id, enum_by_value


class Filing(Base):
    """One thing to file after an election; never with a copy of papers or a number of theirs."""

    __tablename__ = "filings"
    __table_args__ = (
        UniqueConstraint("meeting_id", "kind"),
        CheckConstraint("(settled_at IS NULL) = (was_needed IS NULL)", name="settled"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    kind: Mapped[FilingKind] = mapped_column(enum_by_value(FilingKind))
    due_on: Mapped[date]
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    was_needed: Mapped[bool | None] = mapped_column(default=None)
