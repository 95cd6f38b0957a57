"""Voting before the meeting, where the statutes count that (BW 2:38 lid 8)."""

import uuid

from sqlalchemy import delete, exists, insert, literal, select

from coop.assembly.errors import NotVotedBeforehandError
from coop.assembly.lookups import (
    absent_early,
    item_by_id,
    item_of_poll,
    locked_meeting,
    valid_early,
)
from coop.assembly.models import AgendaItem, EarlyBallot
from coop.assembly.rules import (
    ProxyEnd,
    ensure_beforehand_is_open,
    is_open_beforehand,
    text_digest,
)
from coop.assembly.services.proxies import lapse_proxies
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import standing_of
from coop.membership.rules.lifecycle import Standing
from coop.statutes.lookups import rules_in_force
from coop.voting.errors import AlreadyVotedError, NotOnRollError
from coop.voting.lookups import locked_poll
from coop.voting.models import Ballot, Elector
from coop.voting.rules import BallotChannel, Choice, VotingMethod


@use_case(Permission.ASSEMBLY_BALLOT_CAST, journal=False)
def cast_beforehand(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, choice: Choice, channel: BallotChannel
) -> None:
    """Vote before the meeting, once on each text; a proxy one gave lapses with it."""
    assert actor.person_id is not None
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    ensure_beforehand_is_open(rules, state=meeting.state, starts_at=meeting.starts_at, now=uow.now)
    if not is_open_beforehand(item.kind, item.motion):
        raise NotVotedBeforehandError(item_id=item_id)
    if standing_of(uow.session, actor.person_id, uow.now) is not Standing.MEMBER:
        raise NotOnRollError(item_id=item_id)
    _put(uow, item, actor.person_id, choice, channel)
    lapse_proxies(
        uow,
        actor,
        meeting_id=meeting.id,
        giver_id=actor.person_id,
        ended_by=ProxyEnd.VOTED,
    )


# No role carries this permission: early ballots come into the box when a vote closes.
@use_case(Permission.VOTING_BALLOT_TAKE, journal=False)
def bring_in_early(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Put the votes that were cast beforehand with the others, each elector's once.

    Who resigned or was suspended is not on the roll, and who voted in the meeting has a ballot
    in the box. Where hands are counted, those of who is there have been counted already.
    """
    item = item_of_poll(uow.session, poll_id)
    poll = locked_poll(uow.session, poll_id)
    counting = absent_early(item) if poll.method is VotingMethod.HANDS else valid_early(item)
    has_voted = exists().where(
        Ballot.poll_id == poll_id, Ballot.person_id == EarlyBallot.person_id
    )
    found = (
        select(literal(poll_id), EarlyBallot.person_id, EarlyBallot.choice, EarlyBallot.channel)
        .join(Elector, Elector.person_id == EarlyBallot.person_id)
        .where(
            Elector.poll_id == poll_id,
            EarlyBallot.item_id == item.id,
            EarlyBallot.person_id.in_(counting),
            ~has_voted,
        )
    )
    columns = ["poll_id", "person_id", "choice", "channel"]
    uow.session.execute(insert(Ballot).from_select(columns, found))


def _put(
    uow: UnitOfWork,
    item: AgendaItem,
    person_id: uuid.UUID,
    choice: Choice,
    channel: BallotChannel,
) -> None:
    text = text_digest(item.motion)
    own = (EarlyBallot.item_id == item.id, EarlyBallot.person_id == person_id)
    if uow.session.scalar(select(EarlyBallot.motion_digest).where(*own)) == text:
        raise AlreadyVotedError(item_id=item.id)
    # A vote on an earlier text is of no use to anybody any more.
    uow.session.execute(delete(EarlyBallot).where(*own))
    uow.session.add(
        EarlyBallot(
            item_id=item.id,
            person_id=person_id,
            choice=choice,
            channel=channel,
            motion_digest=text,
        )
    )
