"""Gathers what shows that a meeting came to its decisions rightly, for the bundle of its proof."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.assembly.documents.bundle import Answer, DecisionProof, Evidence
from coop.assembly.documents.drafts import said_outcome
from coop.assembly.lookups.announcements import troubles_of
from coop.assembly.lookups.decisions import declared_in
from coop.assembly.lookups.minutes import AttendanceFacts, attendance_facts, voters_on
from coop.assembly.lookups.papers import cooperative_name
from coop.assembly.lookups.proof import proof_of
from coop.assembly.lookups.proxies import ProxyLine, proxy_lines
from coop.assembly.models import Attendance, Decision, Meeting, Minutes
from coop.assembly.rules import Presence, day_of
from coop.kernel.journal import JournalEntry
from coop.membership.models import Member
from coop.people.lookups import holders_of, person_by_id
from coop.people.models import Person
from coop.people.rules import RoleKind
from coop.voting.lookups import outcome_of
from coop.voting.models import Ballot, Elector, Poll
from coop.voting.rules import VotingMethod
from coop.wording import bundle as said
from coop.wording.assembly import CHOICES
from coop.wording.catalogue import SOURCE, say
from coop.wording.minutes import (
    declaration_sentence,
    method_sentence,
    said_day,
    said_hour,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the journal about the meeting."""

    at: datetime
    function: str
    use_case: str
    #: Who came or went, if it is about that.
    person_id: uuid.UUID | None


def deeds_of(session: Session, meeting: Meeting) -> list[Deed]:
    """Return what was done about a meeting, in its order."""
    rows = session.execute(
        select(JournalEntry)
        .where(JournalEntry.topic == meeting.topic)
        .order_by(JournalEntry.at, JournalEntry.seq)
    ).scalars()
    return [
        Deed(
            at=row.at,
            function=row.function,
            use_case=row.use_case,
            person_id=uuid.UUID(row.details["person"]) if "person" in row.details else None,
        )
        for row in rows
    ]


def evidence_of(session: Session, meeting: Meeting) -> Evidence:
    """Return all that is known of how a meeting came to its decisions."""
    deeds = deeds_of(session, meeting)
    facts = attendance_facts(session, meeting)
    decided = _decided(session, meeting)
    declared = declared_in(session, meeting.id)
    return Evidence(
        cooperative=cooperative_name(session, day_of(meeting.starts_at)),
        meeting=meeting.title,
        held_at=meeting.opened_at or meeting.starts_at,
        answers=(
            _invited(session, meeting),
            _identified(session, meeting, facts, deeds),
            _followed(session, meeting, facts),
            _counted(session, decided, deeds),
            _checked(session, meeting, deeds),
        ),
        decisions=tuple(
            _decision(session, decision, poll, declared) for decision, poll in decided
        ),
    )


def _decided(session: Session, meeting: Meeting) -> list[tuple[Decision, Poll | None]]:
    rows = session.execute(
        select(Decision, Poll)
        .outerjoin(Poll, Poll.id == Decision.poll_id)
        .where(Decision.meeting_id == meeting.id)
        .order_by(Decision.sequence)
    )
    return [(decision, poll) for decision, poll in rows]


def _decision(
    session: Session,
    decision: Decision,
    poll: Poll | None,
    declared: Mapping[uuid.UUID, str],
) -> DecisionProof:
    outcome = None if poll is None else outcome_of(poll)
    said_aloud = "" if poll is None else declared.get(poll.id, "")
    return DecisionProof(
        number=decision.number,
        subject=decision.subject,
        text=decision.text,
        sentences=(
            method_sentence(decision.method),
            said_aloud or ("" if outcome is None else " ".join(said_outcome(outcome))),
            declaration_sentence(decision.declared_by),
        ),
        spoken=() if poll is None else _spoken(session, poll),
    )


def _spoken(session: Session, poll: Poll) -> tuple[tuple[str, str], ...]:
    """Return what each said aloud in a roll call; of no other vote is a ballot shown."""
    if poll.method is not VotingMethod.ROLL_CALL:
        return ()
    rows = session.execute(
        select(Person, Ballot.choice)
        .join(Ballot, Ballot.person_id == Person.id)
        .where(Ballot.poll_id == poll.id)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple((person.name.full, say(CHOICES[choice], SOURCE)) for person, choice in rows)


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{said_day(day_of(at))} {said_hour(at)}"


def _table(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(say(column, SOURCE) for column in columns)


def _invited(session: Session, meeting: Meeting) -> Answer:
    if meeting.convened_at is None:
        return Answer(question="uitnodiging", sentences=(say(said.NOT_CONVENED, SOURCE),))
    day = day_of(meeting.convened_at)
    proof = proof_of(session, meeting)
    return Answer(
        question="uitnodiging",
        sentences=(
            say(said.CONVENED, SOURCE, day=said_day(day), hour=said_hour(meeting.convened_at)),
            say(said.MEMBERS_THEN, SOURCE, members=voters_on(session, day)),
            say(said.CALLS, SOURCE, calls=len(proof.rows)),
            *(f"{version.told} SHA-256: {version.digest}" for version in proof.versions),
        ),
        columns=_table(said.INVITED_COLUMNS),
        rows=tuple(
            (f"{row.number} {row.name}", str(row.version), row.how, row.where, row.outcome)
            for row in proof.rows
        ),
    )


def _identified(
    session: Session, meeting: Meeting, facts: AttendanceFacts, deeds: Sequence[Deed]
) -> Answer:
    came = {
        (deed.person_id, deed.at): deed.function for deed in deeds if deed.person_id is not None
    }
    proxies = proxy_lines(session, meeting.id, day_of(meeting.starts_at))
    return Answer(
        question="identiteit",
        sentences=(
            say(
                said.IDENTIFIED,
                SOURCE,
                all=facts.all,
                at_the_door=facts.at_the_door,
                online=facts.online,
            ),
            say(said.REPRESENTED, SOURCE, proxies=len(proxies)),
        ),
        columns=_table(said.IDENTIFIED_COLUMNS),
        rows=(
            *(
                _attendee(attendance, person, number, came)
                for attendance, person, number in _attendances(session, meeting)
            ),
            *(_represented(line) for line in proxies),
        ),
    )


def _attendances(
    session: Session, meeting: Meeting
) -> list[tuple[Attendance, Person, int | None]]:
    number = (
        select(func.min(Member.number))
        .where(Member.person_id == Attendance.person_id)
        .correlate(Attendance)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Attendance, Person, number)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Person.sort_name, Attendance.since_at)
    )
    return [(attendance, person, found) for attendance, person, found in rows]


def _attendee(
    attendance: Attendance,
    person: Person,
    number: int | None,
    came: Mapping[tuple[uuid.UUID, datetime], str],
) -> tuple[str, ...]:
    is_online = attendance.how is Presence.ONLINE
    let_in_by = came.get((attendance.person_id, attendance.since_at), "")
    return (
        f"{number or '–'} {person.name.full}",
        say(said.ONLINE if is_online else said.AT_THE_DOOR, SOURCE),
        say(said.OWN_ACCOUNT, SOURCE) if is_online else let_in_by,
        _moment(attendance.since_at),
        _moment(attendance.until_at),
    )


def _represented(line: ProxyLine) -> tuple[str, ...]:
    return (
        f"{line.giver_number or '–'} {line.giver.name.full}",
        say(said.BY_PROXY, SOURCE, holder=line.holder.name.full),
        "",
        _moment(line.proxy.given_at),
        _moment(line.proxy.ended_at),
    )


def _followed(session: Session, meeting: Meeting, facts: AttendanceFacts) -> Answer:
    sentences = [say(said.FOLLOWED_HALL, SOURCE, number=facts.at_the_door)]
    if facts.online:
        where = meeting.online_url or say(said.OWN_SCREEN, SOURCE)
        sentences.append(say(said.FOLLOWED_ONLINE, SOURCE, number=facts.online, where=where))
    troubles = troubles_of(session, meeting.id)
    return Answer(
        question="volgen",
        sentences=(
            *sentences,
            say(said.STRETCHES, SOURCE),
            # C12: who could not follow said so, and the chair saw how many.
            say(said.TROUBLES, SOURCE, number=len(troubles)),
        ),
        columns=_table(said.TROUBLE_COLUMNS) if troubles else (),
        rows=tuple(
            (person.name.full, _moment(trouble.since_at), _moment(trouble.until_at))
            for trouble, person in troubles
        ),
    )


def _counted(
    session: Session, decided: Sequence[tuple[Decision, Poll | None]], deeds: Sequence[Deed]
) -> Answer:
    closed_by = {deed.at: deed.function for deed in deeds if deed.use_case == "close_vote"}
    rolls = session.execute(select(Elector.poll_id, func.count()).group_by(Elector.poll_id))
    electors = {poll_id: number for poll_id, number in rolls}  # noqa: C416  # a Row is no pair to mypy
    rows = tuple(
        (
            decision.number,
            method_sentence(decision.method),
            str(electors.get(poll.id, "")),
            str(poll.members_cast or ""),
            _moment(poll.opened_at),
            _moment(poll.closed_at),
            closed_by.get(poll.closed_at, decision.declared_by) if poll.closed_at else "",
        )
        for decision, poll in decided
        if poll is not None
    )
    return Answer(
        question="tellen",
        sentences=(
            say(said.COUNTED, SOURCE, votes=len(rows)),
            say(said.ELECTRONIC_COUNT, SOURCE),
        ),
        columns=_table(said.COUNTED_COLUMNS),
        rows=rows,
    )


def _checked(session: Session, meeting: Meeting, deeds: Sequence[Deed]) -> Answer:
    committee = holders_of(session, RoleKind.COUNTING_COMMITTEE, day_of(meeting.starts_at))
    names = ", ".join(person_by_id(session, one).name.full for one in committee)
    minutes = session.get(Minutes, meeting.id)
    if minutes is not None and minutes.adopted_at is not None:
        day = said_day(day_of(minutes.adopted_at))
        adopted = say(said.MINUTES_ADOPTED, SOURCE, day=day, digest=minutes.digest)
    else:
        adopted = say(said.MINUTES_OPEN, SOURCE)
    return Answer(
        question="controle",
        sentences=(
            say(said.COMMITTEE, SOURCE, names=names) if names else say(said.NO_COMMITTEE, SOURCE),
            say(said.DECLARED, SOURCE),
            adopted,
            say(said.LOGGED, SOURCE),
        ),
        columns=_table(said.CHECKED_COLUMNS),
        rows=tuple(
            (_moment(deed.at), deed.function, say(said.DEEDS[deed.use_case], SOURCE))
            for deed in deeds
            if deed.use_case in said.DEEDS
        ),
    )
