"""Votes as everybody sees them: those that hold, and those that another took the place of."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from coop.assembly.lookups import item_of_poll, represented_in
from coop.assembly.models import Attendance, Declaration, Deferral, ItemVote
from coop.assembly.rules import QuorumState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.voting.errors import WrongMethodError
from coop.voting.lookups import ballots_cast, outcome_of, poll_by_id
from coop.voting.models import Ballot, Elector, Poll
from coop.voting.rules import Choice, Majority, Outcome, VotingMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredView:
    """What the chair declared (BW 2:13 lid 3)."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteView:
    """A vote as everybody sees it: how many ballots while it is open, then what it decided."""

    poll_id: uuid.UUID
    method: VotingMethod
    opened_at: datetime
    closed_at: datetime | None
    majority: Majority
    #: Ballots in the box.
    cast: int
    outcome: Outcome | None
    #: As it stood when the vote opened.
    quorum: QuorumState
    #: Who counted the hands.
    counters: str
    declared: DeclaredView | None
    #: Contested at once, so the meeting votes anew (BW 2:13 lid 4).
    is_contested: bool

    @classmethod
    def of(
        cls, session: Session, vote: ItemVote, poll: Poll, declaration: Declaration | None
    ) -> Self:
        """Return a vote as it is seen now."""
        # At most one vote of a meeting is open, so this asks the database once at most.
        cast = ballots_cast(session, poll.id) if poll.closed_at is None else poll.members_cast
        return cls(
            poll_id=poll.id,
            method=poll.method,
            opened_at=poll.opened_at,
            closed_at=poll.closed_at,
            majority=poll.majority,
            cast=cast or 0,
            outcome=outcome_of(poll),
            quorum=vote.quorum,
            counters=vote.counters,
            declared=None
            if declaration is None
            else DeclaredView(at=declaration.declared_at, sentence=declaration.sentence),
            is_contested=vote.challenged_at is not None,
        )

    @property
    def is_open(self) -> bool:
        """Tell whether the vote goes on."""
        return self.closed_at is None

    @property
    def takes_ballots(self) -> bool:
        """Tell whether members vote on their own screens now."""
        return self.is_open and self.method is VotingMethod.ELECTRONIC


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredView:
    """How many took part when a proposal was put off, and how many were needed."""

    at: datetime
    counted: int
    needed: int
    entitled: int
    article: str
    #: The second meeting has it on its agenda.
    is_planned: bool

    @classmethod
    def of(cls, deferral: Deferral) -> Self:
        """Return what is shown of a proposal that was put off."""
        return cls(
            at=deferral.deferred_at,
            counted=deferral.counted,
            needed=deferral.needed,
            entitled=deferral.entitled,
            article=deferral.article,
            is_planned=deferral.second_item_id is not None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What a member answered when called by name; nothing yet when not called so far."""

    person_id: uuid.UUID
    name: str
    choice: Choice | None


@use_case(Permission.ASSEMBLY_MEETING_READ)
def roll_call(uow: UnitOfWork, actor: Actor, *, poll_id: uuid.UUID) -> tuple[AnswerRow, ...]:
    """Return who answers in a roll call, by name; it is public, so everybody may read it."""
    poll = poll_by_id(uow.session, poll_id)
    if poll.method is not VotingMethod.ROLL_CALL:
        raise WrongMethodError(poll_id=poll_id)
    item = item_of_poll(uow.session, poll_id)
    represented = represented_in(uow.session, item.meeting_id, uow.today, item.id)
    takes_part = and_(
        Attendance.person_id == Elector.person_id,
        Attendance.meeting_id == item.meeting_id,
        Attendance.until_at.is_(None),
    )
    said = and_(Ballot.poll_id == Elector.poll_id, Ballot.person_id == Elector.person_id)
    rows = uow.session.execute(
        select(Person, Ballot.choice)
        .join(Elector, Elector.person_id == Person.id)
        .outerjoin(Attendance, takes_part)
        .outerjoin(Ballot, said)
        .where(
            Elector.poll_id == poll_id,
            or_(
                Ballot.choice.is_not(None),
                Attendance.id.is_not(None),
                Elector.person_id.in_(represented),
            ),
        )
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    return tuple(
        AnswerRow(person_id=person.id, name=person.name.sorted, choice=choice)
        for person, choice in rows
    )
