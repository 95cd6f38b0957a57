"""Minutes: one row a meeting, their sections in versions, and what attendees say of them."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.rules import MinutesState, minutes_state_of
from coop.kernel.db import Base, Id


class Minutes(Base):
    """The minutes of one meeting, from draft to signed."""

    __tablename__ = "minutes"
    __table_args__ = (
        CheckConstraint("(proposed_at IS NULL) = (comments_until IS NULL)", name="proposal"),
        CheckConstraint("(adopted_at IS NULL) = (digest IS NULL)", name="digest"),
        CheckConstraint("chair_signed_at IS NULL OR adopted_at IS NOT NULL", name="chair"),
        CheckConstraint("secretary_signed_at IS NULL OR adopted_at IS NOT NULL", name="secretary"),
        CheckConstraint("chair_signed_by <> secretary_signed_by", name="two_signatures"),
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    begun_at: Mapped[datetime]
    #: Since when all members can read them.
    proposed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The last day on which attendees can say what is wrong.
    comments_until: Mapped[date | None] = mapped_column(default=None)
    #: The point of a later agenda under which they are adopted.
    adoption_item_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("agenda_items.id"), index=True, default=None
    )
    adopted_at: Mapped[datetime | None] = mapped_column(default=None)
    #: SHA-256 of what was adopted, see ``coop.assembly.rules.minutes.digest_of``.
    digest: Mapped[str | None] = mapped_column(String(64), default=None)
    chair_signed_at: Mapped[datetime | None] = mapped_column(default=None)
    chair_signed_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    secretary_signed_at: Mapped[datetime | None] = mapped_column(default=None)
    secretary_signed_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )

    @property
    def state(self) -> MinutesState:
        """Return how far they are."""
        return minutes_state_of(proposed_at=self.proposed_at, adopted_at=self.adopted_at)

    @property
    def is_signed(self) -> bool:
        """Tell whether both signatures are there."""
        return self.chair_signed_at is not None and self.secretary_signed_at is not None


class MinutesText(Base):
    """One version of one section; the newest is what is read, the older ones stay."""

    __tablename__ = "minutes_texts"
    __table_args__ = (
        CheckConstraint("version > 0", name="version"),
        CheckConstraint("place >= 0", name="place"),
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("minutes.meeting_id"), primary_key=True
    )
    #: The number of the point on the agenda; nought is the head.
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    heading: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    #: Nobody wrote the first version: it was drafted from what happened.
    written_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)

    #: Never read; it tells SQLAlchemy to write the minutes first.
    minutes: Mapped[Minutes] = relationship(lazy="raise", init=False, repr=False)


class MinutesComment(Base):
    """What an attendee says is wrong, and what became of it."""

    __tablename__ = "minutes_comments"
    __table_args__ = (CheckConstraint("(answered_at IS NULL) = (answer = '')", name="answer"),)

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("minutes.meeting_id"), index=True)
    place: Mapped[int]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
