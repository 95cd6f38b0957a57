"""Amendments: members propose them, the chair orders and decides, what is adopted joins in."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from coop.assembly.errors import (
    AmendmentNotFoundError,
    ItemNotFoundError,
    NestedTooDeepError,
    OwnAmendmentError,
)
from coop.assembly.lookups import (
    amendment_by_id,
    amendments_of,
    facts_of_amendments,
    locked_item,
    state_of_amendment,
)
from coop.assembly.models import AgendaItem, Amendment, Meeting, MotionText
from coop.assembly.rules import (
    AmendmentState,
    ensure_amendable,
    ensure_changes,
    ensure_counted,
    ensure_next,
    ensure_open,
    ensure_still_amendable,
    ensure_undecided_amendment,
    joined,
    motion_of,
    needed_text_of,
)
from coop.assembly.services.agenda import LONGEST_REMARK
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey
from coop.voting.rules import Tally, decide, majority_of_rule


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def submit_amendment(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    text: str,
    explanation: str = "",
    parent_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Propose another text for a motion, or for an amendment of it."""
    assert actor.person_id is not None
    item, meeting = _amendable(uow, item_id)
    parent = None if parent_id is None else _parent(uow, item, parent_id)
    base = item.motion if parent is None else parent.text
    text = needed_text_of(text, field="text")
    ensure_changes(base, text)
    last = uow.session.scalar(
        select(func.max(Amendment.number)).where(Amendment.item_id == item_id)
    )
    amendment = Amendment(
        id=uow.chance.new_id(),
        item_id=item_id,
        number=(last or 0) + 1,
        parent_id=parent_id,
        proposer_id=actor.person_id,
        base=base,
        text=text,
        explanation=motion_of(explanation, field="explanation", longest=LONGEST_REMARK),
        submitted_at=uow.now,
    )
    uow.session.add(amendment)
    _publish(uow, meeting, item)
    return amendment.id


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def withdraw_amendment(uow: UnitOfWork, actor: Actor, *, amendment_id: uuid.UUID) -> None:
    """Take one's own amendment back; what others want changed in it goes with it."""
    item, meeting, amendment = _undecided(uow, amendment_id)
    if amendment.proposer_id != actor.person_id:
        raise OwnAmendmentError(amendment_id=amendment_id)
    for one in amendments_of(uow.session, item.id):
        if one.id == amendment_id or (
            one.parent_id == amendment_id and state_of_amendment(one) is AmendmentState.OPEN
        ):
            one.withdrawn_at = uow.now
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def order_amendments(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, order: Sequence[uuid.UUID]
) -> None:
    """Put the amendments in the order in which the chair puts them to the vote."""
    item, meeting = _amendable(uow, item_id)
    by_id = {one.id: one for one in amendments_of(uow.session, item_id)}
    if not set(order) <= set(by_id):
        raise AmendmentNotFoundError(item_id=item_id)
    for rank, amendment_id in enumerate(order):
        by_id[amendment_id].rank = rank
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def decide_amendment(
    uow: UnitOfWork,
    actor: Actor,
    *,
    amendment_id: uuid.UUID,
    votes_for: int,
    votes_against: int,
    votes_blank: int = 0,
    text: str = "",
) -> bool:
    """Enter what the meeting counted about an amendment; what is adopted joins the text.

    The ordinary majority decides, whatever the motion itself takes. Where two adopted changes are
    about the same words, ``text`` says how they go together. Return whether it was adopted.
    """
    item, meeting, amendment = _undecided(uow, amendment_id)
    ensure_open(meeting.state)
    ensure_next(amendment_id, facts_of_amendments(amendments_of(uow.session, item.id)))
    ensure_counted(votes_for, votes_against, votes_blank)
    tally = Tally(
        members=votes_for + votes_against + votes_blank,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
    )
    rule = rule_in_force(uow.session, RuleKey.ORDINARY_MAJORITY, uow.today)
    is_adopted = decide(tally, majority_of_rule(rule)).is_adopted
    if is_adopted:
        _join(uow, item, amendment, motion_of(text))
    amendment.decided_at, amendment.is_adopted = uow.now, is_adopted
    amendment.votes_for, amendment.votes_against = votes_for, votes_against
    amendment.votes_blank = votes_blank
    _publish(uow, meeting, item)
    return is_adopted


def _join(uow: UnitOfWork, item: AgendaItem, amendment: Amendment, text: str) -> None:
    if amendment.parent_id is not None:
        parent = amendment_by_id(uow.session, amendment.parent_id)
        parent.text = text or joined(amendment.base, parent.text, amendment.text)
        return
    made = text or joined(amendment.base, item.motion, amendment.text)
    uow.session.add(
        MotionText(
            item_id=item.id,
            version=item.motion_version,
            text=item.motion,
            replaced_at=uow.now,
        )
    )
    # Votes cast beforehand were about the text of then: whoever counts looks at these two.
    item.motion, item.motion_version, item.amended_at = made, item.motion_version + 1, uow.now


def _amendable(uow: UnitOfWork, item_id: uuid.UUID) -> tuple[AgendaItem, Meeting]:
    item, meeting = locked_item(uow.session, item_id)
    ensure_amendable(item.kind, item.motion)
    ensure_still_amendable(meeting.state, has_poll=item.poll_id is not None)
    return item, meeting


def _undecided(uow: UnitOfWork, amendment_id: uuid.UUID) -> tuple[AgendaItem, Meeting, Amendment]:
    """Return an amendment that nobody else decides on meanwhile."""
    item, meeting = _amendable(uow, amendment_by_id(uow.session, amendment_id).item_id)
    amendment = amendment_by_id(uow.session, amendment_id)
    ensure_undecided_amendment(state_of_amendment(amendment))
    return item, meeting, amendment


def _parent(uow: UnitOfWork, item: AgendaItem, parent_id: uuid.UUID) -> Amendment:
    parent = amendment_by_id(uow.session, parent_id)
    if parent.item_id != item.id:
        raise ItemNotFoundError(item_id=item.id)
    if parent.parent_id is not None:
        raise NestedTooDeepError(amendment_id=parent_id)
    ensure_undecided_amendment(state_of_amendment(parent))
    return parent


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
