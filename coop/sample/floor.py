"""Who speaks in the sample meeting, who waits, and what the minute taker typed so far."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from coop.assembly.queries import meeting_view
from coop.assembly.rules import TurnKind
from coop.assembly.services import enter_request, give_floor, write_note
from coop.bootstrap import Coop
from coop.kernel.permissions import Actor

#: In the order in which they asked; the first of them is speaking.
KINDS = (TurnKind.FOR, TurnKind.NEUTRAL, TurnKind.AGAINST)
NOTES = (
    "Om 19.30 uur opent de voorzitter de vergadering en heet iedereen welkom.",
    "Het bestuur vertelt over het jaar. Een lid vraagt of de buurttuin open blijft. Dat kan.",
)


def fill(
    coop: Coop,
    meeting_id: uuid.UUID,
    *,
    chair: Actor,
    secretary: Actor,
    people: Sequence[uuid.UUID],
    now: datetime,
) -> None:
    """Let the discussion about the point that is on begin."""
    meeting = coop.ask(meeting_view, chair, meeting_id=meeting_id)
    for item, text in zip(meeting.items, NOTES, strict=False):
        coop.run(write_note, secretary, item_id=item.id, text=text, version=0)
    if meeting.current is None:
        return
    turns = [
        coop.as_of(now - timedelta(minutes=3 - number)).run(
            enter_request,
            chair,
            item_id=meeting.current.id,
            person_id=person_id,
            kind=kind,
        )
        for number, (person_id, kind) in enumerate(zip(people, KINDS, strict=True))
    ]
    coop.as_of(now).run(give_floor, chair, turn_id=turns[0])
