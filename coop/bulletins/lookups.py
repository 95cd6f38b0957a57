"""Finds bulletins and their senders, and puts them into the words of a group."""

import uuid
from collections.abc import Collection
from datetime import datetime

from babel.dates import format_datetime
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.bulletins.errors import BulletinNotFoundError
from coop.bulletins.models import Bulletin, BulletinStep
from coop.bulletins.rules import BulletinAct, BulletinKind
from coop.groups.models import Contact, Group
from coop.incidents.models import OverviewLine, Report
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.wording import bulletins as words
from coop.wording.catalogue import say, supported


def bulletin_by_id(session: Session, bulletin_id: uuid.UUID, *, lock: bool = False) -> Bulletin:
    """Return a bulletin, locked where it is about to change, or refuse."""
    query = select(Bulletin).where(Bulletin.id == bulletin_id)
    bulletin = session.scalar(query.with_for_update() if lock else query)
    if bulletin is None:
        raise BulletinNotFoundError
    return bulletin


def bulletin_in_group(uow: UnitOfWork, actor: Actor, bulletin_id: uuid.UUID) -> Bulletin:
    """Return a bulletin to a group that a moderator looks after, locked; or refuse."""
    bulletin = bulletin_by_id(uow.session, bulletin_id, lock=True)
    scope = Scope(ScopeKind.GROUP, bulletin.group_id)
    uow.require(actor, Permission.BULLETINS_BULLETIN_PLACE, scope)
    return bulletin


def steps_of(
    session: Session, bulletin_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[BulletinStep, ...]]:
    """Return the history of some bulletins, the oldest first, with one look."""
    steps: dict[uuid.UUID, list[BulletinStep]] = {}
    for step in session.scalars(
        select(BulletinStep)
        .where(BulletinStep.bulletin_id.in_(bulletin_ids))
        .order_by(BulletinStep.bulletin_id, BulletinStep.position)
    ):
        steps.setdefault(step.bulletin_id, []).append(step)
    return {bulletin_id: tuple(found) for bulletin_id, found in steps.items()}


def add_step(uow: UnitOfWork, bulletin: Bulletin, act: BulletinAct, function: str) -> None:
    """Write one more line in the history of a bulletin."""
    newest = uow.session.scalar(
        select(func.max(BulletinStep.position)).where(BulletinStep.bulletin_id == bulletin.id)
    )
    uow.session.add(
        BulletinStep(
            bulletin_id=bulletin.id,
            position=(newest or 0) + 1,
            act=act,
            at=uow.now,
            function=function,
        )
    )


def waiting_in(session: Session, group_id: uuid.UUID, now: datetime) -> int:
    """Count the bulletins of a group that a moderator has to look at."""
    waiting = session.scalar(
        select(func.count())
        .select_from(Bulletin)
        .where(
            Bulletin.group_id == group_id,
            Bulletin.placed_at.is_(None),
            Bulletin.declined_at.is_(None),
            Bulletin.withdrawn_at.is_(None),
            Bulletin.ends_at > now,
        )
    )
    return waiting or 0


def senders_at(session: Session, email: str) -> tuple[tuple[Contact, Group], ...]:
    """Return as which contact of which group the owner of an address may speak."""
    rows = session.execute(
        select(Contact, Group)
        .join(Group, Group.id == Contact.group_id)
        .where(Contact.email == email, Contact.ended_at.is_(None))
        .order_by(Group.name, Contact.function, Contact.id)
    )
    # In one group somebody speaks once, as whoever comes first.
    first: dict[uuid.UUID, tuple[Contact, Group]] = {}
    for contact, group in rows:
        first.setdefault(group.id, (contact, group))
    return tuple(first.values())


def groups_of_mail(session: Session, subject_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return the groups of the report, or of the overview, that a mail was about."""
    report = session.get(Report, subject_id)
    if report is not None:
        return frozenset({report.group_id})
    return frozenset(
        session.scalars(
            select(Report.group_id)
            .join(OverviewLine, OverviewLine.report_id == Report.id)
            .where(OverviewLine.overview_id == subject_id)
        )
    )


def moment(at: datetime, locale: str) -> str:
    """Return a moment as people say it: "zondag 22 november 18.00 uur"."""
    local = at.astimezone(TIME_ZONE)
    day = format_datetime(local, "EEEE d MMMM H.mm", tzinfo=TIME_ZONE, locale=supported(locale))
    return say(words.MOMENT, locale, moment=day)


def group_text(bulletin: Bulletin, sender: str, locale: str) -> str:
    """Return what a group reads: the sender's function, the words, and until when."""
    text, until = bulletin.text, bulletin.ends_at
    if bulletin.placed_text is not None and bulletin.placed_until is not None:
        text, until = bulletin.placed_text, bulletin.placed_until
    return _text(bulletin, sender, text, until, locale)


def wanted_text(bulletin: Bulletin, sender: str, locale: str) -> str:
    """Return what the group would read if a moderator placed it now."""
    return _text(bulletin, sender, bulletin.text, bulletin.ends_at, locale)


def _text(bulletin: Bulletin, sender: str, text: str, until: datetime, locale: str) -> str:
    corrected = (say(words.CORRECTED, locale),) if bulletin.corrected_at is not None else ()
    asks = (say(words.KNOW_SOMETHING, locale),) if bulletin.kind is BulletinKind.QUESTION else ()
    return "\n".join(
        (
            say(words.TITLES[bulletin.kind], locale, sender=sender),
            *corrected,
            text,
            say(words.HOLDS_UNTIL, locale, moment=moment(until, locale)),
            *asks,
            say(words.LAST_LINE, locale),
        )
    )


def over_text(bulletin: Bulletin, sender: str, locale: str) -> str:
    """Return the one neutral line that takes its place."""
    lines = words.OVER if bulletin.withdrawn_at is None else words.TAKEN_BACK
    return say(lines[bulletin.kind], locale, sender=sender)
