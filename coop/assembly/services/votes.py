"""Voting in a meeting: presence is checked here, the ballot is voting's."""

import uuid

from sqlalchemy import bindparam, delete, select

from coop.assembly.errors import NotPresentError, VoteNotReadyError, VoteStillOpenError
from coop.assembly.events import VoteOpened
from coop.assembly.lookups import (
    end_of_speech,
    interested_in,
    is_contested,
    item_by_id,
    item_of_poll,
    locked_meeting,
    meeting_facts,
    open_round_in,
    represented_in,
)
from coop.assembly.models import AgendaItem, Attendance, Deferral, ItemVote
from coop.assembly.rules import (
    QuorumState,
    VoteFacts,
    article_of_exclusion,
    article_of_tie,
    issues_before_opening,
    majority_for,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from coop.voting.services import open_poll, take_ballot

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
def open_vote(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    method: VotingMethod = VotingMethod.ELECTRONIC,
) -> uuid.UUID:
    """Put a point's motion to the vote, by the rules as they stand now.

    After a contested outcome this is the new vote, which takes the place of the first (BW 2:13
    lid 4); the first is kept as it was.
    """
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    # Read again under the lock: somebody may have opened this very vote a moment ago.
    uow.session.refresh(item)
    if open_round_in(uow.session, meeting.id) is not None:
        raise VoteStillOpenError(meeting_id=meeting.id)
    hall = meeting_facts(uow.session, meeting, uow.today, item)
    interested = interested_in(uow.session, item_id)
    facts = VoteFacts(
        meeting=hall,
        item_id=item_id,
        kind=item.kind,
        motion=item.motion,
        method=method,
        poll_id=None if is_contested(uow.session, item) else item.poll_id,
    )
    issues = issues_before_opening(facts)
    if issues:
        raise VoteNotReadyError(issues=issues)
    poll_id = open_poll(
        uow,
        actor,
        question=item.title,
        motion=item.motion,
        majority=majority_for(item.kind, hall.rules),
        meeting_id=meeting.id,
        method=method,
        tie_article=article_of_tie(hall.rules),
        replaces_id=item.poll_id,
        without=interested if article_of_exclusion(meeting.kind, hall.rules) else frozenset(),
    )
    _keep_quorum(uow, poll_id, item_id, facts.quorum)
    # Enough members came after all: what was put off is decided here.
    uow.session.execute(
        delete(Deferral).where(Deferral.item_id == item_id, Deferral.second_item_id.is_(None))
    )
    uow.session.execute(end_of_speech(meeting.id, uow.now))
    item.poll_id = poll_id
    item.reached_at = item.reached_at or uow.now
    meeting.current_number = item.number
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
    uow.record(VoteOpened(meeting_id=meeting.id, item_id=item_id, poll_id=poll_id, method=method))
    return poll_id


@use_case(Permission.ASSEMBLY_BALLOT_CAST, journal=False)
def cast_vote(
    uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID, choice: Choice, channel: BallotChannel
) -> None:
    """Vote, while checked in at the door or taking part from home (BW 2:38 lid 7, C12).

    This is what a full hall does within one minute, so it costs two statements.
    """
    _ensure_present(uow, poll_id, actor.person_id)
    take_ballot(uow, actor, poll_id=poll_id, choice=choice, channel=channel)


@use_case(Permission.ASSEMBLY_MEETING_LEAD, journal=False)
def answer_roll_call(
    uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID, person_id: uuid.UUID, choice: Choice
) -> None:
    """Enter what was answered aloud when a member's name was called; for a giver by the holder."""
    item = item_of_poll(uow.session, poll_id)
    represented = represented_in(uow.session, item.meeting_id, uow.today, item.id)
    if person_id not in set(uow.session.scalars(represented)):
        _ensure_present(uow, poll_id, person_id)
    take_ballot(
        uow,
        actor,
        poll_id=poll_id,
        choice=choice,
        channel=BallotChannel.ROLL_CALL,
        elector_id=person_id,
        method=VotingMethod.ROLL_CALL,
    )


def _ensure_present(uow: UnitOfWork, poll_id: uuid.UUID, person_id: uuid.UUID | None) -> None:
    present = uow.session.execute(PRESENT, {"poll": poll_id, "person": person_id})
    if present.first() is None:
        raise NotPresentError(poll_id=poll_id)


def _keep_quorum(
    uow: UnitOfWork, poll_id: uuid.UUID, item_id: uuid.UUID, quorum: QuorumState
) -> None:
    uow.session.add(
        ItemVote(
            poll_id=poll_id,
            item_id=item_id,
            entitled=quorum.numbers.entitled,
            present=quorum.numbers.present,
            represented=quorum.numbers.represented,
            beforehand=quorum.numbers.beforehand,
            quorum_numerator=quorum.quorum.share.numerator,
            quorum_denominator=quorum.quorum.share.denominator,
            quorum_article=quorum.quorum.article,
        )
    )
