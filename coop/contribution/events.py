"""Facts about the contribution that other areas react to."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAsked(Event):
    """A member is asked, by mail, to pay or is told what will be collected."""

    due_id: uuid.UUID
    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReminded(Event):
    """Somebody is reminded, by mail, of what is still open."""

    due_id: uuid.UUID
    person_id: uuid.UUID
    reminded_on: date
