"""What happened around a tent; carries ids, never what a neighbour answered."""

import uuid
from dataclasses import dataclass

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
