"""What happened to one member, as the journal keeps it: by function, never by name (C20)."""

import math
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import MemberNotFoundError
from coop.membership.models import Member
from coop.people.lookups import person_by_id
from coop.people.models import PersonMerge
from coop.wording.history import STORIES

ENTRIES_ON_A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened, and which function did it."""

    at: datetime
    use_case: str
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberHistory:
    """One page of what happened to a member, the newest first."""

    member_id: uuid.UUID
    name: str
    lines: tuple[HistoryLine, ...]
    page: int
    pages: int


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def member_history(
    uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, page: int = 1
) -> MemberHistory:
    """Return one page of what the journal tells of a member, in all his or her memberships."""
    member = uow.session.get(Member, member_id)
    if member is None:
        raise MemberNotFoundError
    about = _is_about(member.person_id)
    found = uow.session.scalar(select(func.count(JournalEntry.seq)).where(*about)) or 0
    pages = max(1, math.ceil(found / ENTRIES_ON_A_PAGE))
    page = min(max(1, page), pages)
    entries = uow.session.scalars(
        select(JournalEntry)
        .where(*about)
        .order_by(JournalEntry.seq.desc())
        .limit(ENTRIES_ON_A_PAGE)
        .offset((page - 1) * ENTRIES_ON_A_PAGE)
    )
    return MemberHistory(
        member_id=member.id,
        name=person_by_id(uow.session, member.person_id).name.full,
        lines=tuple(
            HistoryLine(at=entry.at, use_case=entry.use_case, function=entry.function)
            for entry in entries
        ),
        page=page,
        pages=pages,
    )


def _is_about(person_id: uuid.UUID) -> tuple[ColumnElement[bool], ...]:
    memberships = select(Member.id).where(Member.person_id == person_id)
    merged = select(PersonMerge.person_id).where(PersonMerge.into_id == person_id)
    return (
        or_(
            JournalEntry.subject_id == person_id,
            JournalEntry.subject_id.in_(memberships),
            JournalEntry.subject_id.in_(merged),
        ),
        JournalEntry.use_case.in_(STORIES),
    )
