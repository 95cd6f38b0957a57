"""Finds front doors and streets."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from coop.places.models import Address, Listing
from coop.places.rules import Door, box_around, distance_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A street and roughly where it lies."""

    name: str
    #: Middle of its front doors; unknown until the BAG extract has been read.
    latitude: float | None
    longitude: float | None

    @property
    def middle(self) -> tuple[float, float] | None:
        """Return the middle as a point, if it is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


def is_gone() -> ColumnElement[bool]:
    """Select addresses that stood no more in a list of the whole area."""
    return Address.id.in_(select(Listing.address_id).where(Listing.gone_extract_id.is_not(None)))


def is_listed() -> ColumnElement[bool]:
    """Select addresses that stand on the list today."""
    return Address.id.in_(select(Listing.address_id).where(Listing.gone_extract_id.is_(None)))


def listings_of(session: Session, address_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Listing]:
    """Return what the list says, or said, of some addresses."""
    found = session.scalars(select(Listing).where(Listing.address_id.in_(set(address_ids))))
    return {listing.address_id: listing for listing in found}


def has_list(session: Session) -> bool:
    """Tell whether there is a list of addresses to compare with."""
    listed = select(Listing.address_id).where(Listing.gone_extract_id.is_(None)).limit(1)
    return session.scalar(listed) is not None


def address_at(session: Session, door: Door) -> Address | None:
    """Return the address behind a front door, if it stands here."""
    return session.scalar(
        select(Address).where(
            Address.postcode == door.postcode,
            Address.house_number == door.house_number,
            Address.house_letter == door.house_letter,
            Address.addition == door.addition,
        )
    )


def addresses_at(session: Session, doors: Iterable[Door]) -> dict[Door, Address]:
    """Return the addresses behind some front doors, in one question."""
    wanted = set(doors)
    found = session.scalars(
        select(Address).where(Address.postcode.in_({door.postcode for door in wanted}))
    )
    return {address.door: address for address in found if address.door in wanted}


def all_streets(session: Session) -> list[Street]:
    """Return every street with its middle, by name."""
    rows = session.execute(
        select(Address.street, func.avg(Address.latitude), func.avg(Address.longitude))
        .group_by(Address.street)
        .order_by(Address.street)
    )
    return [Street(name=name, latitude=lat, longitude=lon) for name, lat, lon in rows]


def street_by_name(session: Session, name: str) -> Street | None:
    """Return a street however its name is capitalised, or ``None``."""
    row = session.execute(
        select(Address.street, func.avg(Address.latitude), func.avg(Address.longitude))
        .where(func.lower(Address.street) == name.strip().lower())
        .group_by(Address.street)
        .order_by(Address.street)
        .limit(1)
    ).one_or_none()
    return None if row is None else Street(name=row[0], latitude=row[1], longitude=row[2])


def addresses_within(
    session: Session, centre: tuple[float, float], radius_m: float
) -> list[Address]:
    """Return the front doors at most so many metres away, in walking order per street."""
    # The index answers for the box around the circle; the corners fall off below.
    box = box_around(centre, radius_m)
    found = session.scalars(
        select(Address)
        .where(
            Address.latitude.between(box.south, box.north),
            Address.longitude.between(box.west, box.east),
            ~is_gone(),
        )
        .order_by(Address.street, Address.house_number, Address.house_letter, Address.addition)
    )
    return [
        address
        for address in found
        if address.point is not None and distance_m(centre, address.point) <= radius_m
    ]


def addresses_in_streets(session: Session, streets: Collection[str]) -> list[Address]:
    """Return the front doors of some streets, in walking order per street."""
    return list(
        session.scalars(
            select(Address)
            .where(Address.street.in_(streets), ~is_gone())
            .order_by(Address.street, Address.house_number, Address.house_letter, Address.addition)
        )
    )
