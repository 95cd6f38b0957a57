"""What can be done about polls; reached through the area that knows the meeting."""

import uuid
from collections.abc import Collection
from typing import cast

from sqlalchemy import Table, and_, bindparam, func, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_voter
from coop.membership.lookups.categories import votes_allowed, votes_on
from coop.membership.models import Member
from coop.voting.errors import (
    AlreadyVotedError,
    NotOnRollError,
    PollClosedError,
    PollNotFoundError,
    WrongMethodError,
)
from coop.voting.lookups import has_unequal_votes, locked_poll, outcome_of, tally_in_box
from coop.voting.models import Ballot, Elector, Poll
from coop.voting.rules import (
    BallotChannel,
    Choice,
    Majority,
    Outcome,
    Tally,
    VotingMethod,
    ensure_decides,
    tally_of,
)

#: What goes into the box: only of an elector, only while the poll is open. Built once, because
#: a full hall votes within a minute. Sharing the poll's row lets ballots in side by side, while
#: closing waits for those under way, and those that come later wait for closing and find it
#: closed.
_ALLOWED = (
    select(
        Poll.id,
        Elector.person_id,
        bindparam("said", type_=Ballot.choice.type),
        bindparam("through", type_=Ballot.channel.type),
    )
    .join(Elector, Elector.poll_id == Poll.id)
    .where(
        Poll.id == bindparam("poll", type_=Poll.id.type),
        Elector.person_id == bindparam("person", type_=Elector.person_id.type),
        Poll.closed_at.is_(None),
        Poll.method == bindparam("method", type_=Poll.method.type),
    )
    .with_for_update(read=True, of=Poll)
)
# The table itself: sessions take values given to a mapped class for rows of it.
_BOX = cast("Table", Ballot.__table__)
_COLUMNS = ["poll_id", "person_id", "choice", "channel"]
PUT_ON_SQLITE = (
    sqlite.insert(_BOX)
    .from_select(_COLUMNS, _ALLOWED)
    .on_conflict_do_nothing()
    .returning(_BOX.c.poll_id)
)
PUT_ON_POSTGRESQL = (
    postgresql.insert(_BOX)
    .from_select(_COLUMNS, _ALLOWED)
    .on_conflict_do_nothing()
    .returning(_BOX.c.poll_id)
)


@use_case(Permission.VOTING_POLL_MANAGE)
def open_poll(
    uow: UnitOfWork,
    actor: Actor,
    *,
    question: str,
    motion: str,
    majority: Majority,
    meeting_id: uuid.UUID | None,
    method: VotingMethod = VotingMethod.ELECTRONIC,
    tie_article: str = "",
    replaces_id: uuid.UUID | None = None,
    without: Collection[uuid.UUID] = (),
) -> uuid.UUID:
    """Put a motion to the vote and freeze who may vote: members of today who are not suspended.

    BW 2:38 lid 1 gives each of them a vote, and more where the statutes say so; Boek 2 knows no
    record date for associations, so the roll is fixed in the meeting (research/dutch-rules.md
    1.5). Who changes category while the vote is open, keeps the votes of its opening.
    Left out are those who do not vote because of an own interest (BW 2:12).
    """
    ensure_decides(meeting_id)
    poll = Poll(
        id=uow.chance.new_id(),
        question=question,
        motion=motion,
        opened_at=uow.now,
        majority_numerator=majority.share.numerator,
        majority_denominator=majority.share.denominator,
        majority_must_exceed=majority.must_exceed,
        majority_base=majority.base,
        majority_article=majority.article,
        tie_article=tie_article,
        method=method,
        replaces_id=replaces_id,
    )
    uow.session.add(poll)
    _freeze_roll(uow, poll, without)
    uow.note("poll", poll.id)
    return poll.id


def _freeze_roll(uow: UnitOfWork, poll: Poll, without: Collection[uuid.UUID]) -> None:
    members = (
        select(literal(poll.id), Member.person_id, func.max(votes_on(uow.session, uow.today)))
        .where(is_voter(uow.today), Member.person_id.not_in(without))
        .group_by(Member.person_id)
    )
    uow.session.execute(insert(Elector).from_select(["poll_id", "person_id", "votes"], members))
    if has_unequal_votes(uow.session, poll.id):
        poll.votes_article = votes_allowed(uow.session, uow.today).article


# No role carries this permission, so that no edge can vote past the meeting's own checks.
@use_case(Permission.VOTING_BALLOT_TAKE, journal=False)
def take_ballot(
    uow: UnitOfWork,
    actor: Actor,
    *,
    poll_id: uuid.UUID,
    choice: Choice,
    channel: BallotChannel,
    elector_id: uuid.UUID | None = None,
    method: VotingMethod = VotingMethod.ELECTRONIC,
) -> None:
    """Put a ballot in the box, once; one statement when nothing is wrong.

    It is the actor's own, or that of an elector whose proxy the caller has checked. The key is
    the elector's either way, so giver and holder never cast two.
    """
    elector_id = elector_id or actor.person_id
    on_sqlite = uow.session.get_bind().dialect.name == "sqlite"
    put = uow.session.execute(
        PUT_ON_SQLITE if on_sqlite else PUT_ON_POSTGRESQL,
        {
            "poll": poll_id,
            "person": elector_id,
            "said": choice,
            "through": channel,
            "method": method,
        },
    )
    if put.first() is None:
        _refuse_ballot(uow, poll_id, elector_id, method)


def _refuse_ballot(
    uow: UnitOfWork, poll_id: uuid.UUID, elector_id: uuid.UUID | None, method: VotingMethod
) -> None:
    found = uow.session.execute(
        select(Poll.closed_at, Poll.method, Elector.person_id)
        .outerjoin(Elector, and_(Elector.poll_id == Poll.id, Elector.person_id == elector_id))
        .where(Poll.id == poll_id)
    ).one_or_none()
    if found is None:
        raise PollNotFoundError(poll_id=poll_id)
    closed_at, chosen, elector = found
    if closed_at is not None:
        raise PollClosedError(poll_id=poll_id)
    if chosen is not method:
        raise WrongMethodError(poll_id=poll_id)
    if elector is None:
        raise NotOnRollError(poll_id=poll_id)
    raise AlreadyVotedError(poll_id=poll_id)


@use_case(Permission.VOTING_POLL_MANAGE)
def close_poll(
    uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID, counted: Tally | None = None
) -> Outcome:
    """Close a poll and count: no ballot before this is lost and none after it counts.

    Hands in the hall are no ballots in the box, so their numbers come from who counted them, and
    go with the ballots of who voted beforehand.
    """
    poll = locked_poll(uow.session, poll_id)
    if poll.closed_at is not None:
        raise PollClosedError(poll_id=poll_id)
    if (counted is not None) != (poll.method is VotingMethod.HANDS):
        raise WrongMethodError(poll_id=poll_id)
    in_box = tally_in_box(uow.session, poll_id)
    _freeze(uow, poll, in_box if counted is None else counted.plus(in_box))
    outcome = outcome_of(poll)
    assert outcome is not None
    return outcome


@use_case(Permission.VOTING_POLL_MANAGE)
def withdraw_poll(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> None:
    """Set a poll by acclamation aside because somebody objects: it decides nothing."""
    poll = locked_poll(uow.session, poll_id)
    if poll.closed_at is not None:
        raise PollClosedError(poll_id=poll_id)
    if poll.method is not VotingMethod.ACCLAMATION:
        raise WrongMethodError(poll_id=poll_id)
    poll.withdrawn_at = uow.now
    _freeze(uow, poll, tally_of({}))


def _freeze(uow: UnitOfWork, poll: Poll, tally: Tally) -> None:
    poll.closed_at = uow.now
    poll.members_cast = tally.members
    poll.votes_for = tally.votes_for
    poll.votes_against = tally.votes_against
    poll.votes_blank = tally.votes_blank
    uow.note("poll", poll.id)
