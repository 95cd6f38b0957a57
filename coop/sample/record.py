"""What stays of the spring meeting: decisions made known, and minutes that can be commented on."""

import uuid
from datetime import datetime, timedelta

from coop.assembly.queries import decisions_of_meeting, minutes_view
from coop.assembly.services import (
    assign_decision,
    comment_minutes,
    propose_minutes,
    publish_decisions,
    write_minutes,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import Actor

#: By number of the point.
SAID = {
    1: "De voorzitter heet iedereen welkom. Er zijn geen mededelingen.",
    2: "Een lid vraagt waarom de huur van het wijkhuis steeg. De penningmeester legt uit dat de "
    "gemeente de huur elk jaar aanpast.",
    4: "Een lid vindt dat bezorgers erdoor moeten kunnen. Een ander lid wil ook op zaterdag "
    "geen auto's. De voorzitter zegt toe dat het bestuur de gemeente om een proef vraagt.",
    5: "Een lid vraagt om meer fietsenrekken. Het bestuur komt erop terug.",
}
COMMENT = "Ik zei dat bezorgers er tot elf uur door moeten kunnen. Dat staat er nu niet bij."
TERM = timedelta(days=14)
TASK = timedelta(days=240)


def fill(
    coop: Coop, secretary: Actor, attendee: Actor, meeting_id: uuid.UUID, held_at: datetime
) -> None:
    """Let the secretary do in the week after a meeting what secretaries do."""
    later = coop.as_of(held_at + timedelta(days=3))
    later.run(publish_decisions, secretary, meeting_id=meeting_id)
    accounts = later.ask(decisions_of_meeting, secretary, meeting_id=meeting_id)[0]
    later.run(
        assign_decision,
        secretary,
        decision_id=accounts.id,
        owner="penningmeester",
        due_on=(held_at + TASK).date(),
    )
    for section in later.ask(minutes_view, secretary, meeting_id=meeting_id).sections:
        if section.place in SAID:
            text = "\n".join(part for part in (SAID[section.place], section.text) if part)
            later.run(
                write_minutes,
                secretary,
                meeting_id=meeting_id,
                place=section.place,
                based_on=section.version,
                text=text,
            )
    until = (held_at + TERM).date()
    later.run(propose_minutes, secretary, meeting_id=meeting_id, until=until)
    week_later = coop.as_of(held_at + timedelta(days=7))
    week_later.run(comment_minutes, attendee, meeting_id=meeting_id, place=4, text=COMMENT)
