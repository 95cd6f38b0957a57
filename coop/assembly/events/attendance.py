"""Facts about who comes and goes."""

import uuid
from dataclasses import dataclass

from coop.assembly.events.meetings import MeetingChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberArrived(MeetingChanged):
    """A member takes part from now on."""

    person_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(MeetingChanged):
    """A member takes part no longer."""

    person_id: uuid.UUID
