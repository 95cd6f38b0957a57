"""Finds how votes of a meeting stood, what was declared, and who counts for a quorum."""

import uuid
from datetime import date

from sqlalchemy import and_, distinct, func, or_, select
from sqlalchemy.orm import Session, aliased

from coop.assembly.errors import ItemNotFoundError
from coop.assembly.lookups.attendance import present_numbers
from coop.assembly.lookups.beforehand import early_voters
from coop.assembly.lookups.meetings import open_poll_in
from coop.assembly.lookups.proxies import represented_numbers
from coop.assembly.models import (
    AgendaItem,
    Attendance,
    Declaration,
    Deferral,
    ItemVote,
    Meeting,
    Proxy,
)
from coop.assembly.rules import (
    MeetingFacts,
    QuorumNumbers,
    QuorumStep,
    day_of,
    history_of,
    is_within,
    second_window,
    while_held,
)
from coop.assembly.rules.majorities import Rules
from coop.membership.lookups import is_voter
from coop.membership.lookups.categories import votes_on
from coop.membership.models import Member
from coop.statutes.lookups import rules_in_force
from coop.voting.lookups import outcome_of
from coop.voting.models import Poll

first_item = aliased(AgendaItem)
second_item = aliased(AgendaItem)
first_meeting = aliased(Meeting)


def votes_in(
    session: Session, meeting_id: uuid.UUID
) -> list[tuple[ItemVote, Poll, Declaration | None]]:
    """Return all votes of a meeting in the order in which they opened, also replaced ones."""
    rows = session.execute(
        select(ItemVote, Poll, Declaration)
        .join(AgendaItem, AgendaItem.id == ItemVote.item_id)
        .join(Poll, Poll.id == ItemVote.poll_id)
        .outerjoin(Declaration, Declaration.poll_id == ItemVote.poll_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(Poll.opened_at)
    )
    return [(vote, poll, declaration) for vote, poll, declaration in rows]


def waiting_deferrals(session: Session, meeting_id: uuid.UUID) -> list[Deferral]:
    """Return what a meeting had to put off and no second meeting has on its agenda yet."""
    rows = session.scalars(
        select(Deferral)
        .join(AgendaItem, AgendaItem.id == Deferral.item_id)
        .where(AgendaItem.meeting_id == meeting_id, Deferral.second_item_id.is_(None))
        .order_by(AgendaItem.number)
    )
    return list(rows)


def held_over_items(session: Session) -> list[AgendaItem]:
    """Return the proposals left to the next meeting by equal votes, which no meeting has yet."""
    again, its_meeting = aliased(AgendaItem), aliased(Meeting)
    # What came back and was not voted on when that meeting closed comes back once more.
    taken_up = (
        select(again.id)
        .join(its_meeting, its_meeting.id == again.meeting_id)
        .where(
            again.held_over_id == AgendaItem.id,
            or_(again.poll_id.is_not(None), its_meeting.closed_at.is_(None)),
        )
    )
    rows = session.execute(
        select(AgendaItem, Poll)
        .join(Poll, Poll.id == AgendaItem.poll_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.closed_at.is_not(None), Poll.tie_article != "", ~taken_up.exists())
        .order_by(Meeting.starts_at, AgendaItem.number)
    )
    return [item for item, poll in rows if (found := outcome_of(poll)) and found.is_held_over]


def is_contested(session: Session, item: AgendaItem) -> bool:
    """Tell whether the outcome about a point was contested, so that it is voted on anew."""
    if item.poll_id is None:
        return False
    vote = session.get(ItemVote, item.poll_id)
    return vote is not None and vote.challenged_at is not None


def contested_item_in(session: Session, meeting_id: uuid.UUID) -> uuid.UUID | None:
    """Return the point whose outcome was contested and that waits for its new vote."""
    return session.scalar(
        select(AgendaItem.id)
        .join(ItemVote, ItemVote.poll_id == AgendaItem.poll_id)
        .outerjoin(Deferral, Deferral.item_id == AgendaItem.id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            ItemVote.challenged_at.is_not(None),
            Deferral.item_id.is_(None),
        )
    )


def quorum_numbers(
    session: Session, meeting: Meeting, day: date, item: AgendaItem | None = None
) -> QuorumNumbers:
    """Count who takes part now in one decision of a meeting, or in all of them."""
    voters = select(func.count(distinct(Member.person_id))).where(is_voter(day))
    there = (
        select(func.count(distinct(Attendance.person_id)))
        .join(Member, Member.person_id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.until_at.is_(None), is_voter(day))
    )
    item_id = item.id if item else None
    return QuorumNumbers(
        entitled=session.scalar(voters) or 0,
        # Who came for the own point only does not count (BW 2:24d).
        present=session.scalar(there) or 0,
        represented=represented_numbers(session, meeting.id, day, item_id).members,
        beforehand=early_voters(session, item, day) if item else 0,
    )


def quorum_history(session: Session, meeting_id: uuid.UUID) -> tuple[QuorumStep, ...]:
    """Return how many members took part after each coming and going, also of holders."""
    present = session.execute(
        select(Attendance.person_id, Attendance.since_at, Attendance.until_at).where(
            Attendance.meeting_id == meeting_id
        )
    )
    held = session.execute(
        select(
            Proxy.giver_id,
            Proxy.given_at,
            Proxy.ended_at,
            Attendance.since_at,
            Attendance.until_at,
        )
        .join(
            Attendance,
            and_(
                Attendance.meeting_id == Proxy.meeting_id,
                Attendance.person_id == Proxy.holder_id,
            ),
        )
        .where(Proxy.meeting_id == meeting_id, Proxy.item_id.is_(None))
    )
    stretches = [(person_id, since, until) for person_id, since, until in present]
    return history_of(
        [*stretches, *(found for row in held if (found := while_held(*row)) is not None)]
    )


def meeting_facts(
    session: Session, meeting: Meeting, day: date, item: AgendaItem | None = None
) -> MeetingFacts:
    """Return what decides over the votes of a meeting; numbers are of one point if named."""
    rules = rules_in_force(session, day)
    present = present_numbers(session, meeting.id)
    most = session.scalar(select(func.max(votes_on(session, day))).where(is_voter(day)))
    return MeetingFacts(
        state=meeting.state,
        rules=rules,
        numbers=quorum_numbers(session, meeting, day, item),
        present=present.all,
        online=present.online,
        votes_differ=(most or 1) > 1,
        open_poll_id=open_poll_in(session, meeting.id),
        second_items=_second_items(session, meeting, rules),
    )


def vote_of_poll(session: Session, poll_id: uuid.UUID) -> ItemVote:
    """Return how a vote stood when it opened, or refuse."""
    vote = session.get(ItemVote, poll_id)
    if vote is None:
        raise ItemNotFoundError(poll_id=poll_id)
    return vote


def _second_items(session: Session, meeting: Meeting, rules: Rules) -> frozenset[uuid.UUID]:
    """Find the points that a first meeting put off to this one, held within the window."""
    rows = session.execute(
        select(Deferral.second_item_id, first_meeting.starts_at)
        .join(second_item, second_item.id == Deferral.second_item_id)
        .join(first_item, first_item.id == Deferral.item_id)
        .join(first_meeting, first_meeting.id == first_item.meeting_id)
        .where(second_item.meeting_id == meeting.id)
    )
    day = day_of(meeting.starts_at)
    return frozenset(
        item_id
        for item_id, first in rows
        if item_id is not None and is_within(second_window(day_of(first), rules), day)
    )
