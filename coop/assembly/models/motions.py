"""What goes with a motion, and what its text was before."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.models.meetings import AgendaItem
from coop.assembly.rules import Body, Interest, Money, Verdict
from coop.kernel.db import Base, Id, enum_by_value


class MotionBackground(Base):
    """What a motion costs, and who was heard about it."""

    __tablename__ = "motion_backgrounds"
    __table_args__ = (
        CheckConstraint("cents IS NULL OR cents > 0", name="cents"),
        CheckConstraint("(cents IS NULL) = (with_vat IS NULL)", name="vat"),
    )

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    cents: Mapped[int | None] = mapped_column(BigInteger)
    with_vat: Mapped[bool | None]
    #: Who was heard, and what they said.
    heard: Mapped[str] = mapped_column(Text)

    @property
    def money(self) -> Money | None:
        """Return what the motion costs, if that was filled in."""
        if self.cents is None or self.with_vat is None:
            return None
        return Money(cents=self.cents, with_vat=self.with_vat)


class MotionInterest(Base):
    """One line of the belangenkaart of a motion."""

    __tablename__ = "motion_interests"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    partner: Mapped[str] = mapped_column(String(200))
    goal: Mapped[str] = mapped_column(String(500))
    interest: Mapped[str] = mapped_column(String(500))

    @property
    def value(self) -> Interest:
        """Return the line as a plain value."""
        return Interest(partner=self.partner, goal=self.goal, interest=self.interest)


class MotionStatement(Base):
    """What the process guardians or the supervisory board say about a motion."""

    __tablename__ = "motion_statements"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    body: Mapped[Body] = mapped_column(enum_by_value(Body), primary_key=True)
    verdict: Mapped[Verdict] = mapped_column(enum_by_value(Verdict))
    #: By check of the list; empty for who has no list.
    answers: Mapped[dict[str, Any]]  # Any: plain JSON, check -> answer
    text: Mapped[str] = mapped_column(Text)
    given_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    given_at: Mapped[datetime]


class MotionText(Base):
    """One version of the text of a motion, from the moment somebody amended it."""

    __tablename__ = "motion_texts"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    #: Until when this was the text.
    replaced_at: Mapped[datetime]


class Amendment(Base):
    """A change of a motion, or of another amendment, that a member proposes."""

    __tablename__ = "amendments"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("(decided_at IS NULL) = (is_adopted IS NULL)", name="decided"),
        CheckConstraint("decided_at IS NULL OR withdrawn_at IS NULL", name="withdrawn"),
        CheckConstraint(
            "(decided_at IS NULL) = (votes_for IS NULL) AND "
            "(decided_at IS NULL) = (votes_against IS NULL) AND "
            "(decided_at IS NULL) = (votes_blank IS NULL)",
            name="counted",
        ),
    )

    id: Mapped[Id]
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    #: In order of coming in, per motion.
    number: Mapped[int]
    #: The amendment it changes; nothing when it changes the motion.
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("amendments.id"), index=True)
    proposer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    #: The text it was written on, and that text as its proposer wants it.
    base: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    explanation: Mapped[str] = mapped_column(Text)
    submitted_at: Mapped[datetime]
    #: Where the chair put it among the others.
    rank: Mapped[int | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    is_adopted: Mapped[bool | None] = mapped_column(default=None)
    votes_for: Mapped[int | None] = mapped_column(default=None)
    votes_against: Mapped[int | None] = mapped_column(default=None)
    votes_blank: Mapped[int | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the other amendment first.
    parent: Mapped["Amendment | None"] = relationship(
        remote_side="Amendment.id", lazy="raise", init=False, repr=False
    )
