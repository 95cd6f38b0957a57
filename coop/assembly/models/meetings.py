"""Meetings and their agendas."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.rules import (
    SPEAKING_SECONDS,
    DecisionKind,
    MeetingForm,
    MeetingKind,
    MeetingState,
    state_of,
)
from coop.kernel.db import Base, Id, enum_by_value
from coop.voting.models import Poll


class Meeting(Base):
    """A meeting of the members."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("opened_at IS NULL OR convened_at IS NOT NULL", name="convened"),
        CheckConstraint(
            "closed_at IS NULL OR (opened_at IS NOT NULL AND opened_at <= closed_at)",
            name="order",
        ),
    )

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(200))
    form: Mapped[MeetingForm] = mapped_column(enum_by_value(MeetingForm))
    place: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    #: Where members at home hear and see the meeting: a video service of the board's choice.
    online_url: Mapped[str | None] = mapped_column(String(500), default=None)
    #: From here on the agenda is frozen.
    convened_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The article whose term had passed, when the board convened all the same (BW 2:15 lid 1).
    late_article: Mapped[str | None] = mapped_column(String(120), default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    kind: Mapped[MeetingKind] = mapped_column(
        enum_by_value(MeetingKind),
        default=MeetingKind.MEMBERS,
        server_default=MeetingKind.MEMBERS.value,
    )
    #: Number of the point that is on; the agenda's own key, so no circle of foreign keys.
    current_number: Mapped[int | None] = mapped_column(default=None)
    #: How long somebody has the floor, unless the chair adds to it.
    speaking_seconds: Mapped[int] = mapped_column(
        default=SPEAKING_SECONDS, server_default=str(SPEAKING_SECONDS)
    )
    #: Version of what all screens share. A ballot does not raise it.
    revision: Mapped[int] = mapped_column(default=0)

    @property
    def state(self) -> MeetingState:
        """Return how far the meeting is."""
        return state_of(
            convened_at=self.convened_at, opened_at=self.opened_at, closed_at=self.closed_at
        )

    @property
    def topic(self) -> str:
        """Return what followers of the journal listen for."""
        return f"meeting:{self.id}"


class AgendaItem(Base):
    """One point of an agenda."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    explanation: Mapped[str] = mapped_column(Text, default="")
    #: What the meeting is asked to decide, word by word; empty when nothing is voted on.
    motion: Mapped[str] = mapped_column(Text, default="")
    #: By which rule the motion is decided; it says nothing while there is no motion.
    kind: Mapped[DecisionKind] = mapped_column(
        enum_by_value(DecisionKind),
        default=DecisionKind.ORDINARY,
        server_default=DecisionKind.ORDINARY.value,
    )
    #: When the meeting first came to this point.
    reached_at: Mapped[datetime | None] = mapped_column(default=None)
    #: From here on nobody is added to the list of speakers.
    floor_closed_at: Mapped[datetime | None] = mapped_column(default=None)
    poll_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("polls.id"), unique=True, default=None
    )

    #: The same proposal in an earlier meeting, where the votes were equal.
    held_over_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("agenda_items.id"), index=True, default=None
    )
    #: Raised with every amendment that is adopted; the texts of before stand in the history.
    motion_version: Mapped[int] = mapped_column(default=1, server_default="1")
    #: When an amendment last changed the text; votes cast on an earlier text are set aside.
    amended_at: Mapped[datetime | None] = mapped_column(default=None)

    poll: Mapped[Poll | None] = relationship(lazy="raise", init=False, repr=False)
