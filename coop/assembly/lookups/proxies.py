"""Finds who votes for whom, and how many votes are represented that way."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from coop.assembly.errors import (
    HolderAmbiguousError,
    HolderNotFoundError,
    ProxyNotFoundError,
)
from coop.assembly.models import Attendance, Proxy, ProxyDraft
from coop.assembly.rules import DRAFT_LASTS, ProxyScope
from coop.membership.lookups import is_current, is_suspended, is_voter
from coop.membership.lookups.categories import votes_on
from coop.membership.lookups.minors import is_represented_minor
from coop.membership.models import Member, Minor
from coop.people.models import Person
from coop.people.rules import folded
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentedNumbers:
    """Members who are not there themselves, and whose proxy's holder is."""

    members: int
    votes: int


def standing_in(meeting_id: uuid.UUID) -> ColumnElement[bool]:
    """Select the proxies of a meeting that were not revoked and did not lapse."""
    return and_(Proxy.meeting_id == meeting_id, Proxy.ended_at.is_(None))


def is_for_item(item_id: ProxyScope) -> ColumnElement[bool]:
    """Select the proxies that hold at one point; without a point those of the whole meeting."""
    return or_(Proxy.item_id.is_(None), Proxy.item_id == item_id if item_id else false())


def giver_votes(day: date) -> ColumnElement[bool]:
    """Select the proxies whose giver has a vote on a day (BW 2:38 lid 1)."""
    return exists().where(Member.person_id == Proxy.giver_id, is_voter(day))


def holder_may_cast(day: date) -> ColumnElement[bool]:
    """Select the proxies whose holder has access to the meeting on a day."""
    return exists().where(Member.person_id == Proxy.holder_id, is_current(day), ~is_suspended(day))


def represented_in(
    session: Session, meeting_id: uuid.UUID, day: date, item_id: ProxyScope = None
) -> Select[uuid.UUID]:
    """Select whose vote is in the hands of somebody present, at one point of the agenda.

    By proxy; and minors by their parent or guardian, where the statutes say so (BW 2:13 lid 2).
    """
    by_proxy = select(Proxy.giver_id.label("person_id")).where(
        standing_in(meeting_id),
        is_for_item(item_id),
        _is_here(meeting_id, Proxy.holder_id),
        holder_may_cast(day),
    )
    # A minor who came too is counted as present.
    by_law = (
        select(Member.person_id)
        .join(Minor, Minor.member_id == Member.id)
        .where(
            is_represented_minor(session, day),
            is_voter(day),
            _is_here(meeting_id, Minor.representative_id),
            ~_is_here(meeting_id, Member.person_id),
        )
    )
    hands = union(by_proxy, by_law).subquery()
    return select(hands.c.person_id)


def _is_here(
    meeting_id: uuid.UUID, person_id: InstrumentedAttribute[uuid.UUID]
) -> ColumnElement[bool]:
    return exists().where(
        Attendance.meeting_id == meeting_id,
        Attendance.person_id == person_id,
        Attendance.until_at.is_(None),
    )


def represented_numbers(
    session: Session, meeting_id: uuid.UUID, day: date, item_id: ProxyScope = None
) -> RepresentedNumbers:
    """Count whose vote is in the hands of somebody present, at one point of the agenda.

    A proxy counts for the quorum while its holder takes part; the giver's arrival ends it, so
    nobody is counted twice. Given for several points, one giver still counts once.
    """
    givers = represented_in(session, meeting_id, day, item_id)
    each = (
        select(func.max(votes_on(session, day)).label("votes"))
        .select_from(Member)
        .where(Member.person_id.in_(givers), is_voter(day))
        .group_by(Member.person_id)
        .subquery()
    )
    row = session.execute(select(func.count(), func.sum(each.c.votes)).select_from(each)).one()
    return RepresentedNumbers(members=row[0], votes=int(row[1] or 0))


def proxy_by_id(session: Session, proxy_id: uuid.UUID) -> Proxy:
    """Return a proxy, or refuse."""
    proxy = session.get(Proxy, proxy_id)
    if proxy is None:
        raise ProxyNotFoundError(proxy_id=proxy_id)
    return proxy


def scopes_given(
    session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID
) -> Sequence[ProxyScope]:
    """Return for what somebody's own vote is in other hands."""
    query = select(Proxy.item_id).where(standing_in(meeting_id), Proxy.giver_id == person_id)
    return session.scalars(query).all()


def scopes_held(
    session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID
) -> Sequence[ProxyScope]:
    """Return for what somebody votes for others, once for each proxy."""
    query = select(Proxy.item_id).where(standing_in(meeting_id), Proxy.holder_id == person_id)
    return session.scalars(query).all()


def proxies_given(
    session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID
) -> Sequence[Proxy]:
    """Return the standing proxies somebody gave."""
    query = select(Proxy).where(standing_in(meeting_id), Proxy.giver_id == person_id)
    return session.scalars(query.order_by(Proxy.given_at, Proxy.id)).all()


def may_hold(session: Session, day: date) -> ColumnElement[bool]:
    """Select who may hold a proxy on a day.

    BW 2:38 lid 4: another who has a vote. Where the statutes differ, also who belongs to the
    cooperative without having one; nobody who is suspended, because he or she has no access.
    """
    if rule_in_force(session, RuleKey.PROXY_TO_VOTERS_ONLY, day).is_on:
        return is_voter(day)
    return and_(is_current(day), ~is_suspended(day))


def holder_called(
    session: Session, day: date, *, name: str, number: int | None = None
) -> uuid.UUID:
    """Return the one person of that very name who may hold a proxy, or refuse.

    Nobody can browse the register this way: the whole first and last name have to be known.
    """
    words = sorted(folded(name).split())
    if not words:
        raise HolderNotFoundError
    query = (
        select(Person.id, Person.sort_name)
        .join(Member, Member.person_id == Person.id)
        .where(may_hold(session, day), *(Person.sort_name.contains(word) for word in words))
    )
    if number is not None:
        query = query.where(Member.number == number)
    found = {
        person_id for person_id, sort in session.execute(query) if sorted(sort.split()) == words
    }
    if not found:
        raise HolderNotFoundError
    if len(found) > 1:
        raise HolderAmbiguousError
    return found.pop()


def holder_numbered(session: Session, day: date, number: int) -> uuid.UUID:
    """Return who has a membership number and may hold a proxy, or refuse."""
    query = select(Member.person_id).where(Member.number == number, may_hold(session, day))
    found = session.scalar(query)
    if found is None:
        raise HolderNotFoundError
    return found


def ensure_holder(session: Session, day: date, person_id: uuid.UUID) -> None:
    """Refuse a holder who may not hold a proxy (any more)."""
    query = select(Member.id).where(Member.person_id == person_id, may_hold(session, day))
    if session.scalar(query) is None:
        raise HolderNotFoundError


def proxy_draft(session: Session, person_id: uuid.UUID | None, now: datetime) -> ProxyDraft | None:
    """Return the proxy somebody is giving in a chat, unless it lay untouched too long."""
    return session.scalar(
        select(ProxyDraft).where(
            ProxyDraft.person_id == person_id, ProxyDraft.touched_at > now - DRAFT_LASTS
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyLine:
    """A proxy with the names that stand on a list."""

    proxy: Proxy
    giver: Person
    giver_number: int | None
    holder: Person
    holder_number: int | None
    #: Both may still do what the proxy asks of them today.
    counts: bool


def proxy_lines(session: Session, meeting_id: uuid.UUID, day: date) -> list[ProxyLine]:
    """Return all proxies of a meeting by the giver's name, also those that ended."""
    giver, holder = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            Proxy,
            giver,
            _number_of(Proxy.giver_id, day),
            holder,
            _number_of(Proxy.holder_id, day),
            and_(giver_votes(day), holder_may_cast(day)),
        )
        .join(giver, giver.id == Proxy.giver_id)
        .join(holder, holder.id == Proxy.holder_id)
        .where(Proxy.meeting_id == meeting_id)
        .order_by(giver.sort_name, Proxy.given_at, Proxy.id)
    )
    return [
        ProxyLine(
            proxy=proxy,
            giver=gives,
            giver_number=giver_number,
            holder=holds,
            holder_number=holder_number,
            counts=counts,
        )
        for proxy, gives, giver_number, holds, holder_number, counts in rows
    ]


def _number_of(
    person_id: InstrumentedAttribute[uuid.UUID], day: date
) -> ColumnElement[int | None]:
    return (
        select(func.min(Member.number))
        .where(Member.person_id == person_id, is_current(day))
        .correlate(Proxy)
        .scalar_subquery()
    )
