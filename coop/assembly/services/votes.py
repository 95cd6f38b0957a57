"""Voting in a meeting: presence is checked here, the ballot is voting's."""

import uuid

from sqlalchemy import bindparam, select

from coop.assembly.errors import NotPresentError, VoteNotReadyError
from coop.assembly.events import VoteClosed, VoteOpened
from coop.assembly.lookups import (
    end_of_speech,
    item_by_id,
    item_of_poll,
    locked_meeting,
    open_poll_in,
    present_numbers,
)
from coop.assembly.models import AgendaItem, Attendance, Meeting
from coop.assembly.rules import VoteFacts, issues_before_opening
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.voting.rules import BallotChannel, Choice, majority_of_rule
from coop.voting.services import close_poll, open_poll, take_ballot

#: Built once: see ``cast_vote``.
PRESENT = (
    select(Attendance.how)
    .join(AgendaItem, AgendaItem.meeting_id == Attendance.meeting_id)
    .where(
        AgendaItem.poll_id == bindparam("poll", type_=AgendaItem.poll_id.type),
        Attendance.person_id == bindparam("person", type_=Attendance.person_id.type),
        Attendance.until_at.is_(None),
    )
)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def open_vote(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> uuid.UUID:
    """Put a point's motion to the vote, by the rules as they stand now."""
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    # Read again under the lock: somebody may have opened this very vote a moment ago.
    uow.session.refresh(item)
    rules = rules_in_force(uow.session, uow.today)
    majority = rules[RuleKey.ORDINARY_MAJORITY]
    issues = issues_before_opening(
        VoteFacts(
            state=meeting.state,
            motion=item.motion,
            has_poll=item.poll_id is not None,
            other_vote_is_open=_other_vote_is_open(uow, item),
            present=present_numbers(uow.session, meeting.id).all,
            electronic_voting=rules[RuleKey.ELECTRONIC_VOTING],
            majority=majority,
        )
    )
    if issues:
        raise VoteNotReadyError(issues=issues)
    poll_id = open_poll(
        uow,
        actor,
        question=item.title,
        motion=item.motion,
        majority=majority_of_rule(majority),
    )
    uow.session.execute(end_of_speech(meeting.id, uow.now))
    item.poll_id = poll_id
    item.reached_at = item.reached_at or uow.now
    meeting.current_number = item.number
    _publish(uow, meeting, item)
    uow.record(VoteOpened(meeting_id=meeting.id, item_id=item_id, poll_id=poll_id))
    return poll_id


@use_case(Permission.ASSEMBLY_BALLOT_CAST, journal=False)
def cast_vote(
    uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID, choice: Choice, channel: BallotChannel
) -> None:
    """Vote, while checked in at the door or taking part from home (BW 2:38 lid 7, C12).

    This is what a full hall does within one minute, so it costs two statements.
    """
    present = uow.session.execute(PRESENT, {"poll": poll_id, "person": actor.person_id})
    if present.first() is None:
        raise NotPresentError(poll_id=poll_id)
    take_ballot(uow, actor, poll_id=poll_id, choice=choice, channel=channel)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def close_vote(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Close a vote and declare its outcome.

    BW 2:13 lid 3: what the chair declares in the meeting is decisive. The numbers are frozen
    with the closing, in the same transaction.
    """
    item = item_of_poll(uow.session, poll_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    close_poll(uow, actor, poll_id=poll_id)
    _publish(uow, meeting, item)
    uow.record(VoteClosed(meeting_id=meeting.id, item_id=item.id, poll_id=poll_id))


def _other_vote_is_open(uow: UnitOfWork, item: AgendaItem) -> bool:
    running = open_poll_in(uow.session, item.meeting_id)
    return running is not None and running != item.poll_id


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
