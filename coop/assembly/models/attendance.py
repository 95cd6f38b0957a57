"""Who takes part in a meeting, and when."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import Presence
from coop.kernel.db import Base, Id, enum_by_value


class Attendance(Base):
    """One stretch of time in which somebody takes part (C12)."""

    __tablename__ = "attendances"
    __table_args__ = (
        CheckConstraint("until_at IS NULL OR since_at <= until_at", name="order"),
        # Nobody is present twice at one moment.
        Index(
            "uq_attendances_present",
            "meeting_id",
            "person_id",
            unique=True,
            sqlite_where=text("until_at IS NULL"),
            postgresql_where=text("until_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    how: Mapped[Presence] = mapped_column(enum_by_value(Presence))
    since_at: Mapped[datetime]
    until_at: Mapped[datetime | None] = mapped_column(default=None)
