"""What becomes of decisions: listed, made known, carried out."""

import uuid
from datetime import date

from coop.assembly.errors import (
    DecisionDoneError,
    DecisionNotAssignedError,
    MeetingNotOpenError,
    NothingToPublishError,
)
from coop.assembly.events import DecisionsPublished
from coop.assembly.lookups import agenda_of, locked_meeting, on_paper, rounds_of
from coop.assembly.lookups.decisions import decisions_of, last_sequence, locked_decision
from coop.assembly.lookups.minutes import recorded_meeting
from coop.assembly.models import AgendaItem, Decision, Meeting
from coop.assembly.rules import (
    LONGEST_OWNER,
    LONGEST_RESULT,
    DecisionMethod,
    MeetingState,
    day_of,
    ensure_can_be_followed,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.lookups import outcome_of
from coop.voting.models import Poll
from coop.voting.rules import Step
from coop.wording.elections import chosen_sentence


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def list_decisions(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Put what a meeting voted on on the decision list, each under the next number of its year.

    Closing a meeting does it; what stands on the list already, is left as it is. What equal votes
    leave to the next meeting was not decided.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.opened_at is None:
        raise MeetingNotOpenError(meeting_id=meeting_id)
    listed = {decision.item_id for decision in decisions_of(uow.session, meeting_id)}
    # BW 2:13 lid 3: who leads the meeting declares.
    lead = actor.grant_for(Permission.ASSEMBLY_MEETING_LEAD)
    declared_by = lead.function if lead else ""
    for item, poll in agenda_of(uow.session, meeting_id):
        if poll is not None and poll.closed_at is not None and item.id not in listed:
            _list(uow, meeting, item, poll, declared_by)
    for item, _ in agenda_of(uow.session, meeting_id):
        if item.id not in listed:
            _list_election(uow, meeting, item, declared_by)
    uow.note("meeting", meeting_id, topic=meeting.topic)


def _list_election(uow: UnitOfWork, meeting: Meeting, item: AgendaItem, declared_by: str) -> None:
    """Put whom a meeting chose on paper on the list; a vacancy left open is no decision."""
    rounds = rounds_of(uow.session, item.id)
    if not rounds or rounds[-1].step not in {Step.ELECTED, Step.NOBODY}:
        return
    rows = [row for held in rounds for row in on_paper(uow.session, held.id)]
    chosen = [row.name for row in rows if row.is_elected]
    day = day_of(rounds[-1].closed_at or uow.now)
    uow.session.add(
        Decision(
            id=uow.chance.new_id(),
            meeting_id=meeting.id,
            item_id=item.id,
            kind=meeting.kind,
            year=day.year,
            sequence=last_sequence(uow.session, meeting.kind, day.year) + 1,
            decided_on=day,
            subject=item.title,
            text=chosen_sentence(chosen),
            is_adopted=bool(chosen),
            method=DecisionMethod.PAPER,
            declared_by=declared_by,
        )
    )


def _list(
    uow: UnitOfWork, meeting: Meeting, item: AgendaItem, poll: Poll, declared_by: str
) -> None:
    outcome = outcome_of(poll)
    if outcome is None or outcome.is_held_over:
        return
    day = day_of(poll.closed_at or uow.now)
    uow.session.add(
        Decision(
            id=uow.chance.new_id(),
            meeting_id=meeting.id,
            item_id=item.id,
            kind=meeting.kind,
            year=day.year,
            # Read anew each time: asking writes what was added before.
            sequence=last_sequence(uow.session, meeting.kind, day.year) + 1,
            decided_on=day,
            subject=item.title,
            text=poll.motion,
            is_adopted=outcome.is_adopted,
            method=DecisionMethod(poll.method.value),
            declared_by=declared_by,
            poll_id=poll.id,
        )
    )


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def publish_decisions(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Make the decisions of a meeting known to all members; from here runs the year.

    BW 2:15 lid 5: one year from the end of the day on which a decision was made known well
    enough. Two who press at once make it known once.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    fresh = [one for one in decisions_of(uow.session, meeting_id) if one.published_at is None]
    if meeting.state is not MeetingState.CLOSED or not fresh:
        raise NothingToPublishError(meeting_id=meeting_id)
    for decision in fresh:
        decision.published_at = uow.now
    uow.note("meeting", meeting_id, topic=meeting.topic, decisions=len(fresh))
    uow.record(DecisionsPublished(meeting_id=meeting_id))


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def assign_decision(
    uow: UnitOfWork, actor: Actor, *, decision_id: uuid.UUID, owner: str, due_on: date | None
) -> None:
    """Say who carries a decision out and before when; without an owner nobody has to."""
    decision = _to_change(uow, actor, decision_id)
    owner = " ".join(owner.split())[:LONGEST_OWNER]
    ensure_can_be_followed(is_adopted=decision.is_adopted, owner=owner, due_on=due_on)
    decision.owner = owner
    decision.due_on = due_on if owner else None
    uow.note("decision", decision_id, number=decision.number)


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def finish_decision(uow: UnitOfWork, actor: Actor, *, decision_id: uuid.UUID, result: str) -> None:
    """Record that a decision was carried out; it returns on no agenda any more."""
    decision = _to_change(uow, actor, decision_id)
    if not decision.owner:
        raise DecisionNotAssignedError(decision_id=decision_id)
    decision.done_at = uow.now
    decision.result = result.strip()[:LONGEST_RESULT]
    uow.note("decision", decision_id, number=decision.number)


def _to_change(uow: UnitOfWork, actor: Actor, decision_id: uuid.UUID) -> Decision:
    decision = locked_decision(uow.session, decision_id)
    recorded_meeting(uow.session, actor, decision.meeting_id)
    if decision.done_at is not None:
        raise DecisionDoneError(decision_id=decision_id)
    return decision
