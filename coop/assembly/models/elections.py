"""Choosing persons on paper: rounds, candidates, and what the counters counted."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules.elections import LONGEST_NAME, LONGEST_SEED
from coop.kernel.db import Base, Id, enum_by_value
from coop.voting.rules import ElectionMethod, Step


class ElectionRound(Base):
    """One time that papers are handed out about a vacancy."""

    __tablename__ = "election_rounds"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("seats > 0 AND papers > 0", name="numbers"),
        # Closing and declaring are one act.
        CheckConstraint("(closed_at IS NULL) = (step IS NULL)", name="closed"),
    )

    id: Mapped[Id]
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"))
    number: Mapped[int]
    method: Mapped[ElectionMethod] = mapped_column(enum_by_value(ElectionMethod))
    seats: Mapped[int]
    #: Only between who had equal votes.
    is_revote: Mapped[bool]
    #: How many were handed out.
    papers: Mapped[int]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    step: Mapped[Step | None] = mapped_column(enum_by_value(Step), default=None)
    #: After equal votes: the next round is only between who had them.
    leads_to_revote: Mapped[bool] = mapped_column(default=False)
    #: What was announced in the meeting before the lot was drawn.
    seed: Mapped[str] = mapped_column(String(LONGEST_SEED), default="")
    #: What the chair declared (BW 2:13 lid 3), and who.
    sentence: Mapped[str] = mapped_column(Text, default="")
    declared_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )


class RoundCandidate(Base):
    """Somebody whose name is on the papers of a round."""

    __tablename__ = "round_candidates"

    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("election_rounds.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    is_elected: Mapped[bool] = mapped_column(default=False)
    goes_on: Mapped[bool] = mapped_column(default=False)


class CountedPapers(Base):
    """What one of the stembureau counted; two have to find the same."""

    __tablename__ = "counted_papers"
    __table_args__ = (CheckConstraint("blank >= 0 AND invalid >= 0", name="numbers"),)

    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("election_rounds.id"), primary_key=True)
    counter_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    #: Per candidate by position: votes for and against, as "4/0 3/0".
    piles: Mapped[str] = mapped_column(String(500))
    blank: Mapped[int]
    invalid: Mapped[int]
    in_box: Mapped[int]
