"""What can be done about a breach: note it, fill it in step by step, close it (AVG 33, 34)."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.privacy.errors import (
    BreachClosedError,
    BreachNotFoundError,
    BreachUnaccountedError,
    FoundInFutureError,
)
from coop.privacy.lookups import handling_of
from coop.privacy.models import Breach
from coop.privacy.rules.breaches import (
    LONGEST_LINE,
    LONGEST_WHAT,
    MOST_PEOPLE,
    Answer,
    BreachKind,
    Concerned,
    DataKind,
    ensure_breach,
    issues_before_closing,
)
from coop.wording.catalogue import N_, say


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def note_breach(
    uow: UnitOfWork,
    actor: Actor,
    *,
    what: str,
    kinds: Collection[BreachKind],
    found_at: datetime,
    happened: str = "",
) -> uuid.UUID:
    """Note that something went wrong; from when it was found the clock runs."""
    ensure_breach(what=what, kinds=kinds, found_at=found_at, now=uow.now)
    newest = uow.session.scalar(select(func.max(Breach.number))) or 0
    breach = Breach(
        id=uow.chance.new_id(),
        number=newest + 1,
        noted_at=uow.now,
        noted_by=actor.person_id,
        found_at=found_at,
        what=what.strip()[:LONGEST_WHAT],
        kinds=sorted(kinds),
        happened=_line(happened),
    )
    uow.session.add(breach)
    uow.note("breach", breach.id)
    return breach.id


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def describe_breach(
    uow: UnitOfWork,
    actor: Actor,
    *,
    breach_id: uuid.UUID,
    what: str,
    kinds: Collection[BreachKind],
    found_at: datetime,
    happened: str,
) -> None:
    """Say better what happened, and when it was found."""
    ensure_breach(what=what, kinds=kinds, found_at=found_at, now=uow.now)
    breach = _open(uow, breach_id)
    breach.what, breach.kinds = what.strip()[:LONGEST_WHAT], sorted(kinds)
    breach.found_at, breach.happened = found_at, _line(happened)
    uow.note("breach", breach.id)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def say_whose_data(
    uow: UnitOfWork,
    actor: Actor,
    *,
    breach_id: uuid.UUID,
    data: Collection[DataKind],
    concerned: Collection[Concerned],
    people: int | None,
) -> None:
    """Say which data it concerns, whose, and of about how many."""
    breach = _open(uow, breach_id)
    breach.data, breach.concerned = sorted(data), sorted(concerned)
    breach.people = None if people is None else min(people, MOST_PEOPLE)
    uow.note("breach", breach.id)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def weigh_breach(
    uow: UnitOfWork,
    actor: Actor,
    *,
    breach_id: uuid.UUID,
    unreadable: Answer,
    returned: Answer,
    harmful: Answer,
    consequences: str,
    measures: str,
) -> None:
    """Answer what the risk follows from, with effects and measures."""
    breach = _open(uow, breach_id)
    breach.unreadable, breach.returned, breach.harmful = unreadable, returned, harmful
    breach.consequences = consequences.strip()[:LONGEST_WHAT]
    breach.measures = measures.strip()[:LONGEST_WHAT]
    uow.note("breach", breach.id)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def record_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    breach_id: uuid.UUID,
    reported_at: datetime | None,
    reference: str,
    reason: str,
) -> None:
    """Record when the authority heard of it, or why it did not."""
    breach = _open(uow, breach_id)
    _ensure_past(uow, reported_at)
    breach.reported_at = reported_at
    breach.report_reference = _line(reference)
    breach.report_reason = reason.strip()[:LONGEST_WHAT]
    uow.note("breach", breach.id, reported=reported_at is not None)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def record_telling(
    uow: UnitOfWork,
    actor: Actor,
    *,
    breach_id: uuid.UUID,
    told_at: datetime | None,
    reason: str,
    text: str,
) -> None:
    """Record when the people heard of it and in which words, or why they did not."""
    breach = _open(uow, breach_id)
    _ensure_past(uow, told_at)
    breach.told_at = told_at
    breach.told_reason = reason.strip()[:LONGEST_WHAT]
    breach.told_text = text.strip()[: 2 * LONGEST_WHAT]
    uow.note("breach", breach.id, told=told_at is not None)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def close_breach(uow: UnitOfWork, actor: Actor, *, breach_id: uuid.UUID) -> None:
    """Close it; from now on it is accounted for and stays as it is."""
    breach = _open(uow, breach_id)
    issues = issues_before_closing(handling_of(breach))
    if issues:
        raise BreachUnaccountedError(issues=[issue.value for issue in issues])
    breach.closed_at = uow.now
    breach.closed_by = actor.person_id
    uow.note("breach", breach.id)


def _open(uow: UnitOfWork, breach_id: uuid.UUID) -> Breach:
    breach = uow.session.get(Breach, breach_id, with_for_update=True)
    if breach is None:
        raise BreachNotFoundError
    if breach.closed_at is not None:
        person = uow.session.get(Person, breach.closed_by) if breach.closed_by else None
        raise BreachClosedError(name=person.name.full if person else say(N_("Iemand")))
    return breach


def _ensure_past(uow: UnitOfWork, at: datetime | None) -> None:
    if at is not None and at > uow.now:
        raise FoundInFutureError


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]
