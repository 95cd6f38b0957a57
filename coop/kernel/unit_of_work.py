"""One action, one transaction."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from coop.kernel.chance import Chance
from coop.kernel.clock import TIME_ZONE, Clock
from coop.kernel.events import Event
from coop.kernel.permissions import Actor, Permission, Scope


@dataclass(slots=True)
class Note:
    """What a use case tells the journal; values are named one by one, never whole."""

    subject_kind: str | None = None
    subject_id: uuid.UUID | None = None
    #: What followers (live screens) listen for, e.g. ``meeting:<id>``.
    topic: str | None = None
    details: dict[str, str | int | bool | None] = field(default_factory=dict)
    #: Whether the journal keeps the id of the person who acted.
    signed: bool = True


class UnitOfWork:
    """What a use case may touch while its transaction is open.

    ``now`` is read once, so that every check and every timestamp of one action agree.
    """

    def __init__(self, session: Session, clock: Clock, chance: Chance) -> None:
        """Open for business on a session whose transaction somebody else ends."""
        self.session = session
        self.chance = chance
        self.now = clock.now()
        self.events: list[Event] = []
        self.journal_note = Note()
        self.scope_checked = False

    @property
    def today(self) -> date:
        """Return the legal day: the date in Europe/Amsterdam."""
        return self.now.astimezone(TIME_ZONE).date()

    def record(self, event: Event) -> None:
        """Announce a fact; it reaches the outside only if the transaction commits."""
        self.events.append(event)

    def require(self, actor: Actor, permission: Permission, scope: Scope) -> None:
        """Refuse unless the actor holds the permission on this very thing."""
        self.scope_checked = True
        actor.require(permission, scope)

    def note(
        self,
        subject_kind: str,
        subject_id: uuid.UUID,
        *,
        topic: str | None = None,
        signed: bool = True,
        **details: str | int | bool | None,  # named fields of plain values
    ) -> None:
        """Say what the journal keeps of this action. Never a ballot, never free text.

        Unsigned: who reports an incident is kept apart from the report, so here too.
        """
        self.journal_note = Note(subject_kind, subject_id, topic, dict(details), signed)
