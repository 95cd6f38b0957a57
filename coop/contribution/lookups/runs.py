"""Finds what runs and mandates are made of, in a number of questions that never grows."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from coop.contribution.documents.told import Told
from coop.contribution.errors import (
    CreditorMissingError,
    MandateNotFoundError,
    RunNotFoundError,
)
from coop.contribution.models import (
    Creditor,
    Due,
    Mandate,
    MandateAccount,
    Reminder,
    Run,
    RunAmount,
)
from coop.contribution.rules.dues import (
    EVERYBODY,
    Authority,
    Line,
    Payer,
    Terms,
    lines_of,
    those_to_ask,
)
from coop.membership.lookups.categories import category_on
from coop.membership.models import Category, Member
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Name, Purpose
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
    """Return whom to ask of those who were a member some day of a year."""
    first, beyond = date(year, 1, 1), date(year + 1, 1, 1)
    # Columns and no objects: a run of thousands is fixed while others wait.
    rows = session.execute(
        select(
            Member.id,
            Member.number,
            Member.joined_on,
            Member.ended_on,
            Member.person_id,
            Person.given_name,
            Person.tussenvoegsel,
            Person.family_name,
            Person.address_id,
            category_on(today).label("category"),
            exists().where(Due.member_id == Member.id, Due.year == year).label("is_asked"),
        )
        .join(Member.person)
        .where(
            Member.joined_on < beyond,
            Member.joined_on <= today,
            or_(Member.ended_on.is_(None), Member.ended_on > first),
        )
        .order_by(Person.sort_name, Member.number)
    ).all()
    authorities = _authorities(session)
    mail = takers_of_mail(session)
    together = set(session.scalars(select(Category.id).where(Category.is_per_household)))
    return those_to_ask(
        [
            Payer(
                member_id=row.id,
                number=row.number,
                name=Name(
                    given=row.given_name,
                    tussenvoegsel=row.tussenvoegsel,
                    family=row.family_name,
                ).full,
                joined_on=row.joined_on,
                ended_on=row.ended_on,
                category=str(row.category) if row.category else EVERYBODY,
                household=row.address_id if row.category in together else None,
                is_asked=row.is_asked,
                authority=authorities.get(row.id),
                takes_mail=row.person_id in mail,
                has_address=row.address_id is not None,
            )
            for row in rows
        ]
    )


def _authorities(session: Session) -> Mapping[uuid.UUID, Authority]:
    used = _last_uses(session)
    # Of the accounts a mandate stood on, the newest comes last and stays.
    mandates = session.execute(
        select(
            Mandate.id,
            Mandate.member_id,
            Mandate.reference,
            Mandate.signed_on,
            MandateAccount.iban,
            MandateAccount.holder,
        )
        .join(MandateAccount, MandateAccount.mandate_id == Mandate.id)
        .where(Mandate.revoked_on.is_(None))
        .order_by(MandateAccount.recorded_at, MandateAccount.id)
    )
    found = {}
    for mandate in mandates:
        used_on, used_iban = used.get(mandate.id, (None, None))
        found[mandate.member_id] = Authority(
            mandate_id=mandate.id,
            reference=mandate.reference,
            signed_on=mandate.signed_on,
            iban=mandate.iban,
            holder=mandate.holder,
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


def takers_of_mail(session: Session) -> frozenset[uuid.UUID]:
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
        payment_link=creditor.payment_link,
        locale=supported(due.member.person.language),
    )


def reminder_of(reminder: Reminder, creditor: Creditor, cooperative: CooperativeView) -> Told:
    """Return what somebody is told who is behind; due, run, member and person must be loaded."""
    due = reminder.due
    told = told_of(due, due.run, creditor, None, cooperative)
    pay_by = reminder.reminded_on + timedelta(days=creditor.reminder_days)
    return replace(told, cents=reminder.cents, pay_by=pay_by, reminds=True)
