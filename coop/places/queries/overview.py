"""The map of the cooperative: its areas, and what the list of addresses holds."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from coop.jobs.lookups import has_open_job
from coop.jobs.rules import ImportStage
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.drawing import Drawing, drawing_of
from coop.places.lookups import is_gone, is_listed, stage_of_extract
from coop.places.models import Address, AddressArea, Area, Extract
from coop.places.rules import AreaKind, shape_of

MOST_EXTRACTS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """One area, with how much lies in it."""

    area_id: uuid.UUID
    name: str
    kind: AreaKind
    drawn_at: datetime
    addresses: int
    streets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One list of addresses that was uploaded."""

    extract_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    stage: ImportStage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """All there is of places."""

    listed: int
    gone: int
    #: Typed by somebody, and on no list.
    typed: int
    #: On the list, but nobody knows where.
    without_point: int
    areas: tuple[AreaView, ...]
    drawing: Drawing | None
    #: The worker is still finding out which addresses lie where.
    is_placing: bool
    extracts: tuple[ExtractLine, ...]


@use_case(Permission.PLACES_ADDRESS_READ)
def places_view(uow: UnitOfWork, actor: Actor) -> PlacesView:
    """Return the areas on a drawing, and what the list of addresses holds."""
    areas = uow.session.scalars(select(Area).order_by(Area.kind, Area.name)).all()
    return PlacesView(
        listed=_count(uow, is_listed()),
        gone=_count(uow, is_gone()),
        typed=_count(uow, ~is_listed(), ~is_gone()),
        without_point=_count(uow, is_listed(), Address.latitude.is_(None)),
        areas=_views(uow, areas),
        drawing=drawing_of((area.name, area.kind, shape_of(area.shape)) for area in areas),
        is_placing=has_open_job(uow.session, "place_addresses"),
        extracts=_extracts(uow),
    )


def _count(uow: UnitOfWork, *which: ColumnElement[bool]) -> int:
    return uow.session.scalar(select(func.count(Address.id)).where(*which)) or 0


def _views(uow: UnitOfWork, areas: Sequence[Area]) -> tuple[AreaView, ...]:
    rows = uow.session.execute(
        select(AddressArea.area_id, func.count(), func.count(Address.street.distinct()))
        .join(Address, Address.id == AddressArea.address_id)
        .where(is_listed())
        .group_by(AddressArea.area_id)
    )
    held = {area_id: (addresses, streets) for area_id, addresses, streets in rows}
    return tuple(
        AreaView(
            area_id=area.id,
            name=area.name,
            kind=area.kind,
            drawn_at=area.drawn_at,
            addresses=held.get(area.id, (0, 0))[0],
            streets=held.get(area.id, (0, 0))[1],
        )
        for area in areas
    )


def _extracts(uow: UnitOfWork) -> tuple[ExtractLine, ...]:
    found = uow.session.scalars(
        select(Extract)
        .where(Extract.discarded_at.is_(None))
        .order_by(Extract.uploaded_at.desc(), Extract.id)
        .limit(MOST_EXTRACTS_SHOWN)
    )
    return tuple(
        ExtractLine(
            extract_id=extract.id,
            file_name=extract.file_name,
            uploaded_at=extract.uploaded_at,
            stage=stage_of_extract(uow.session, extract),
        )
        for extract in found
    )
