"""Three meetings: one last spring, one that is on right now, one in three weeks.

The past is told as of the instants at which it happened, by the people who did it: the
secretary convenes, the counting committee sits at the door, the chair leads, members vote.
"""

import itertools
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from coop.assembly.queries import find_members, meeting_view
from coop.assembly.rules import MeetingForm
from coop.assembly.services import (
    add_item,
    add_returning_items,
    cast_vote,
    check_in,
    close_meeting,
    close_vote,
    convene_meeting,
    join_meeting,
    open_meeting,
    open_vote,
    plan_meeting,
    select_item,
)
from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import EVERYWHERE, Actor, ActorKind
from coop.people.rules import RoleKind, grants_of_member, grants_of_resident, grants_of_role
from coop.sample import board, floor, motions, record
from coop.sample.agendas import AUTUMN, EXTRA, HALL, SPRING, Point
from coop.sample.convocations import STILL_HERE, bring_letters, send_mails
from coop.voting.rules import BallotChannel, Choice

PLACE = "Wijkhuis De Linde, Esdoornplein 1"
#: Long enough ahead for every term that statutes know.
CONVENED_BEFORE = timedelta(days=21)
BEGAN_BEFORE = timedelta(minutes=35)
#: Persons of the demo who are not in yet, so that one can see them come in.
AWAITED = frozenset({"member", "counting", "secretary"})
#: Persons of the demo who take part from home.
AT_HOME = frozenset({"moderator_app", "neighbour6", "neighbour8", "volunteer"})
HIGHEST_NUMBER = 160
MOST_PRESENT = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The meetings that were made."""

    closed: uuid.UUID
    on_now: uuid.UUID
    to_come: uuid.UUID


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who plays which part."""

    coop: Coop
    people: dict[str, uuid.UUID]

    def chair(self) -> Actor:
        return self._officer("chair", RoleKind.CHAIR)

    def secretary(self) -> Actor:
        return self._officer("secretary", RoleKind.SECRETARY)

    def door(self) -> Actor:
        return self._officer("counting", RoleKind.COUNTING_COMMITTEE)

    def _officer(self, key: str, role: RoleKind) -> Actor:
        member = as_member(self.people[key])
        return replace(member, grants=member.grants | grants_of_role(role, EVERYWHERE))


def as_member(person_id: uuid.UUID) -> Actor:
    """Return the actor a member is."""
    return Actor(
        kind=ActorKind.PERSON,
        person_id=person_id,
        grants=grants_of_resident() | grants_of_member(),
    )


def fill(coop: Coop, people: dict[str, uuid.UUID]) -> Meetings:
    """Make the three meetings."""
    cast, now = _Cast(coop, people), coop.clock.now()
    spring = _evening(now - timedelta(days=186))
    closed = _convene(cast, "Voorjaarsvergadering", spring, SPRING)
    attendee = as_member(_hold(cast, closed, spring, SPRING))
    record.fill(coop, cast.secretary(), attendee, closed, spring)
    on_now = _convene(cast, "Najaarsvergadering", now - BEGAN_BEFORE, AUTUMN)
    _begin(cast, on_now, now, AUTUMN)
    to_come = _convene(
        cast, "Extra ledenvergadering: de buurtbus", _evening(now + timedelta(days=21)), EXTRA
    )
    board.fill(coop, cast.chair(), cast.secretary())
    return Meetings(closed=closed, on_now=on_now, to_come=to_come)


def fill_hall(coop: Coop, people: dict[str, uuid.UUID]) -> uuid.UUID:
    """Make one meeting that is on right now, in the hall only: hands, paper and a projector."""
    cast, now = _Cast(coop, people), coop.clock.now()
    meeting_id = _convene(
        cast, "Najaarsvergadering", now - BEGAN_BEFORE, HALL, form=MeetingForm.HALL
    )
    _begin(cast, meeting_id, now, HALL, at_home=frozenset())
    return meeting_id


def _evening(day: datetime) -> datetime:
    """Return half past seven in the evening of a day, as people in Tilburg live it."""
    local = day.astimezone(TIME_ZONE).date()
    return datetime.combine(local, time(19, 30), TIME_ZONE)


def _convene(
    cast: _Cast,
    title: str,
    starts_at: datetime,
    agenda: tuple[Point, ...],
    *,
    form: MeetingForm = MeetingForm.HYBRID,
) -> uuid.UUID:
    now = cast.coop.clock.now()
    # What is still to come was convened today: most members agreed to mail by now.
    coop = cast.coop.as_of(now if starts_at > now else starts_at - CONVENED_BEFORE)
    secretary = cast.secretary()
    meeting_id = coop.run(
        plan_meeting,
        secretary,
        title=title,
        form=form,
        place=PLACE,
        starts_at=starts_at,
    )
    for point in agenda:
        coop.run(
            add_item,
            secretary,
            meeting_id=meeting_id,
            title=point.title,
            explanation=point.explanation,
            motion=point.motion,
        )
        if point.lets_return:
            coop.run(add_returning_items, secretary, meeting_id=meeting_id)
    motions.write(coop, secretary, meeting_id)
    coop.run(convene_meeting, secretary, meeting_id=meeting_id)
    still_here = STILL_HERE if starts_at > now else 0
    send_mails(coop, meeting_id)
    bring_letters(coop, meeting_id, still_here=still_here)
    return meeting_id


def _hold(
    cast: _Cast, meeting_id: uuid.UUID, starts_at: datetime, agenda: tuple[Point, ...]
) -> uuid.UUID:
    """Let a meeting happen from beginning to end; return somebody who was there."""
    present = _let_in(cast, meeting_id, starts_at - timedelta(minutes=10), awaited=frozenset())
    coop = cast.coop.as_of(starts_at)
    coop.run(open_meeting, cast.chair(), meeting_id=meeting_id)
    _go_through(cast, meeting_id, starts_at, agenda, present)
    end = starts_at + timedelta(minutes=100)
    cast.coop.as_of(end).run(close_meeting, cast.chair(), meeting_id=meeting_id)
    return present[0]


def _begin(
    cast: _Cast,
    meeting_id: uuid.UUID,
    now: datetime,
    agenda: tuple[Point, ...],
    *,
    at_home: frozenset[str] = AT_HOME,
) -> None:
    """Let a meeting come to the first motion that nobody voted on yet."""
    starts_at = now - BEGAN_BEFORE
    present = _let_in(cast, meeting_id, starts_at, awaited=AWAITED | at_home)
    coop = cast.coop.as_of(starts_at)
    coop.run(open_meeting, cast.chair(), meeting_id=meeting_id)
    for key in sorted(at_home):
        coop.run(join_meeting, as_member(cast.people[key]), meeting_id=meeting_id)
        present.append(cast.people[key])
    _go_through(cast, meeting_id, starts_at, agenda, present)
    floor.fill(
        cast.coop,
        meeting_id,
        chair=cast.chair(),
        secretary=cast.secretary(),
        people=present[-len(floor.KINDS) :],
        now=now,
    )


def _let_in(
    cast: _Cast, meeting_id: uuid.UUID, at: datetime, *, awaited: frozenset[str]
) -> list[uuid.UUID]:
    """Check members in at the door, by membership number as they come."""
    coop, door = cast.coop.as_of(at), cast.door()
    waiting = {cast.people[key] for key in awaited}
    present: list[uuid.UUID] = []
    for number in range(1, HIGHEST_NUMBER):
        found = coop.ask(find_members, door, meeting_id=meeting_id, text=str(number))
        if not found or found[0].person_id in waiting or len(present) == MOST_PRESENT:
            continue
        coop.run(check_in, door, meeting_id=meeting_id, person_id=found[0].person_id)
        present.append(found[0].person_id)
    return present


def _go_through(
    cast: _Cast,
    meeting_id: uuid.UUID,
    starts_at: datetime,
    agenda: tuple[Point, ...],
    present: list[uuid.UUID],
) -> None:
    items = cast.coop.ask(meeting_view, cast.chair(), meeting_id=meeting_id).items
    for number, (item, point) in enumerate(zip(items, agenda, strict=True)):
        at = cast.coop.as_of(starts_at + timedelta(minutes=8 * number))
        at.run(select_item, cast.chair(), meeting_id=meeting_id, item_id=item.id)
        if point.motion and not point.pattern:
            # This is where the meeting is now: the chair may open the vote.
            return
        if point.pattern:
            _vote(at, cast.chair(), item.id, present, point.pattern)


def _vote(
    coop: Coop, chair: Actor, item_id: uuid.UUID, present: list[uuid.UUID], pattern: str
) -> None:
    poll_id = coop.run(open_vote, chair, item_id=item_id)
    choices = {"v": Choice.FOR, "t": Choice.AGAINST, "b": Choice.BLANK}
    for number, (person_id, letter) in enumerate(
        zip(present, itertools.cycle(pattern), strict=False)
    ):
        if letter == "-":
            continue
        coop.run(
            cast_vote,
            as_member(person_id),
            poll_id=poll_id,
            choice=choices[letter],
            channel=BallotChannel.TELEGRAM if number % 4 == 0 else BallotChannel.WEB,
        )
    coop.run(close_vote, chair, poll_id=poll_id)
