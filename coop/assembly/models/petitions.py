"""Requests of members for a meeting, and who stands behind them."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.models.meetings import Meeting
from coop.kernel.db import Base, Id


class Petition(Base):
    """A request for a meeting (BW 2:41 lid 2)."""

    __tablename__ = "petitions"
    __table_args__ = (
        # What is complete says of how many votes; nothing is complete by halves.
        CheckConstraint(
            "(completed_at IS NULL) = (votes_signed IS NULL) AND "
            "(completed_at IS NULL) = (votes_needed IS NULL) AND "
            "(completed_at IS NULL) = (votes_all IS NULL)",
            name="complete",
        ),
        CheckConstraint("completed_at IS NULL OR withdrawn_at IS NULL", name="withdrawn"),
        CheckConstraint("meeting_id IS NULL OR completed_at IS NOT NULL", name="meeting"),
    )

    id: Mapped[Id]
    starter_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    subject: Mapped[str] = mapped_column(String(200))
    #: Why a meeting is needed.
    reason: Mapped[str] = mapped_column(Text)
    #: What that meeting is asked to decide, word by word; empty to talk about it only.
    motion: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime]
    #: When enough votes stood behind it: the day the request counts as filed.
    completed_at: Mapped[datetime | None] = mapped_column(default=None)
    votes_signed: Mapped[int | None] = mapped_column(default=None)
    votes_needed: Mapped[int | None] = mapped_column(default=None)
    votes_all: Mapped[int | None] = mapped_column(default=None)
    #: When the last signature was taken back.
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The meeting that answers it.
    meeting_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey(Meeting.id), unique=True, default=None
    )
    #: BW 2:41 lid 3: those who signed convened it themselves.
    by_petitioners: Mapped[bool] = mapped_column(default=False)

    #: Never read; it tells SQLAlchemy to write the meeting first.
    meeting: Mapped[Meeting | None] = relationship(lazy="raise", init=False, repr=False)


class PetitionSignature(Base):
    """A member who stands behind a request; gone when taken back."""

    __tablename__ = "petition_signatures"

    petition_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("petitions.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    signed_at: Mapped[datetime]

    #: Never read; it tells SQLAlchemy to write the request first.
    petition: Mapped[Petition] = relationship(lazy="raise", init=False, repr=False)
