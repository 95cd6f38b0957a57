"""Facts about people that other areas react to."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event
from coop.people.rules.second import SecondChange


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInAsked(Event):
    """Somebody asked to be let in and an address here was meant; a mail must go out."""

    sign_in_id: uuid.UUID
    #: The mail address asked for, as it stands on the register.
    channel_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailChangeAsked(Event):
    """Somebody gave a new mail address; a code must go there before it counts."""

    change_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailChanged(Event):
    """A new mail address counts; the old one hears of it, in case it was not the owner."""

    person_id: uuid.UUID
    previous: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessCodeIssued(Event):
    """The secretary made a code with which somebody can sign in; who it is for hears of it."""

    code_id: uuid.UUID
    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStepChanged(Event):
    """Something happened to somebody's second step; the owner hears of it, in case of theft."""

    person_id: uuid.UUID
    change: SecondChange
