"""Who stands for election."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.rules import CandidateState, candidate_state_of
from coop.kernel.db import Base, Id


class Candidate(Base):
    """Somebody who can be chosen at a point of an agenda."""

    __tablename__ = "candidates"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)

    id: Mapped[Id]
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    #: What the candidate tells the members.
    statement: Mapped[str] = mapped_column(Text)
    #: Named by the board, or else put forward by members.
    by_board: Mapped[bool]
    named_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def state(self) -> CandidateState:
        """Return how far the candidacy is."""
        return candidate_state_of(
            is_accepted=self.accepted_at is not None, is_withdrawn=self.withdrawn_at is not None
        )


class CandidatePhoto(Base):
    """A portrait of a candidate; a new one has a new address, that nobody can guess."""

    __tablename__ = "candidate_photos"

    candidate_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(Candidate.id), primary_key=True)
    photo_id: Mapped[uuid.UUID] = mapped_column(unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    uploaded_at: Mapped[datetime]

    #: Never read; it tells SQLAlchemy to write the candidate first.
    candidate: Mapped[Candidate] = relationship(lazy="raise", init=False, repr=False)
