"""Finds what runs, mandates and dues are made of, in a number of questions that never grows."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from coop.contribution.documents.collection import batch_id
from coop.contribution.documents.told import Told
from coop.contribution.errors import (
    CreditorMissingError,
    MandateNotFoundError,
    RunNotFoundError,
)
from coop.contribution.models import (
    Booking,
    Creditor,
    Due,
    Entry,
    Mandate,
    MandateAccount,
    Reminder,
    Run,
    RunAmount,
)
from coop.contribution.rules.dues import Authority, Line, Payer, Terms, lines_of
from coop.contribution.rules.matching import Account, is_overdue, may_remind
from coop.membership.models import Member
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.statutes.lookups import rule_in_force
from coop.statutes.queries import CooperativeView
from coop.statutes.rules import RuleKey
from coop.wording.catalogue import supported


def creditor_now(session: Session) -> Creditor | None:
    """Return our own account and terms as they hold now."""
    return session.scalar(select(Creditor).order_by(Creditor.set_at.desc()).limit(1))


def creditor_or_refuse(session: Session) -> Creditor:
    """Return our own account, or refuse."""
    creditor = creditor_now(session)
    if creditor is None:
        raise CreditorMissingError
    return creditor


def run_by_id(session: Session, run_id: uuid.UUID, *, lock: bool = False) -> Run:
    """Return a run, or refuse."""
    run = session.get(Run, run_id, with_for_update=True if lock else None)
    if run is None:
        raise RunNotFoundError
    return run


def mandate_by_id(session: Session, mandate_id: uuid.UUID) -> Mandate:
    """Return a mandate, locked, or refuse."""
    mandate = session.get(Mandate, mandate_id, with_for_update=True)
    if mandate is None:
        raise MandateNotFoundError
    return mandate


def amounts_of(session: Session, run_id: uuid.UUID) -> dict[str, int]:
    """Return what a run asks of each category."""
    rows = session.execute(
        select(RunAmount.category, RunAmount.cents).where(RunAmount.run_id == run_id)
    )
    return dict(rows.all())


def draft_lines(session: Session, run: Run, today: date) -> list[Line]:
    """Return what a draft would ask, with our account, members and statutes as they are now."""
    creditor = creditor_now(session)
    rule = rule_in_force(session, RuleKey.CONTRIBUTION_WHOLE_YEAR, today)
    terms = Terms(
        year=run.year,
        amounts=amounts_of(session, run.id),
        collect_on=run.collect_on,
        may_collect=creditor is not None and creditor.creditor_id is not None,
        whole_year_on_leaving=rule.is_on,
    )
    return lines_of(_payers(session, run.year, today), terms)


def accounts_of(session: Session, mandates: Select[uuid.UUID]) -> dict[uuid.UUID, MandateAccount]:
    """Return the account that holds now for each of the mandates."""
    newest = session.scalars(
        select(MandateAccount)
        .where(MandateAccount.mandate_id.in_(mandates))
        .order_by(MandateAccount.recorded_at, MandateAccount.id)
    )
    return {account.mandate_id: account for account in newest}


def _payers(session: Session, year: int, today: date) -> list[Payer]:
    """Return everybody who was a member some day of a year and was not asked for it yet."""
    first, beyond = date(year, 1, 1), date(year + 1, 1, 1)
    asked = exists().where(Due.member_id == Member.id, Due.year == year)
    members = session.scalars(
        select(Member)
        .join(Member.person)
        .where(
            Member.joined_on < beyond,
            Member.joined_on <= today,
            or_(Member.ended_on.is_(None), Member.ended_on > first),
            ~asked,
        )
        .order_by(Person.sort_name, Member.number)
        .options(joinedload(Member.person))
    ).all()
    authorities = _authorities(session)
    mail = _takers_of_mail(session)
    return [
        Payer(
            member_id=member.id,
            number=member.number,
            name=member.person.name.full,
            joined_on=member.joined_on,
            ended_on=member.ended_on,
            authority=authorities.get(member.id),
            takes_mail=member.person_id in mail,
            has_address=member.person.address_id is not None,
        )
        for member in members
    ]


def _authorities(session: Session) -> Mapping[uuid.UUID, Authority]:
    in_force = select(Mandate.id).where(Mandate.revoked_on.is_(None))
    accounts = accounts_of(session, in_force)
    used = _last_uses(session)
    mandates = session.scalars(select(Mandate).where(Mandate.revoked_on.is_(None)))
    found = {}
    for mandate in mandates:
        used_on, used_iban = used.get(mandate.id, (None, None))
        found[mandate.member_id] = Authority(
            mandate_id=mandate.id,
            reference=mandate.reference,
            signed_on=mandate.signed_on,
            iban=accounts[mandate.id].iban,
            holder=accounts[mandate.id].holder,
            used_on=used_on,
            used_iban=used_iban,
        )
    return found


def _last_uses(session: Session) -> dict[uuid.UUID | None, tuple[date, str | None]]:
    rows = session.execute(
        select(Due.mandate_id, Run.collect_on, Due.iban)
        .join(Due.run)
        .where(Due.mandate_id.is_not(None))
        .order_by(Run.collect_on)
    )
    return {mandate_id: (collected_on, iban) for mandate_id, collected_on, iban in rows}


def _takers_of_mail(session: Session) -> frozenset[uuid.UUID]:
    """Return who agreed to hear of the contribution by mail and has an address that works."""
    agreed = session.scalars(
        select(Consent.person_id)
        .join(
            Channel,
            (Channel.person_id == Consent.person_id)
            & (Channel.kind == ChannelKind.EMAIL)
            & Channel.dead_since.is_(None),
        )
        .where(
            Consent.purpose == Purpose.CONTRIBUTION,
            Consent.channel == ChannelKind.EMAIL,
            Consent.withdrawn_at.is_(None),
        )
    )
    return frozenset(agreed)


def paid_on(session: Session, due_id: uuid.UUID) -> int:
    """Return what is paid of a due, less what came back."""
    total = select(func.coalesce(func.sum(Booking.cents), 0)).where(Booking.due_id == due_id)
    return int(session.scalar(total) or 0)


def accounts_to_match(session: Session) -> list[Account]:
    """Return every due with what is paid of it, for the bank's return to be matched with."""
    paid = (
        select(Booking.due_id, func.sum(Booking.cents).label("cents"))
        .group_by(Booking.due_id)
        .subquery()
    )
    rows = session.execute(
        select(Due, Run, func.coalesce(paid.c.cents, 0), Mandate.id)
        .join(Run, Run.id == Due.run_id)
        .outerjoin(paid, paid.c.due_id == Due.id)
        .outerjoin(Mandate, (Mandate.member_id == Due.member_id) & Mandate.revoked_on.is_(None))
    )
    ibans = accounts_of(session, select(Mandate.id).where(Mandate.revoked_on.is_(None)))
    return [
        Account(
            due_id=due.id,
            reference=due.reference,
            cents=due.cents,
            paid=int(cents),
            batch=batch_id(run.message_id, due.sequence) if due.sequence else "",
            iban=due.iban or (ibans[mandate_id].iban if mandate_id else None),
        )
        for due, run, cents, mandate_id in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrear:
    """Somebody who is behind, with what; the treasurer's to see only."""

    due_id: uuid.UUID
    person_id: uuid.UUID
    member_id: uuid.UUID
    number: int
    name: str
    year: int
    open_cents: int
    #: Why the bank paid a collection back; empty when it did not.
    return_code: str
    reminded_on: date | None
    may_remind: bool
    takes_mail: bool


def arrears(session: Session, today: date, reminder_days: int) -> list[Arrear]:
    """Return everybody who is behind, by name."""
    accounts = {account.due_id: account for account in accounts_to_match(session)}
    returns = _returns(session)
    last = select(Reminder.due_id, func.max(Reminder.reminded_on)).group_by(Reminder.due_id)
    reminded = dict(session.execute(last).all())
    mail = _takers_of_mail(session)
    rows = session.execute(
        select(Due, Run.pay_by, Member, Person)
        .join(Run, Run.id == Due.run_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .order_by(Person.sort_name, Due.year)
    )
    return [
        Arrear(
            due_id=due.id,
            person_id=person.id,
            member_id=member.id,
            number=member.number,
            name=person.name.full,
            year=due.year,
            open_cents=accounts[due.id].open_cents,
            return_code=returns.get(due.id, ""),
            reminded_on=reminded.get(due.id),
            may_remind=may_remind(reminded.get(due.id), today=today, every_days=reminder_days),
            takes_mail=person.id in mail,
        )
        for due, pay_by, member, person in rows
        if is_overdue(
            open_cents=accounts[due.id].open_cents,
            is_collected=due.mandate_id is not None,
            was_returned=due.id in returns,
            pay_by=pay_by,
            today=today,
        )
    ]


def _returns(session: Session) -> dict[uuid.UUID, str]:
    rows = session.execute(
        select(Booking.due_id, Entry.return_code)
        .join(Entry, Entry.id == Booking.entry_id)
        .where(Booking.cents < 0)
        .order_by(Entry.booked_on)
    )
    return dict(rows.all())


def told_of(
    due: Due, run: Run, creditor: Creditor, mandate: Mandate | None, cooperative: CooperativeView
) -> Told:
    """Return what a member is told of a due; member and person must have been loaded."""
    return Told(
        year=due.year,
        cents=due.cents,
        reference=due.reference,
        member_number=due.member.number,
        iban=creditor.iban,
        holder=creditor.holder,
        pay_by=run.pay_by,
        cooperative=cooperative.name,
        collect_on=run.collect_on if mandate else None,
        mandate_reference=mandate.reference if mandate else "",
        from_iban=due.iban or "",
        creditor_id=creditor.creditor_id or "",
        locale=supported(due.member.person.language),
    )


def reminder_of(reminder: Reminder, creditor: Creditor, cooperative: CooperativeView) -> Told:
    """Return what somebody is told who is behind; due, run, member and person must be loaded."""
    due = reminder.due
    told = told_of(due, due.run, creditor, None, cooperative)
    pay_by = reminder.reminded_on + timedelta(days=creditor.reminder_days)
    return replace(told, cents=reminder.cents, pay_by=pay_by, reminds=True)
