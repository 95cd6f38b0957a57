"""Who and what was seen: rows beside a report in progress, and beside a report."""

import uuid
from dataclasses import fields

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from coop.incidents.models.reports import Draft, Report
from coop.incidents.rules.traits import (
    LONGEST_MAKE,
    LONGEST_MARKS,
    LONGEST_PLATE,
    Age,
    Build,
    Colour,
    Hair,
    Height,
    PersonSeen,
    Sex,
    VehicleSeen,
    VehicleType,
)
from coop.kernel.db import Base, Id, enum_by_value


class DescribedColumns(MappedAsDataclass, kw_only=True):
    """Whose description a row is: of a draft, with which it goes, or of a report."""

    id: Mapped[Id]
    #: 1, 2, 3 in the order in which they were described.
    number: Mapped[int] = mapped_column(Integer)
    draft_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("report_drafts.id", ondelete="CASCADE")
    )
    report_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("reports.id"))


class DescribedPerson(DescribedColumns, Base):
    """Somebody who was seen; for moderators and the police only, and never searched (C6)."""

    __tablename__ = "report_persons"
    __table_args__ = (
        UniqueConstraint("draft_id", "number"),
        UniqueConstraint("report_id", "number"),
        CheckConstraint("(draft_id IS NULL) <> (report_id IS NULL)", name="owner"),
    )

    sex: Mapped[Sex | None] = mapped_column(enum_by_value(Sex))
    age: Mapped[Age | None] = mapped_column(enum_by_value(Age))
    height: Mapped[Height | None] = mapped_column(enum_by_value(Height))
    build: Mapped[Build | None] = mapped_column(enum_by_value(Build))
    hair: Mapped[Hair | None] = mapped_column(enum_by_value(Hair))
    top: Mapped[Colour | None] = mapped_column(enum_by_value(Colour, name="top"))
    bottom: Mapped[Colour | None] = mapped_column(enum_by_value(Colour, name="bottom"))
    marks: Mapped[str | None] = mapped_column(String(LONGEST_MARKS))

    # Tells the unit of work which rows come first.
    draft: Mapped[Draft | None] = relationship(lazy="raise", init=False, repr=False)
    report: Mapped[Report | None] = relationship(lazy="raise", init=False, repr=False)

    def as_seen(self) -> PersonSeen:
        """Return the row as a value."""
        return PersonSeen(**{name: getattr(self, name) for name in _names_of(PersonSeen)})


class DescribedVehicle(DescribedColumns, Base):
    """A vehicle that was seen; its plate is for moderators and the police only (C6, C17)."""

    __tablename__ = "report_vehicles"
    __table_args__ = (
        UniqueConstraint("draft_id", "number"),
        UniqueConstraint("report_id", "number"),
        CheckConstraint("(draft_id IS NULL) <> (report_id IS NULL)", name="owner"),
    )

    type: Mapped[VehicleType | None] = mapped_column(enum_by_value(VehicleType))
    make: Mapped[str | None] = mapped_column(String(LONGEST_MAKE))
    colour: Mapped[Colour | None] = mapped_column(enum_by_value(Colour))
    plate: Mapped[str | None] = mapped_column(String(LONGEST_PLATE))

    # Tells the unit of work which rows come first.
    draft: Mapped[Draft | None] = relationship(lazy="raise", init=False, repr=False)
    report: Mapped[Report | None] = relationship(lazy="raise", init=False, repr=False)

    def as_seen(self) -> VehicleSeen:
        """Return the row as a value."""
        return VehicleSeen(**{name: getattr(self, name) for name in _names_of(VehicleSeen)})


def _names_of(kind: type[PersonSeen | VehicleSeen]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
