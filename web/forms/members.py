"""Reads from the address which members somebody wants to see, and writes it there again."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from coop.membership.queries.register import MEMBERS_ON_A_PAGE
from coop.membership.rules import LONGEST_SEARCH, MemberFilter, Order, Reach, Selection
from coop.wording.catalogue import N_, say
from web.context import current_locale

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_VALUE = 100
DAYS = ("vanaf", "tot")
#: What narrows the list besides the words somebody searches for.
FILTERS = ("straat", "gebied", "bereik", "wie", *DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm:
    """What an address asks of the list: everything, so that it can be shared and come back."""

    #: As typed; what was left empty is left out.
    values: dict[str, str]
    selection: Selection
    order: Order
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def has_filters(self) -> bool:
        """Tell whether more than a search narrows the list."""
        return any(name in self.values for name in FILTERS)

    def without(self, *names: str) -> dict[str, str]:
        """Return the address's values but some."""
        return {name: value for name, value in self.values.items() if name not in names}


def read_list(typed: Mapping[str, str]) -> ListForm:
    """Read an address; what makes no sense there narrows nothing."""
    values = {
        name: value
        for name in ("q", *FILTERS, "op")
        if (value := typed.get(name, "").strip()[:LONGEST_VALUE])
    }
    days = {name: _day(values[name]) for name in DAYS if name in values}
    return ListForm(
        values=values,
        selection=Selection(
            search=values.get("q", "")[:LONGEST_SEARCH],
            wanted=_one_of(MemberFilter, values.get("wie")) or MemberFilter.CURRENT,
            reach=_one_of(Reach, values.get("bereik")),
            street=values.get("straat", ""),
            area_id=_key(values.get("gebied", "")),
            joined_from=days.get("vanaf"),
            joined_until=days.get("tot"),
        ),
        order=_one_of(Order, values.get("op")) or Order.NAME,
        errors={
            name: say(N_("Schrijf de dag als 31-12-2021."), current_locale())
            for name, day in days.items()
            if day is None
        },
    )


def read_chosen(typed: MultiDict[str, str]) -> frozenset[uuid.UUID]:
    """Return who was ticked in the list; nobody means all of it."""
    return frozenset(read_keys(typed, "lid", most=MEMBERS_ON_A_PAGE))


def read_keys(typed: MultiDict[str, str], name: str, *, most: int) -> list[uuid.UUID]:
    """Return the keys a form names, in their order; what is none is left out."""
    keys = (_key(value) for value in typed.getlist(name)[:most])
    return [key for key in keys if key is not None]


def values_of(selection: Selection, order: Order) -> dict[str, str]:
    """Return what an address must say to ask for a selection."""
    said = {
        "q": selection.search,
        "straat": selection.street,
        "gebied": selection.area_id or "",
        "bereik": selection.reach or "",
        "wie": "" if selection.wanted is MemberFilter.CURRENT else selection.wanted,
        "vanaf": selection.joined_from.isoformat() if selection.joined_from else "",
        "tot": selection.joined_until.isoformat() if selection.joined_until else "",
        "op": "" if order is Order.NAME else order,
    }
    return {name: str(value) for name, value in said.items() if value}


def _one_of(kind: type[Choice], value: str | None) -> Choice | None:
    return kind(value) if value in set(kind) else None


def _key(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None


def _day(typed: str) -> date | None:
    for shape in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(typed, shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
