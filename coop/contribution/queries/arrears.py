"""What the treasurer sees of who is behind."""

import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_

from coop.contribution.lookups import (
    Arrear,
    arrears,
    arrears_total,
    behind,
    creditor_or_refuse,
    has_reminder_letters,
    may_be_reminded,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Member
from coop.people.models import Person
from coop.people.rules import folded

LINES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsView:
    """A page of who is behind, and what that comes to in all."""

    lines: tuple[Arrear, ...]
    #: How many are behind, of everybody and of whom the search found.
    count: int
    found: int
    cents: int
    #: How many may be reminded today.
    remindable: int
    #: Somebody was reminded before.
    has_reminders: bool
    reminder_days: int
    page: int
    pages: int


@use_case(Permission.CONTRIBUTION_REMINDER_SEND)
def arrears_view(uow: UnitOfWork, actor: Actor, *, search: str = "", page: int = 1) -> ArrearsView:
    """Return who is behind; it has no effect on anybody's vote."""
    creditor = creditor_or_refuse(uow.session)
    days = creditor.reminder_days
    are_behind, fitting = behind(uow.today), _fitting(search)
    count, cents = arrears_total(uow.session, *are_behind)
    found, _ = arrears_total(uow.session, *are_behind, *fitting) if fitting else (count, cents)
    remindable, _ = arrears_total(uow.session, *are_behind, may_be_reminded(uow.today, days))
    pages = max(1, math.ceil(found / LINES_ON_A_PAGE))
    page = min(max(1, page), pages)
    lines = arrears(
        uow.session,
        uow.today,
        days,
        *fitting,
        limit=LINES_ON_A_PAGE,
        offset=(page - 1) * LINES_ON_A_PAGE,
    )
    return ArrearsView(
        lines=tuple(lines),
        count=count,
        found=found,
        cents=cents,
        remindable=remindable,
        has_reminders=has_reminder_letters(uow.session),
        reminder_days=days,
        page=page,
        pages=pages,
    )


def _fitting(search: str) -> list[ColumnElement[bool]]:
    fitting: list[ColumnElement[bool]] = []
    for word in search.split()[:6]:
        fits = Person.sort_name.contains(folded(word), autoescape=True)
        if word.isascii() and word.isdecimal():
            # Wider than any number here would not fit the database's integer.
            fits = or_(fits, Member.number == int(word[:9]))
        fitting.append(fits)
    return fitting
