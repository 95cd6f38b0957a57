"""Who says beforehand to come or not, and who cannot follow during the meeting (C12)."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id


class Announcement(Base):
    """What a member says about coming; it is no attendance and opens nothing."""

    __tablename__ = "announcements"

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    comes: Mapped[bool]
    said_at: Mapped[datetime]


class Trouble(Base):
    """A stretch in which somebody who takes part says not to be able to follow."""

    __tablename__ = "troubles"
    __table_args__ = (
        CheckConstraint("until_at IS NULL OR since_at <= until_at", name="order"),
        Index(
            "uq_troubles_now",
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
    since_at: Mapped[datetime]
    until_at: Mapped[datetime | None] = mapped_column(default=None)
