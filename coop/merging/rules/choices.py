"""What the board chooses to keep of two entries, and what one must share with the other."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coop.membership.rules.duplicates import is_near_name
from coop.people.rules import ChannelKind, Name


class Side(StrEnum):
    """Of which of the two something stays."""

    ONE = "one"
    OTHER = "other"
    #: Of addresses and numbers one may have more.
    BOTH = "both"

    @property
    def opposite(self) -> "Side":
        """Return the other one of the two."""
        return Side.ONE if self is Side.OTHER else Side.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of the two, as far as it must be known to choose."""

    person_id: UUID
    name: Name
    language: str
    address_id: UUID | None
    address: str
    channels: tuple[tuple[ChannelKind, str], ...]
    #: Of the membership of today, if there is one.
    member_id: UUID | None
    number: int | None
    joined_on: date | None

    def values(self, kind: ChannelKind) -> tuple[str, ...]:
        """Return the addresses of one kind."""
        return tuple(value for one, value in self.channels if one is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Of whom each field stays; ``stays`` is whose entry and number it is from now on."""

    stays: Side
    name: Side
    address: Side
    language: Side
    joined: Side
    email: Side
    phone: Side

    @property
    def plain(self) -> dict[str, str]:
        """Return what is remembered of the choice: of whom, and never what."""
        return {field: str(getattr(self, field)) for field in FIELDS}

    def keeps(self, kind: ChannelKind, side: Side) -> bool:
        """Tell whether the addresses of a kind stay that one of the two has."""
        chosen = {ChannelKind.EMAIL: self.email, ChannelKind.PHONE: self.phone}
        return chosen.get(kind, Side.BOTH) in {side, Side.BOTH}


FIELDS = tuple(field.name for field in fields(Choices))
#: Of these one may have several.
MAY_BE_BOTH = frozenset({"email", "phone"})


def choices_between(one: Entry, other: Entry, chosen: Mapping[str, Side]) -> Choices:
    """Return what was chosen; of what nobody chose, what is there and stands the longest."""
    fitting = {
        field: side
        for field, side in chosen.items()
        if side is not Side.BOTH or field in MAY_BE_BOTH
    }
    stays = fitting.get("stays") or _longest_member(one, other)
    kept = {
        "stays": stays,
        "name": stays,
        "address": _side_with(stays, one.address_id, other.address_id),
        "language": stays,
        "joined": _longest_member(one, other),
        "email": Side.BOTH,
        "phone": Side.BOTH,
    }
    return Choices(**{**kept, **fitting})


def _longest_member(one: Entry, other: Entry) -> Side:
    if one.joined_on is None or other.joined_on is None:
        return _side_with(Side.ONE, one.joined_on, other.joined_on)
    return Side.ONE if one.joined_on <= other.joined_on else Side.OTHER


def _side_with(wished: Side, one: object, other: object) -> Side:
    """Return the wished side, unless only the opposite has anything."""
    values = {Side.ONE: one, Side.OTHER: other}
    is_only_there = values[wished] is None and values[wished.opposite] is not None
    return wished.opposite if is_only_there else wished


def share_something(one: Entry, other: Entry) -> bool:
    """Tell whether anything says that two entries are one person."""
    return (
        is_near_name(one.name, other.name)
        or (one.address_id is not None and one.address_id == other.address_id)
        or not set(one.channels).isdisjoint(other.channels)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One consent of either entry."""

    id: UUID
    channel: ChannelKind
    purpose: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPlan:
    """What becomes of consents that two entries gave for one thing."""

    #: Consents that end, and when they did.
    ended: Mapping[UUID, datetime]
    #: Given twice: the first stays.
    doubled: frozenset[UUID]


def plan_agreements(agreements: list[Agreement]) -> AgreementPlan:
    """Let the last word count that somebody said about a channel and a purpose."""
    ended: dict[UUID, datetime] = {}
    doubled: set[UUID] = set()
    groups: dict[tuple[ChannelKind, str], list[Agreement]] = {}
    for one in agreements:
        groups.setdefault((one.channel, one.purpose), []).append(one)
    for said in groups.values():
        holding = sorted(
            (one for one in said if one.withdrawn_at is None), key=lambda one: one.given_at
        )
        stops = [one.withdrawn_at for one in said if one.withdrawn_at is not None]
        last_stop = max(stops, default=None)
        if holding and last_stop is not None and last_stop >= holding[-1].given_at:
            ended |= {one.id: last_stop for one in holding}
        else:
            doubled |= {one.id for one in holding[1:]}
    return AgreementPlan(ended=ended, doubled=frozenset(doubled))
