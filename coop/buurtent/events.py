"""What happened around a tent; carries ids, never what a neighbour answered."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceAsked(Event):
    """The police were asked to come to a tent."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceAnswered(Event):
    """The police said something new about coming."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyAsked(Event):
    """Somebody else of the police was asked, because the first did not answer."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewAsked(Event):
    """A volunteer is asked whether he or she can help."""

    session_id: uuid.UUID
    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewPicked(Event):
    """A volunteer was put on the list of a tent."""

    session_id: uuid.UUID
    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewThanked(Event):
    """A tent is over, and who helped is thanked."""

    session_id: uuid.UUID
    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapAsked(Event):
    """Somebody asks who can take an evening over."""

    swap_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapTaken(Event):
    """Somebody took an evening over."""

    swap_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TentExpected(Event):
    """A tent is near: who helps hears whether the police come."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TentShort(Event):
    """A tent is near, and fewer help than were agreed."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceMonthOver(Event):
    """A month is over in which the owner of an address was asked; with the last of its tents."""

    session_id: uuid.UUID
    email: str
    month: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursInvited(Event):
    """The neighbours of a tent are to be invited."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TentCancelled(Event):
    """A tent was called off."""

    session_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TentMoved(Event):
    """A tent will stand at another moment or place."""

    session_id: uuid.UUID
