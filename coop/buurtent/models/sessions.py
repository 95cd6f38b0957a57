"""Tables of the buurTent.

The relationships upwards are for the order of inserts; what is shown is loaded by queries.
"""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.rules.calls import LONGEST_PLACE_REMARK, Informed
from coop.buurtent.rules.police import LONGEST_REMARK, LONGEST_REPLACEMENT, DeclineReason
from coop.buurtent.rules.sessions import (
    LARGEST_RADIUS_M,
    SMALLEST_RADIUS_M,
    AnsweredBy,
    CallSource,
    CancelReason,
    Cause,
    InvitedBy,
    NeighbourAnswer,
    PoliceAnswer,
    PoliceState,
    TentState,
    police_state,
    state_of,
)
from coop.kernel.db import Base, Id, enum_by_value
from coop.people.models import Person
from coop.places.models import Address


class TentCall(Base):
    """Somebody phoned and told what happened where, or that nothing did."""

    __tablename__ = "tent_calls"
    __table_args__ = (CheckConstraint("received_at <= recorded_at", name="order"),)

    id: Mapped[Id]
    received_at: Mapped[datetime] = mapped_column(index=True)
    recorded_at: Mapped[datetime]
    #: The caller's function ("Taskforce", "wijkagent"), never a name.
    caller: Mapped[str] = mapped_column(String(80))
    taker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    cause: Mapped[Cause] = mapped_column(enum_by_value(Cause))
    source: Mapped[CallSource] = mapped_column(enum_by_value(CallSource))
    remark: Mapped[str] = mapped_column(String(500), default="")


class TentCallPlace(Base):
    """A street that a caller named. There is no column for a house number, on purpose."""

    __tablename__ = "tent_call_places"

    id: Mapped[Id]
    #: One street may be named twice: it happened at two doors, or on two days.
    call_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_calls.id"), index=True)
    street: Mapped[str] = mapped_column(String(80))
    #: In the order in which they were told.
    position: Mapped[int] = mapped_column(Integer)
    happened_on: Mapped[date | None] = mapped_column(default=None)
    remark: Mapped[str] = mapped_column(String(LONGEST_PLACE_REMARK), default="")
    #: Whether who it happened to knows that a tent comes (people-first C18).
    informed: Mapped[Informed | None] = mapped_column(enum_by_value(Informed), default=None)
    #: A block of the street as it was pointed out, or else the middle of the street; coarse.
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)

    call: Mapped[TentCall] = relationship(lazy="raise", init=False, repr=False)


class TentSession(Base):
    """One evening on which the tent stands somewhere."""

    __tablename__ = "tent_sessions"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="order"),
        CheckConstraint(
            f"radius_m IS NULL OR radius_m BETWEEN {SMALLEST_RADIUS_M} AND {LARGEST_RADIUS_M}",
            name="radius",
        ),
        CheckConstraint(
            "radius_m IS NULL OR (latitude IS NOT NULL AND longitude IS NOT NULL)", name="centre"
        ),
    )

    id: Mapped[Id]
    cause: Mapped[Cause] = mapped_column(enum_by_value(Cause))
    #: Where the tent stands, in words neighbours know.
    place: Mapped[str] = mapped_column(String(120))
    street: Mapped[str] = mapped_column(String(80))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    planned_at: Mapped[datetime]
    planned_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: The tent's own point, which is the middle of the area; never that of a burgled house.
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)
    #: Without it the area is the list of streets.
    radius_m: Mapped[int | None] = mapped_column(Integer, default=None)
    invited_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Counts up whenever it is moved or called off, as calendars and rounds of flyers do.
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancel_reason: Mapped[CancelReason | None] = mapped_column(
        enum_by_value(CancelReason), default=None
    )

    def state(self, now: datetime) -> TentState:
        """Return where it stands at a moment."""
        return state_of(
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            cancelled_at=self.cancelled_at,
            now=now,
        )

    @property
    def centre(self) -> tuple[float, float] | None:
        """Return the tent's point, if it is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class TentStreet(Base):
    """One street of an area that is given as a list of streets."""

    __tablename__ = "tent_streets"

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    street: Mapped[str] = mapped_column(String(80), primary_key=True)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentOccasion(Base):
    """A tent because of a place that was called in; many to many."""

    __tablename__ = "tent_occasions"

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    call_place_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("tent_call_places.id"), primary_key=True, index=True
    )

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)
    call_place: Mapped[TentCallPlace] = relationship(lazy="raise", init=False, repr=False)


class TentInvitation(Base):
    """A neighbour, or a front door where nobody can be reached by message."""

    __tablename__ = "tent_invitations"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        Index(
            "uq_tent_invitations_letter",
            "session_id",
            "address_id",
            unique=True,
            sqlite_where=sql("person_id IS NULL"),
            postgresql_where=sql("person_id IS NULL"),
        ),
        CheckConstraint("(how = 'letter') = (person_id IS NULL)", name="how"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answer"),
    )

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"))
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id"))
    how: Mapped[InvitedBy] = mapped_column(enum_by_value(InvitedBy))
    invited_at: Mapped[datetime]
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    answer: Mapped[NeighbourAnswer | None] = mapped_column(
        enum_by_value(NeighbourAnswer), default=None
    )
    answered_at: Mapped[datetime | None] = mapped_column(default=None)

    address: Mapped[Address] = relationship(lazy="raise", init=False, repr=False)
    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentPolice(Base):
    """What the police said about coming to a tent, and whether they came."""

    __tablename__ = "tent_police"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answer"),
        CheckConstraint("(has_come IS NULL) = (presence_recorded_at IS NULL)", name="presence"),
        CheckConstraint("left_early IS NULL OR has_come IS NOT NULL", name="left"),
        CheckConstraint("(remark IS NULL) = (remarked_at IS NULL)", name="remark"),
        CheckConstraint("(deputy_email IS NULL) = (deputy_asked_at IS NULL)", name="deputy"),
    )

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    #: Who was asked, as it was then: function and address of a contact, no person's name.
    contact_name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime]
    contact_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    answer: Mapped[PoliceAnswer | None] = mapped_column(enum_by_value(PoliceAnswer), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[AnsweredBy | None] = mapped_column(enum_by_value(AnsweredBy), default=None)
    has_come: Mapped[bool | None] = mapped_column(default=None)
    presence_recorded_at: Mapped[datetime | None] = mapped_column(default=None)
    left_early: Mapped[bool | None] = mapped_column(default=None)
    #: Why nobody can come, and which function comes instead.
    reason: Mapped[DeclineReason | None] = mapped_column(
        enum_by_value(DeclineReason), default=None
    )
    replacement: Mapped[str | None] = mapped_column(String(LONGEST_REPLACEMENT), default=None)
    #: The function that answered by link: who was asked first, or who stands in.
    answered_as: Mapped[str | None] = mapped_column(String(120), default=None)
    #: Who was asked because the first did not answer, as it was then.
    deputy_contact_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    deputy_name: Mapped[str | None] = mapped_column(String(120), default=None)
    deputy_email: Mapped[str | None] = mapped_column(String(254), default=None)
    deputy_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The police's own words about the evening; both sides read them.
    remark: Mapped[str | None] = mapped_column(String(LONGEST_REMARK), default=None)
    remarked_at: Mapped[datetime | None] = mapped_column(default=None)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)

    @property
    def state(self) -> PoliceState:
        """Return what is known of the police's presence."""
        return police_state(
            is_asked=True,
            answer=self.answer,
            has_come=self.has_come,
            left_early=bool(self.left_early),
        )


class TentVolunteer(Base):
    """A volunteer who will be at a tent."""

    __tablename__ = "tent_volunteers"

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    joined_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)
    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)
