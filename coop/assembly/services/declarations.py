"""What the chair does when a vote ends: count, declare, hear who objects or contests."""

import uuid

from coop.assembly.errors import (
    ChallengeTooLateError,
    CountersMissingError,
    NotPresentError,
)
from coop.assembly.events import VoteClosed, VoteWithdrawn
from coop.assembly.lookups import (
    item_of_poll,
    locked_meeting,
    presence_of,
    vote_of_poll,
)
from coop.assembly.models import AgendaItem, Declaration, Meeting
from coop.assembly.rules import Challenger, ensure_can_be_challenged
from coop.assembly.services.beforehand import bring_in_early
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.lookups import poll_by_id
from coop.voting.rules import Outcome, Tally, ensure_count_fits
from coop.voting.services import close_poll, withdraw_poll
from coop.wording.voting import outcome_sentences, quorum_sentences

LONGEST_NAMES = 200


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def close_vote(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Close a vote and declare its outcome, in one press.

    BW 2:13 lid 3: what the chair declares in the meeting is decisive. The numbers are frozen
    with the closing, and the declaration is a row of its own, in the same transaction.
    """
    meeting, item = _locked(uow, poll_id)
    bring_in_early(uow, actor, poll_id=poll_id)
    _declare(uow, actor, poll_id, close_poll(uow, actor, poll_id=poll_id))
    _publish(uow, meeting, item)
    uow.record(VoteClosed(meeting_id=meeting.id, item_id=item.id, poll_id=poll_id))


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def enter_count(
    uow: UnitOfWork,
    actor: Actor,
    *,
    poll_id: uuid.UUID,
    votes_for: int,
    votes_against: int,
    votes_blank: int,
    counters: str,
) -> None:
    """Enter the hands that were counted in the hall, by whom, and declare the outcome."""
    meeting, item = _locked(uow, poll_id)
    vote = vote_of_poll(uow.session, poll_id)
    names = " ".join(counters.split())[:LONGEST_NAMES]
    if not names:
        raise CountersMissingError(poll_id=poll_id)
    counted = Tally(
        members=votes_for + votes_against + votes_blank,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
    )
    numbers = vote.quorum.numbers
    ensure_count_fits(counted, at_most=numbers.present + numbers.represented)
    vote.counters = names
    bring_in_early(uow, actor, poll_id=poll_id)
    _declare(uow, actor, poll_id, close_poll(uow, actor, poll_id=poll_id, counted=counted))
    _publish(uow, meeting, item)
    uow.record(VoteClosed(meeting_id=meeting.id, item_id=item.id, poll_id=poll_id))


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def object_to_acclamation(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Want a real vote where the chair asked whether all agree; one voter present suffices."""
    meeting, item = _locked(uow, poll_id)
    _ensure_takes_part(uow, actor, meeting)
    _withdraw(uow, actor, meeting, item, poll_id)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def note_objection(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Record that somebody in the hall objected to deciding by acclamation."""
    meeting, item = _locked(uow, poll_id)
    _withdraw(uow, actor, meeting, item, poll_id)


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def challenge_outcome(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Contest what the chair just declared; the meeting votes anew (BW 2:13 lid 4)."""
    meeting, item = _locked(uow, poll_id)
    _ensure_takes_part(uow, actor, meeting)
    _challenge(uow, meeting, item, poll_id, Challenger.ONE_VOTER)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def note_challenge(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID, by: Challenger) -> None:
    """Record that a voter in the hall, or the majority of the meeting, wants a new vote."""
    meeting, item = _locked(uow, poll_id)
    _challenge(uow, meeting, item, poll_id, by)


def _locked(uow: UnitOfWork, poll_id: uuid.UUID) -> tuple[Meeting, AgendaItem]:
    item = item_of_poll(uow.session, poll_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    # Read again under the lock: another vote may have taken the place of this one.
    uow.session.refresh(item)
    return meeting, item


def _ensure_takes_part(uow: UnitOfWork, actor: Actor, meeting: Meeting) -> None:
    if presence_of(uow.session, meeting.id, actor.person_id) is None:
        raise NotPresentError(meeting_id=meeting.id)


def _declare(uow: UnitOfWork, actor: Actor, poll_id: uuid.UUID, outcome: Outcome) -> None:
    vote = vote_of_poll(uow.session, poll_id)
    said = (
        *outcome_sentences(**outcome.facts, counters=vote.counters),
        *quorum_sentences(**vote.quorum.facts),
    )
    uow.session.add(
        Declaration(
            poll_id=poll_id,
            declared_at=uow.now,
            declared_by=actor.person_id,
            sentence=" ".join(said),
            is_adopted=outcome.is_adopted,
        )
    )


def _withdraw(
    uow: UnitOfWork, actor: Actor, meeting: Meeting, item: AgendaItem, poll_id: uuid.UUID
) -> None:
    withdraw_poll(uow, actor, poll_id=poll_id)
    item.poll_id = None
    _publish(uow, meeting, item)
    uow.record(VoteWithdrawn(meeting_id=meeting.id, item_id=item.id, poll_id=poll_id))


def _challenge(
    uow: UnitOfWork, meeting: Meeting, item: AgendaItem, poll_id: uuid.UUID, by: Challenger
) -> None:
    poll, vote = poll_by_id(uow.session, poll_id), vote_of_poll(uow.session, poll_id)
    if poll.closed_at is None or item.poll_id != poll_id:
        raise ChallengeTooLateError(poll_id=poll_id)
    ensure_can_be_challenged(
        is_current=meeting.current_number == item.number,
        is_challenged=vote.challenged_at is not None,
        method=poll.method,
        by=by,
    )
    vote.challenged_at = uow.now
    vote.challenged_by = by
    _publish(uow, meeting, item)


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
