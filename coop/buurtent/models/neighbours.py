"""Tents that were moved, who is invited by hand, and who would rather not be."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentSession
from coop.buurtent.rules.neighbours import RefusedBy
from coop.kernel.db import Base, Id, enum_by_value
from coop.places.models import Address


class TentMove(Base):
    """When and where a tent would have stood before it was moved."""

    __tablename__ = "tent_moves"

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), index=True)
    moved_at: Mapped[datetime]
    moved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(120))
    street: Mapped[str] = mapped_column(String(80))

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentPick(Base):
    """A front door that somebody added to a neighbourhood by hand, or took out of it."""

    __tablename__ = "tent_picks"

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    is_in: Mapped[bool]

    address: Mapped[Address] = relationship(lazy="raise", init=False, repr=False)
    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentRefusal(Base):
    """A household or a person would rather not be invited; it holds for every tent to come."""

    __tablename__ = "tent_refusals"
    __table_args__ = (
        CheckConstraint("(address_id IS NULL) <> (person_id IS NULL)", name="whose"),
        Index(
            "uq_tent_refusals_address",
            "address_id",
            unique=True,
            sqlite_where=sql("ended_at IS NULL AND address_id IS NOT NULL"),
            postgresql_where=sql("ended_at IS NULL AND address_id IS NOT NULL"),
        ),
        Index(
            "uq_tent_refusals_person",
            "person_id",
            unique=True,
            sqlite_where=sql("ended_at IS NULL AND person_id IS NOT NULL"),
            postgresql_where=sql("ended_at IS NULL AND person_id IS NOT NULL"),
        ),
    )

    id: Mapped[Id]
    refused_at: Mapped[datetime]
    how: Mapped[RefusedBy] = mapped_column(enum_by_value(RefusedBy))
    address_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("addresses.id"), default=None)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: Who wrote it down, when it was said to a volunteer.
    noted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    address: Mapped[Address | None] = relationship(lazy="raise", init=False, repr=False)
