"""What a meeting does with its votes: how they stood, what was declared, what was put off."""

import uuid
from datetime import datetime
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import Challenger, Quorum, QuorumNumbers, QuorumState
from coop.kernel.db import Base, enum_by_value


class ItemVote(Base):
    """One time that a point was put to the vote, with the quorum as it stood at the opening.

    A new vote on the same point is a row of its own; the point names the one that holds.
    """

    __tablename__ = "item_votes"
    __table_args__ = (
        CheckConstraint("(challenged_at IS NULL) = (challenged_by IS NULL)", name="challenged"),
        CheckConstraint(
            "0 <= quorum_numerator AND quorum_numerator <= quorum_denominator", name="quorum"
        ),
    )

    poll_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    entitled: Mapped[int]
    present: Mapped[int]
    represented: Mapped[int]
    beforehand: Mapped[int]
    quorum_numerator: Mapped[int]
    quorum_denominator: Mapped[int]
    quorum_article: Mapped[str] = mapped_column(String(120))
    #: Who counted, where hands or papers were counted; as it is read out for the minutes.
    counters: Mapped[str] = mapped_column(String(200), default="")
    #: When the declared outcome was contested; from here on the meeting has to vote anew.
    challenged_at: Mapped[datetime | None] = mapped_column(default=None)
    challenged_by: Mapped[Challenger | None] = mapped_column(
        enum_by_value(Challenger), default=None
    )

    @property
    def quorum(self) -> QuorumState:
        """Return the quorum as it stood when the vote opened."""
        return QuorumState(
            quorum=Quorum(
                share=Fraction(self.quorum_numerator, self.quorum_denominator),
                article=self.quorum_article,
            ),
            numbers=QuorumNumbers(
                entitled=self.entitled,
                present=self.present,
                represented=self.represented,
                beforehand=self.beforehand,
            ),
        )


class Declaration(Base):
    """What the chair declared in the meeting, which is decisive (BW 2:13 lid 3)."""

    __tablename__ = "declarations"

    poll_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    declared_at: Mapped[datetime]
    #: Who led the meeting; nobody where the past was entered by the system.
    declared_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    #: As it was read out.
    sentence: Mapped[str] = mapped_column(Text)
    is_adopted: Mapped[bool]


class Deferral(Base):
    """A proposal the meeting could not decide on because too few took part."""

    __tablename__ = "deferrals"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    deferred_at: Mapped[datetime]
    counted: Mapped[int]
    needed: Mapped[int]
    entitled: Mapped[int]
    article: Mapped[str] = mapped_column(String(120))
    #: The same proposal on the agenda of the second meeting.
    second_item_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("agenda_items.id"), unique=True, default=None
    )
