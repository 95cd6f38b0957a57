"""Facts about functions that other areas react to."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven(Event):
    """Somebody got a function; he or she hears of it, and so do the others on the board."""

    role_id: uuid.UUID
    #: Who gave it.
    giver_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEndAnnounced(Event):
    """The end of a function is known; holder and deputy hear of it."""

    role_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyNamed(Event):
    """Somebody is to stand in for a holder."""

    role_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsiderInvited(Event):
    """Somebody from outside is asked to take a function; a mail with a link must go out."""

    invitation_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Event):
    """Somebody wrote to who holds a function; a mail goes to each of them."""

    question_id: uuid.UUID
    #: Who answers today: holders, and deputies of those who are away.
    to: tuple[uuid.UUID, ...]
