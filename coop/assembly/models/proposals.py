"""What members put forward for a meeting, and who stands behind it."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.models.meetings import AgendaItem, Meeting
from coop.assembly.rules import ProposalFacts
from coop.kernel.db import Base, Id


class ProposalRound(Base):
    """Until when members put something forward for a meeting that is being planned."""

    __tablename__ = "proposal_rounds"
    __table_args__ = (CheckConstraint("signatures_needed > 0", name="signatures"),)

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    opened_at: Mapped[datetime]
    #: The last day.
    closes_on: Mapped[date]
    #: How many members a proposal needs, with who makes it.
    signatures_needed: Mapped[int]


class Proposal(Base):
    """A point that a member wants on the agenda, or a member who wants to be chosen."""

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("placed_at IS NULL OR refused_at IS NULL", name="decided"),
        CheckConstraint("(refused_at IS NULL) = (refusal = '')", name="refusal"),
        CheckConstraint(
            "(placed_at IS NULL OR election_id IS NOT NULL) = (item_id IS NULL)", name="item"
        ),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(Meeting.id), index=True)
    proposer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    explanation: Mapped[str] = mapped_column(Text)
    motion: Mapped[str] = mapped_column(Text)
    proposed_at: Mapped[datetime]
    placed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The point of the agenda it became.
    item_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey(AgendaItem.id), unique=True, default=None
    )
    #: Where its maker stands for election; nothing when it is a point.
    election_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey(AgendaItem.id), index=True, default=None
    )
    refused_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Why the board refused it.
    refusal: Mapped[str] = mapped_column(Text, default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the point first.
    item: Mapped[AgendaItem | None] = relationship(
        foreign_keys=[item_id], lazy="raise", init=False, repr=False
    )

    def facts(self, *, signatures: int, needed: int) -> ProposalFacts:
        """Return what decides how far it is."""
        return ProposalFacts(
            signatures=signatures,
            needed=needed,
            is_placed=self.placed_at is not None,
            is_refused=self.refused_at is not None,
            is_withdrawn=self.withdrawn_at is not None,
        )


class ProposalSignature(Base):
    """A member who stands behind a proposal."""

    __tablename__ = "proposal_signatures"

    proposal_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(Proposal.id), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    signed_at: Mapped[datetime]

    #: Never read; it tells SQLAlchemy to write the proposal first.
    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False, repr=False)
