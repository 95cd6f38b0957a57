"""What can be seen of the yearly runs."""

import math
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coop.contribution.errors import RunFileNotFoundError
from coop.contribution.lookups import amounts_of, creditor_now, draft_lines, run_by_id
from coop.contribution.models import Booking, Creditor, Due, Run, RunFile
from coop.contribution.rules.days import (
    NOTICE_DAYS,
    PAYMENT_DAYS,
    REMINDER_DAYS,
    earliest_collection,
)
from coop.contribution.rules.dues import EVERYBODY, Line, Remark, Totals, totals_of
from coop.contribution.rules.files import FileKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Category, Member
from coop.people.models import Person

LINES_ON_A_PAGE = 50
#: A draft is seldom fixed on the day it is begun.
DAYS_TO_THINK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditorView:
    """Our own account and terms, or what they would be by default."""

    iban: str
    holder: str
    creditor_id: str | None
    notice_days: int
    payment_days: int
    reminder_days: int
    payment_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """A run in the list; the board may see it."""

    run_id: uuid.UUID
    year: int
    number: int
    fixed_at: datetime | None
    count: int
    cents: int
    collected_cents: int
    paid_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionView:
    """The runs there were, and whether a new one can begin."""

    runs: tuple[RunSummary, ...]
    has_account: bool


@use_case(Permission.CONTRIBUTION_TOTAL_READ)
def contribution_view(uow: UnitOfWork, actor: Actor) -> ContributionView:
    """Return every run with its totals, the newest first."""
    collected = func.coalesce(func.sum(Due.cents).filter(Due.mandate_id.is_not(None)), 0)
    paid = dict(
        uow.session.execute(
            select(Due.run_id, func.sum(Booking.cents))
            .join(Booking, Booking.due_id == Due.id)
            .group_by(Due.run_id)
        ).all()
    )
    rows = uow.session.execute(
        select(Run, func.count(Due.id), func.coalesce(func.sum(Due.cents), 0), collected)
        .outerjoin(Due, Due.run_id == Run.id)
        .group_by(Run.id)
        .order_by(Run.year.desc(), Run.number.desc())
    )
    return ContributionView(
        runs=tuple(
            RunSummary(
                run_id=run.id,
                year=run.year,
                number=run.number,
                fixed_at=run.fixed_at,
                count=count,
                cents=int(cents),
                collected_cents=int(by_bank),
                paid_cents=int(paid.get(run.id, 0)),
            )
            for run, count, cents, by_bank in rows
        ),
        has_account=creditor_now(uow.session) is not None,
    )


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def creditor_view(uow: UnitOfWork, actor: Actor) -> CreditorView:
    """Return our own account as it holds now."""
    creditor = creditor_now(uow.session)
    if creditor is None:
        return CreditorView(
            iban="",
            holder="",
            creditor_id=None,
            notice_days=NOTICE_DAYS,
            payment_days=PAYMENT_DAYS,
            reminder_days=REMINDER_DAYS,
        )
    return _shown(creditor)


def _shown(creditor: Creditor) -> CreditorView:
    return CreditorView(
        iban=creditor.iban,
        holder=creditor.holder,
        creditor_id=creditor.creditor_id,
        notice_days=creditor.notice_days,
        payment_days=creditor.payment_days,
        reminder_days=creditor.reminder_days,
        payment_link=creditor.payment_link,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryAmount:
    """What a category pays; nothing of its own where it pays what everybody does."""

    category: str
    name: str
    cents: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the form of a new run begins with."""

    year: int
    cents: int | None
    collect_on: date
    pay_by: date
    collects: bool
    #: By category of members, for who pays another amount than everybody.
    categories: tuple[CategoryAmount, ...]


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def run_proposal(uow: UnitOfWork, actor: Actor) -> Proposal:
    """Return what the draft says; without one, days that keep to the terms and the last amount."""
    creditor = creditor_now(uow.session)
    last = uow.session.scalar(
        select(Run)
        .order_by(Run.fixed_at.is_not(None), Run.year.desc(), Run.number.desc())
        .limit(1)
    )
    amounts = amounts_of(uow.session, last.id) if last else {}
    cents = amounts.get(EVERYBODY)
    categories = tuple(_amounts_of_categories(uow, amounts))
    collects = creditor is not None and creditor.creditor_id is not None
    if last is not None and last.fixed_at is None:
        return Proposal(
            year=last.year,
            cents=cents,
            collect_on=last.collect_on,
            pay_by=last.pay_by,
            collects=collects,
            categories=categories,
        )
    notice = creditor.notice_days if creditor else NOTICE_DAYS
    payment = creditor.payment_days if creditor else PAYMENT_DAYS
    return Proposal(
        year=uow.today.year if last is None else min(last.year + 1, uow.today.year + 1),
        cents=cents,
        collect_on=earliest_collection(uow.today, notice + DAYS_TO_THINK),
        pay_by=earliest_collection(uow.today, payment + DAYS_TO_THINK),
        collects=collects,
        categories=categories,
    )


def _amounts_of_categories(uow: UnitOfWork, amounts: dict[str, int]) -> Iterator[CategoryAmount]:
    for category in uow.session.scalars(select(Category).order_by(Category.name)):
        key = str(category.id)
        yield CategoryAmount(
            category=key, name=category.name, cents=amounts.get(key, category.cents)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file that can be fetched."""

    kind: FileKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One run: its preview while it is a draft, what was asked once it is fixed."""

    run_id: uuid.UUID
    year: int
    number: int
    amounts: dict[str, int]
    collect_on: date
    pay_by: date
    fixed_at: datetime | None
    fixed_by: str
    creditor: CreditorView | None
    totals: Totals
    lines: tuple[Line, ...]
    #: How many lines have something to look at, and whether only those are shown.
    remarked: int
    files: tuple[FileView, ...]
    #: Files the worker is still to write.
    awaited: int
    page: int
    pages: int


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def run_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    run_id: uuid.UUID,
    page: int = 1,
    only_remarked: bool = False,
) -> RunView:
    """Return one run with a page of its lines."""
    run = run_by_id(uow.session, run_id)
    if run.fixed_at is None:
        creditor = creditor_now(uow.session)
        lines = draft_lines(uow.session, run, uow.today)
    else:
        creditor = uow.session.get(Creditor, run.creditor_id)
        lines = _asked(uow, run.id)
    totals = totals_of(lines)
    remarked = [line for line in lines if line.remarks]
    shown = remarked if only_remarked else lines
    pages = max(1, math.ceil(len(shown) / LINES_ON_A_PAGE))
    page = min(max(1, page), pages)
    files = _files(uow, run.id)
    fixer = uow.session.get(Person, run.fixed_by) if run.fixed_by else None
    return RunView(
        run_id=run.id,
        year=run.year,
        number=run.number,
        amounts=amounts_of(uow.session, run.id),
        collect_on=run.collect_on,
        pay_by=run.pay_by,
        fixed_at=run.fixed_at,
        fixed_by=fixer.name.full if fixer else "",
        creditor=_shown(creditor) if creditor else None,
        totals=totals,
        lines=tuple(shown[(page - 1) * LINES_ON_A_PAGE : page * LINES_ON_A_PAGE]),
        remarked=len(remarked),
        files=files,
        awaited=bool(totals.collected_count) + bool(totals.letters) - len(files),
        page=page,
        pages=pages,
    )


def _asked(uow: UnitOfWork, run_id: uuid.UUID) -> list[Line]:
    dues = uow.session.scalars(
        select(Due)
        .join(Due.member)
        .join(Member.person)
        .where(Due.run_id == run_id)
        .order_by(Person.sort_name, Member.number)
        .options(joinedload(Due.member).joinedload(Member.person))
    )
    return [_line(due) for due in dues]


def _line(due: Due) -> Line:
    person = due.member.person
    is_lost = not due.by_mail and person.address_id is None
    return Line(
        member_id=due.member_id,
        number=due.member.number,
        name=person.name.full,
        cents=due.cents,
        iban=due.iban,
        by_mail=due.by_mail,
        remarks=(Remark.NO_ADDRESS,) if is_lost else (),
    )


def _files(uow: UnitOfWork, run_id: uuid.UUID) -> tuple[FileView, ...]:
    rows = uow.session.execute(
        select(RunFile.kind, RunFile.count).where(RunFile.run_id == run_id).order_by(RunFile.kind)
    )
    return tuple(FileView(kind=kind, count=count) for kind, count in rows)


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def run_file(uow: UnitOfWork, actor: Actor, *, run_id: uuid.UUID, kind: FileKind) -> bytes:
    """Return a file of a fixed run as it was kept."""
    content = uow.session.scalar(
        select(RunFile.content).where(RunFile.run_id == run_id, RunFile.kind == kind)
    )
    if content is None:
        raise RunFileNotFoundError
    return content
