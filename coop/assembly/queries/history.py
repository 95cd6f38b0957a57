"""Who came and went, line by line, and the list of it on paper."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select

from coop.assembly.documents.attendance import AttendanceSheet, RollRow, attendance_pdf
from coop.assembly.lookups import (
    AnnouncedNumbers,
    PresentNumbers,
    ProxyLine,
    announced_numbers,
    meeting_by_id,
    present_numbers,
    proxy_lines,
    represented_numbers,
    troubles_of,
)
from coop.assembly.models import Attendance, Meeting
from coop.assembly.rules import MeetingState, MoveKind, Presence, Stretch, moves_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_current, is_voter
from coop.membership.lookups.categories import votes_on
from coop.membership.models import Member
from coop.people.models import Person
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One change of who takes part."""

    at: datetime
    name: str
    kind: MoveKind
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleLine:
    """A stretch in which somebody could not follow."""

    name: str
    since_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceHistory:
    """All changes of a meeting, with the numbers of now."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    state: MeetingState
    announced: AnnouncedNumbers
    numbers: PresentNumbers
    represented: int
    lines: tuple[HistoryLine, ...]
    troubles: tuple[TroubleLine, ...]


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def attendance_history(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID
) -> AttendanceHistory:
    """Return every arrival and departure, for who leads and who takes the minutes."""
    meeting = meeting_by_id(uow.session, meeting_id)
    stretches = _stretches(uow, meeting_id)
    names = {person.id: person.name.sorted for _, person in stretches}
    moves = moves_of([stretch for stretch, _ in stretches], meeting.closed_at)
    return AttendanceHistory(
        meeting_id=meeting_id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        state=meeting.state,
        announced=announced_numbers(uow.session, meeting_id),
        numbers=present_numbers(uow.session, meeting_id),
        represented=represented_numbers(uow.session, meeting_id, uow.today).members,
        lines=tuple(
            HistoryLine(
                at=move.at, name=names[move.person_id], kind=move.kind, present=move.present
            )
            for move in moves
        ),
        troubles=tuple(
            TroubleLine(
                name=person.name.sorted, since_at=trouble.since_at, until_at=trouble.until_at
            )
            for trouble, person in troubles_of(uow.session, meeting_id)
        ),
    )


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def attendance_list(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, locale: str) -> bytes:
    """Return the attendance list as PDF: who was there, how, for whom, until when."""
    meeting = meeting_by_id(uow.session, meeting_id)
    stretches = _stretches(uow, meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    present = [stretch for stretch, _ in stretches if _till_the_end(stretch, meeting)]
    holders = {stretch.person_id for stretch in present}
    lines = proxy_lines(uow.session, meeting_id, uow.today)
    return attendance_pdf(
        AttendanceSheet(
            cooperative=rules[RuleKey.LEGAL_NAME].value or rules[RuleKey.NAME].value,
            meeting=meeting.title,
            starts_at=meeting.starts_at,
            place=meeting.place,
            at_the_door=sum(stretch.how is Presence.DOOR for stretch in present),
            online=sum(stretch.how is Presence.ONLINE for stretch in present),
            represented=len(
                {
                    line.proxy.giver_id
                    for line in lines
                    if line.proxy.ended_at is None and line.proxy.holder_id in holders
                }
            ),
            rows=_rows(uow, meeting, stretches, lines),
            language=locale,
        )
    )


def _stretches(uow: UnitOfWork, meeting_id: uuid.UUID) -> list[tuple[Stretch, Person]]:
    rows = uow.session.execute(
        select(Attendance, Person)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.since_at, Person.sort_name, Attendance.id)
    )
    return [
        (
            Stretch(
                person_id=person.id,
                how=attendance.how,
                since_at=attendance.since_at,
                until_at=attendance.until_at,
            ),
            person,
        )
        for attendance, person in rows
    ]


def _till_the_end(stretch: Stretch, meeting: Meeting) -> bool:
    return stretch.until_at is None or stretch.until_at == meeting.closed_at


def _rows(
    uow: UnitOfWork,
    meeting: Meeting,
    stretches: Sequence[tuple[Stretch, Person]],
    lines: Sequence[ProxyLine],
) -> list[RollRow]:
    of_each: dict[uuid.UUID, list[Stretch]] = defaultdict(list)
    people = {person.id: person for _, person in stretches}
    for stretch, person in stretches:
        of_each[person.id].append(stretch)
    numbers, votes = _numbers_and_votes(uow)
    held: dict[uuid.UUID, list[ProxyLine]] = defaultdict(list)
    for line in lines:
        if line.proxy.ended_at is None and line.counts:
            held[line.proxy.holder_id].append(line)
    rows = []
    for person in sorted(people.values(), key=lambda one: one.sort_name):
        own = of_each[person.id]
        givers = {line.proxy.giver_id for line in held[person.id]}
        last = own[-1]
        rows.append(
            RollRow(
                number=numbers.get(person.id),
                name=person.name.sorted,
                online=tuple(
                    (one.since_at, one.until_at) for one in own if one.how is Presence.ONLINE
                ),
                holds=tuple(_named(line) for line in held[person.id]),
                votes=votes.get(person.id, 0) + sum(votes.get(giver, 0) for giver in givers),
                left_at=None if _till_the_end(last, meeting) else last.until_at,
            )
        )
    return rows


def _named(line: ProxyLine) -> str:
    return f"{line.giver.name.sorted} ({line.giver_number})"


def _numbers_and_votes(uow: UnitOfWork) -> tuple[dict[uuid.UUID, int], dict[uuid.UUID, int]]:
    found = uow.session.execute(
        select(
            Member.person_id,
            func.min(Member.number),
            func.max(case((is_voter(uow.today), votes_on(uow.session, uow.today)), else_=0)),
        )
        .where(is_current(uow.today))
        .group_by(Member.person_id)
    ).all()
    return {row[0]: row[1] for row in found}, {row[0]: row[2] for row in found}
