"""Tables of places."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.places.rules import (
    LONGEST_AREA_NAME,
    LONGEST_FILE_NAME,
    LONGEST_STREET,
    LONGEST_TEXT,
    LONGEST_TOWN,
    AreaKind,
    Door,
    Flaw,
    Point,
    RowState,
)


class Extract(Base):
    """A list of addresses that was uploaded; no person stands in it."""

    __tablename__ = "extracts"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR discarded_at IS NULL", name="one_end"),
        CheckConstraint("undone_at IS NULL OR confirmed_at IS NOT NULL", name="undone"),
    )

    id: Mapped[Id]
    file_name: Mapped[str] = mapped_column(String(LONGEST_FILE_NAME))
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    separator: Mapped[str] = mapped_column(String(1))
    #: Place of each column that was found, by ``Column``.
    places: Mapped[dict[str, Any]]  # Any: JSON of numbers
    #: How far it has been read.
    read_line: Mapped[int] = mapped_column(Integer, default=1)
    #: The work that is done or was last done on this list.
    job_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("jobs.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Whether addresses that do not stand in it are gone: only a list of the whole area says so.
    is_whole: Mapped[bool] = mapped_column(default=False)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    discarded_at: Mapped[datetime | None] = mapped_column(default=None)


class ExtractText(Base):
    """What was in the file of a list, apart: it is large, and goes when it was read."""

    __tablename__ = "extract_texts"

    extract_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("extracts.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class ExtractRow(Base):
    """One row of a list that was uploaded, and what became of it."""

    __tablename__ = "extract_rows"
    __table_args__ = (
        Index(None, "extract_id", "state", "line"),
        Index(None, "extract_id", "postcode", "house_number"),
        CheckConstraint("(state = 'error') = (flaw IS NOT NULL)", name="has_flaw"),
    )

    extract_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("extracts.id"), primary_key=True)
    line: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    state: Mapped[RowState] = mapped_column(enum_by_value(RowState))
    #: As it stands in the file, for who looks it up there.
    text: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    flaw: Mapped[Flaw | None] = mapped_column(enum_by_value(Flaw), default=None)
    postcode: Mapped[str] = mapped_column(String(6), default="")
    house_number: Mapped[int] = mapped_column(Integer, default=0)
    house_letter: Mapped[str] = mapped_column(String(1), default="")
    addition: Mapped[str] = mapped_column(String(10), default="")
    street: Mapped[str] = mapped_column(String(LONGEST_STREET), default="")
    town: Mapped[str] = mapped_column(String(LONGEST_TOWN), default="")
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)
    entered_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The address it brought or changed, and what that was before, so that it can be undone.
    traces: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # Any: JSON

    @property
    def door(self) -> Door:
        """Return which front door it is about."""
        return Door(
            postcode=self.postcode,
            house_number=self.house_number,
            house_letter=self.house_letter,
            addition=self.addition,
        )


class Address(Base):
    """One front door, its parts apart as the BAG keeps them."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("postcode", "house_number", "house_letter", "addition"),
        Index(None, "latitude", "longitude"),
        # In walking order.
        Index(None, "street", "house_number", "house_letter", "addition"),
    )

    id: Mapped[Id]
    #: Without the space: "5021AB".
    postcode: Mapped[str] = mapped_column(String(6))
    house_number: Mapped[int] = mapped_column(Integer)
    street: Mapped[str] = mapped_column(String(LONGEST_STREET))
    town: Mapped[str] = mapped_column(String(LONGEST_TOWN))
    house_letter: Mapped[str] = mapped_column(String(1), default="")
    addition: Mapped[str] = mapped_column(String(10), default="")
    #: WGS84 degrees; unknown until a list of addresses said them.
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)

    @property
    def door(self) -> Door:
        """Return what tells it from other front doors."""
        return Door(
            postcode=self.postcode,
            house_number=self.house_number,
            house_letter=self.house_letter,
            addition=self.addition,
        )

    @property
    def number(self) -> str:
        """Return number, letter and addition as people write them: "12A-2"."""
        return self.door.number

    @property
    def line(self) -> str:
        """Return street and number as on an envelope."""
        return f"{self.street} {self.number}"

    @property
    def envelope(self) -> tuple[str, str]:
        """Return the two lines below a name, as PostNL reads them."""
        postcode = f"{self.postcode[:4]} {self.postcode[4:]}"
        return self.line, f"{postcode}  {self.town.upper()}"

    @property
    def point(self) -> Point | None:
        """Return where it lies, if that is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class Listing(Base):
    """A front door stands on the list of addresses, or did; what somebody only typed has none."""

    __tablename__ = "listings"

    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    #: The list that brought it or changed it last.
    extract_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("extracts.id"))
    #: The list of the whole area in which it stood no more.
    gone_extract_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("extracts.id"), default=None
    )


class Area(Base):
    """A piece of the map with a name."""

    __tablename__ = "areas"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[Id]
    kind: Mapped[AreaKind] = mapped_column(enum_by_value(AreaKind))
    name: Mapped[str] = mapped_column(String(LONGEST_AREA_NAME))
    #: See ``stored_shape``.
    shape: Mapped[list[list[list[list[float]]]]] = mapped_column(JSON)
    drawn_at: Mapped[datetime]


class AddressArea(Base):
    """A front door lies in an area; worked out anew whenever one of the two changes."""

    __tablename__ = "address_areas"

    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    area_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("areas.id"), primary_key=True, index=True
    )
