"""Calling the members: freeze the agenda, invite each of them, and note how it went."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import joinedload

from coop.assembly.errors import (
    AgendaUnchangedError,
    NobodyChosenError,
    NoLetterError,
    NotConvenedError,
    SupplementTooLateError,
)
from coop.assembly.events import MembersInvited
from coop.assembly.lookups import (
    agenda_now,
    convocation_or_refuse,
    inviting_all,
    is_letter,
    last_convocation,
    locked_meeting,
    plan_of,
)
from coop.assembly.models import Convocation, Invitation, LetterBatch, Meeting
from coop.assembly.rules import (
    Handing,
    MeetingState,
    agenda_digest,
    clean_text,
    day_of,
    ensure_handed_on,
    frozen_text,
    handed_by_of,
    last_day_of,
    sending_bounds,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.statutes.lookups import rules_in_force

#: Put in the outbox in one transaction, so that nobody waits for it.
MAILS_AT_ONCE = 500
LONGEST_FAILURE = 300


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def call_members(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, reason: str = ""
) -> uuid.UUID:
    """Freeze the agenda as it stands and invite every member to it.

    A second time only while the term still allows it: what was not on the agenda in time is
    voidable (BW 2:15 lid 1, 2:8).
    """
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.CONVENED:
        raise NotConvenedError
    last = last_convocation(uow.session, meeting_id)
    if last is not None:
        _ensure_term(uow, meeting)
    version = 1 if last is None else last.version + 1
    if last is not None and last.digest == _digest(uow, meeting, last.version):
        raise AgendaUnchangedError(meeting_id=meeting_id)
    content = frozen_text(agenda_now(uow.session, meeting, version))
    convocation = Convocation(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        version=version,
        content=content,
        digest=agenda_digest(content),
        made_at=uow.now,
        reason=clean_text(reason),
    )
    uow.session.add(convocation)
    uow.session.execute(inviting_all(uow, convocation.id))
    uow.note("meeting", meeting_id, topic=meeting.topic, version=version)
    return convocation.id


def _digest(uow: UnitOfWork, meeting: Meeting, version: int) -> str:
    return agenda_digest(frozen_text(agenda_now(uow.session, meeting, version)))


def _ensure_term(uow: UnitOfWork, meeting: Meeting) -> None:
    kinds = plan_of(uow.session, meeting).decisions
    rules = rules_in_force(uow.session, uow.today)
    bound = last_day_of(sending_bounds(day_of(meeting.starts_at), kinds, rules))
    if uow.today > bound.last_day:
        raise SupplementTooLateError(last_day=bound.last_day, article=bound.article)


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def invite_newcomers(uow: UnitOfWork, actor: Actor) -> None:
    """Invite who became a member after the others were called."""
    coming = uow.session.scalars(
        select(Meeting.id).where(Meeting.convened_at.is_not(None), Meeting.starts_at > uow.now)
    )
    for meeting_id in coming.all():
        convocation = last_convocation(uow.session, meeting_id)
        if convocation is not None:
            uow.session.execute(inviting_all(uow, convocation.id))


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def tell_invited(uow: UnitOfWork, actor: Actor) -> bool:
    """Put the next invitations in the outbox, and tell whether there may be more.

    A meeting that began needs none.
    """
    waiting = uow.session.scalars(
        select(Invitation)
        .join(Convocation, Convocation.id == Invitation.convocation_id)
        .join(Meeting, Meeting.id == Convocation.meeting_id)
        .where(Invitation.told_at.is_(None), Meeting.starts_at > uow.now)
        .order_by(Convocation.made_at, Invitation.member_number)
        .limit(MAILS_AT_ONCE)
        .with_for_update(of=Invitation)
    ).all()
    addresses: dict[uuid.UUID, dict[uuid.UUID, str | None]] = {}
    for invitation in waiting:
        invitation.told_at = uow.now
        of_convocation = addresses.setdefault(invitation.convocation_id, {})
        of_convocation[invitation.person_id] = invitation.mail_address
    for convocation_id, invited in addresses.items():
        uow.record(MembersInvited(convocation_id=convocation_id, mail_addresses=invited))
    return len(waiting) == MAILS_AT_ONCE


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def record_mails(
    uow: UnitOfWork,
    actor: Actor,
    *,
    convocation_id: uuid.UUID,
    person_ids: Collection[uuid.UUID],
    failure: str | None = None,
) -> None:
    """Record that mails went out, or that they did not arrive; then a letter is due."""
    outcome: dict[str, datetime | str]
    if failure is None:
        outcome = {"sent_at": uow.now}
    else:
        outcome = {"failed_at": uow.now, "failure": failure[:LONGEST_FAILURE]}
    uow.session.execute(
        update(Invitation)
        .where(*_rows(convocation_id, person_ids), ~is_letter())
        .values(told_at=func.coalesce(Invitation.told_at, uow.now), **outcome)
    )


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def note_bounce(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, person_ids: Collection[uuid.UUID]
) -> None:
    """Note that mails came back; these members get a letter."""
    meeting = locked_meeting(uow.session, meeting_id)
    convocation = convocation_or_refuse(uow.session, meeting_id)
    _ensure_chosen(person_ids)
    record_mails(
        uow, actor, convocation_id=convocation.id, person_ids=person_ids, failure="returned"
    )
    uow.note("meeting", meeting_id, topic=meeting.topic, bounced=len(person_ids))


@use_case(Permission.ASSEMBLY_CONVOCATION_DELIVER, journal=False)
def keep_letters(
    uow: UnitOfWork,
    actor: Actor,
    *,
    convocation_id: uuid.UUID,
    content: bytes,
    addresses: dict[uuid.UUID, str],
) -> None:
    """Keep a file of letters, and to which address each of them goes."""
    uow.session.get(Convocation, convocation_id, with_for_update=True)
    written = _rows(convocation_id, addresses.keys())
    waiting = uow.session.scalars(select(Invitation).where(*written, is_letter())).all()
    if any(invitation.batch_id is not None for invitation in waiting):
        # Another worker kept them meanwhile.
        return
    last = uow.session.scalar(
        select(func.max(LetterBatch.number)).where(LetterBatch.convocation_id == convocation_id)
    )
    batch = LetterBatch(
        id=uow.chance.new_id(),
        convocation_id=convocation_id,
        number=(last or 0) + 1,
        content=content,
        count=len(waiting),
        written_at=uow.now,
    )
    uow.session.add(batch)
    for invitation in waiting:
        invitation.batch_id = batch.id
        invitation.postal_address = addresses[invitation.person_id]


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def hand_batch(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    number: int,
    how: Handing,
    on: date,
    by: str,
) -> None:
    """Note that all letters of a file left our hands, except those noted one by one (C22)."""
    convocation = convocation_or_refuse(uow.session, meeting_id)
    of_batch = (
        select(LetterBatch.id)
        .where(LetterBatch.convocation_id == convocation.id, LetterBatch.number == number)
        .scalar_subquery()
    )
    _hand(
        uow,
        meeting_id,
        convocation,
        Invitation.batch_id == of_batch,
        Invitation.handed_on.is_(None),
        Invitation.returned_on.is_(None),
        how=how,
        on=on,
        by=by,
    )


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def hand_letters(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    person_ids: Collection[uuid.UUID],
    how: Handing,
    on: date,
    by: str,
) -> None:
    """Note that letters of some members left our hands, as the delivery list says (C22)."""
    _ensure_chosen(person_ids)
    convocation = convocation_or_refuse(uow.session, meeting_id)
    chosen = Invitation.person_id.in_(person_ids)
    _hand(uow, meeting_id, convocation, chosen, how=how, on=on, by=by)


def _hand(
    uow: UnitOfWork,
    meeting_id: uuid.UUID,
    convocation: Convocation,
    *which: ColumnElement[bool],
    how: Handing,
    on: date,
    by: str,
) -> None:
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_handed_on(on, written_on=day_of(convocation.made_at), today=uow.today)
    letters = uow.session.scalars(
        select(Invitation)
        .where(Invitation.convocation_id == convocation.id, is_letter(), *which)
        .options(joinedload(Invitation.person).joinedload(Person.address))
    ).all()
    if not letters:
        raise NoLetterError
    name = handed_by_of(by)
    for letter in letters:
        letter.handed_on, letter.handed_how, letter.handed_by = on, how, name
        door = letter.person.address
        if letter.postal_address is None and door is not None:
            # Printed elsewhere: then it went to where the member lives.
            letter.postal_address = ", ".join(door.envelope)
        letter.returned_on = None
    uow.note("meeting", meeting_id, topic=meeting.topic, letters=len(letters), how=how.value)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def return_letters(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    person_ids: Collection[uuid.UUID],
    on: date,
) -> None:
    """Note that letters could not be delivered: they are with us again, to be posted (C22)."""
    meeting = locked_meeting(uow.session, meeting_id)
    convocation = convocation_or_refuse(uow.session, meeting_id)
    _ensure_chosen(person_ids)
    ensure_handed_on(on, written_on=day_of(convocation.made_at), today=uow.today)
    uow.session.execute(
        update(Invitation)
        .where(*_rows(convocation.id, person_ids), is_letter())
        .values(returned_on=on, handed_on=None, handed_how=None, handed_by=None)
    )
    uow.note("meeting", meeting_id, topic=meeting.topic, returned=len(person_ids))


def _rows(
    convocation_id: uuid.UUID, person_ids: Collection[uuid.UUID]
) -> tuple[ColumnElement[bool], ...]:
    return (
        Invitation.convocation_id == convocation_id,
        Invitation.person_id.in_(list(person_ids)),
    )


def _ensure_chosen(person_ids: Collection[uuid.UUID]) -> None:
    if not person_ids:
        raise NobodyChosenError
