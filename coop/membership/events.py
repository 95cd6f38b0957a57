"""Facts about membership that other areas react to."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationReceived(Event):
    """Somebody asked to become a member, or showed interest."""

    application_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantAdmitted(Event):
    """The board, or the assembly, made somebody a member."""

    application_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantRefused(Event):
    """The board did not make somebody a member, and said why."""

    application_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberResigned(Event):
    """A member resigned; the last day stands."""

    member_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberExpelled(Event):
    """A member was expelled; the month to appeal runs."""

    member_id: uuid.UUID
