"""Tables of peilingen."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id
from coop.peilingen.rules import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    PeilingState,
    state_of,
)


class Peiling(Base):
    """A question to the members; it hangs under no meeting, so it can decide nothing."""

    __tablename__ = "peilingen"
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", name="order"),
        # Counting and forgetting who answered what are one act.
        CheckConstraint("(counted_at IS NULL) = (entitled IS NULL)", name="counted"),
    )

    id: Mapped[Id]
    question: Mapped[str] = mapped_column(String(LONGEST_QUESTION))
    explanation: Mapped[str] = mapped_column(Text)
    opens_at: Mapped[datetime] = mapped_column(index=True)
    closes_at: Mapped[datetime]
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    #: Taken back by the board.
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    #: When the members in a chat were shown it.
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    counted_at: Mapped[datetime | None] = mapped_column(default=None)
    #: How many members could have answered, when it was counted.
    entitled: Mapped[int | None] = mapped_column(default=None)

    def state_at(self, now: datetime) -> PeilingState:
        """Return how far it is."""
        return state_of(
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            withdrawn_at=self.withdrawn_at,
            now=now,
        )


class PeilingOption(Base):
    """One of the answers to choose from."""

    __tablename__ = "peiling_options"
    __table_args__ = (CheckConstraint("number > 0", name="number"),)

    peiling_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("peilingen.id"), primary_key=True)
    #: Its place on the page, from one.
    number: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(LONGEST_ANSWER))
    #: How many members chose it, once it is counted.
    chosen: Mapped[int | None] = mapped_column(default=None)


class PeilingAnswer(Base):
    """What one member answers, until it is counted.

    The key is what makes it one; no time is kept, and the row goes when the answers are counted.
    """

    __tablename__ = "peiling_answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["peiling_id", "number"], ["peiling_options.peiling_id", "peiling_options.number"]
        ),
    )

    peiling_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    number: Mapped[int]
