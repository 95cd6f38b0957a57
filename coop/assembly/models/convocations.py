"""Calling the members: the agenda as it was frozen, and how each of them was reached."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.models.meetings import Meeting
from coop.assembly.rules import LONGEST_NAME, Called, Handing, Reach, reach_of
from coop.kernel.db import Base, Id, enum_by_value
from coop.people.models import Person


class Convocation(Base):
    """One version of an agenda that members were called to; it never changes."""

    __tablename__ = "convocations"
    __table_args__ = (
        UniqueConstraint("meeting_id", "version"),
        CheckConstraint("version > 0", name="version"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    version: Mapped[int]
    #: The agenda as canonical JSON, and its SHA-256.
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    #: Why members were called again.
    reason: Mapped[str] = mapped_column(Text, default="")

    meeting: Mapped[Meeting] = relationship(lazy="raise", init=False, repr=False)


class LetterBatch(Base):
    """Letters that are printed together, kept so that every print is the same."""

    __tablename__ = "letter_batches"
    __table_args__ = (UniqueConstraint("convocation_id", "number"),)

    id: Mapped[Id]
    convocation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("convocations.id"))
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    count: Mapped[int]
    written_at: Mapped[datetime]

    convocation: Mapped[Convocation] = relationship(lazy="raise", init=False, repr=False)


class Invitation(Base):
    """How one member was called to one version of an agenda: the proof of it (BW 2:41)."""

    __tablename__ = "meeting_invitations"
    __table_args__ = (
        # BW 2:41 lid 5: no mail without consent to it.
        CheckConstraint("mail_address IS NULL OR consent_given_at IS NOT NULL", name="consent"),
        CheckConstraint("(handed_on IS NULL) = (handed_how IS NULL)", name="handing_day"),
        Index(None, "told_at"),
    )

    convocation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("convocations.id"), primary_key=True
    )
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    member_number: Mapped[int]
    invited_at: Mapped[datetime]
    #: The address given for this; without one it is a letter.
    mail_address: Mapped[str | None] = mapped_column(String(254), default=None)
    #: The consent the mail rests on, as it was logged.
    consent_given_at: Mapped[datetime | None] = mapped_column(default=None)
    consent_how: Mapped[str | None] = mapped_column(String(20), default=None)
    #: When mail and chat message were put in the outbox.
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    #: When the mail turned out not to arrive, and why; from then on it is a letter.
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    failure: Mapped[str | None] = mapped_column(String(300), default=None)
    batch_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("letter_batches.id"), index=True, default=None
    )
    #: As it was printed.
    postal_address: Mapped[str | None] = mapped_column(String(300), default=None)
    handed_on: Mapped[date | None] = mapped_column(default=None)
    handed_how: Mapped[Handing | None] = mapped_column(enum_by_value(Handing), default=None)
    handed_by: Mapped[str | None] = mapped_column(String(LONGEST_NAME), default=None)
    #: When somebody could not deliver it and brought it back.
    returned_on: Mapped[date | None] = mapped_column(default=None)

    #: Never read; they tell SQLAlchemy what to write first.
    batch: Mapped[LetterBatch | None] = relationship(lazy="raise", init=False, repr=False)
    convocation: Mapped[Convocation] = relationship(lazy="raise", init=False, repr=False)
    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)

    @property
    def is_letter(self) -> bool:
        """Tell whether this member is called by letter."""
        return self.mail_address is None or self.failed_at is not None

    def reach(self, *, has_postal_address: bool) -> Reach:
        """Return how far this member is called."""
        return reach_of(
            Called(
                has_mail=self.mail_address is not None,
                is_sent=self.sent_at is not None,
                is_failed=self.failed_at is not None,
                has_postal_address=has_postal_address,
                is_written=self.batch_id is not None,
                is_returned=self.returned_on is not None,
                handed_how=self.handed_how,
            )
        )
