"""Proxies and announcements of the demo: members who stay at home and let somebody else vote."""

import uuid
from datetime import timedelta

from coop.assembly.queries import attendance_view, find_members
from coop.assembly.services import announce_coming, give_proxy
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.sample.assembly import Meetings, as_member

GIVEN_BEFORE = timedelta(days=2)
#: Members with high numbers are not in the hall.
FIRST_GIVER = 200
HOLDERS = ("chair", "chair", "treasurer")
COMING = range(100, 130)
EACH_FIFTH = 5


def fill(coop: Coop, people: dict[str, uuid.UUID], meetings: Meetings) -> None:
    """Let some give a proxy for the meeting of now, and say for the next one whether they come."""
    before = coop.as_of(coop.clock.now() - GIVEN_BEFORE)
    present = coop.ask(attendance_view, SYSTEM, meeting_id=meetings.on_now).present
    names = {row.person_id: row.name for row in present}
    givers = _members(coop, meetings.on_now, FIRST_GIVER, len(HOLDERS))
    for giver, holder in zip(givers, HOLDERS, strict=True):
        before.run(
            give_proxy,
            as_member(giver),
            meeting_id=meetings.on_now,
            holder_name=names[people[holder]],
        )
    for number, person_id in enumerate(
        _members(coop, meetings.to_come, COMING.start, len(COMING)), start=1
    ):
        comes = number % EACH_FIFTH != 0
        coop.run(announce_coming, as_member(person_id), meeting_id=meetings.to_come, comes=comes)


def _members(coop: Coop, meeting_id: uuid.UUID, first: int, count: int) -> list[uuid.UUID]:
    """Find so many members who are not in, from a membership number on."""
    found: list[uuid.UUID] = []
    number = first
    while len(found) < count:
        rows = coop.ask(find_members, SYSTEM, meeting_id=meeting_id, text=str(number))
        found += [row.person_id for row in rows if row.how is None and not row.is_suspended]
        number += 1
    return found
