"""Who can help at a tent, who asked to be relieved, and how long each helped."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentSession
from coop.buurtent.rules.crew import LONGEST_MINUTES, Availability
from coop.kernel.db import Base, Id, enum_by_value


class TentAvailability(Base):
    """That somebody was asked to help at a tent, and what he or she said."""

    __tablename__ = "tent_availabilities"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),
    )

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    asked_at: Mapped[datetime]
    answer: Mapped[Availability | None] = mapped_column(enum_by_value(Availability), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentSwap(Base):
    """Somebody on the list asks who can take the evening over; the first who can, does."""

    __tablename__ = "tent_swaps"
    __table_args__ = (
        UniqueConstraint("session_id", "asked_by"),
        CheckConstraint("(taken_by IS NULL) = (taken_at IS NULL)", name="taken"),
    )

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"))
    asked_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    asked_at: Mapped[datetime]
    taken_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    taken_at: Mapped[datetime | None] = mapped_column(default=None)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentHours(Base):
    """How long somebody helped at a tent; for that person and for who planned it."""

    __tablename__ = "tent_hours"
    __table_args__ = (CheckConstraint(f"minutes BETWEEN 0 AND {LONGEST_MINUTES}", name="minutes"),)

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    minutes: Mapped[int] = mapped_column(Integer)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)
