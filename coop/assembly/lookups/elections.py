"""Finds rounds of papers, their candidates and counts."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.assembly.errors import RoundNotFoundError
from coop.assembly.models import (
    AgendaItem,
    Candidate,
    CountedPapers,
    ElectionRound,
    RoundCandidate,
)
from coop.assembly.rules import PaperCount, piles_of
from coop.people.models import Person


def rounds_of(session: Session, item_id: uuid.UUID) -> Sequence[ElectionRound]:
    """Return the rounds about a vacancy, the first one first."""
    return rounds_about(session, [item_id]).get(item_id, [])


def rounds_about(
    session: Session, item_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[ElectionRound]]:
    """Return the rounds about some vacancies, the first one first."""
    found: dict[uuid.UUID, list[ElectionRound]] = defaultdict(list)
    query = select(ElectionRound).where(ElectionRound.item_id.in_(item_ids))
    for one in session.scalars(query.order_by(ElectionRound.number)):
        found[one.item_id].append(one)
    return found


def open_round_by_id(session: Session, round_id: uuid.UUID) -> ElectionRound:
    """Return a round whose outcome nobody declared yet, as it is now, or refuse."""
    found = session.get(ElectionRound, round_id, populate_existing=True)
    if found is None or found.closed_at is not None:
        raise RoundNotFoundError(round_id=round_id)
    return found


def open_round_in(session: Session, meeting_id: uuid.UUID) -> ElectionRound | None:
    """Return the round whose papers are out."""
    return session.scalar(
        select(ElectionRound)
        .join(AgendaItem, AgendaItem.id == ElectionRound.item_id)
        .where(AgendaItem.meeting_id == meeting_id, ElectionRound.closed_at.is_(None))
    )


def on_paper(session: Session, round_id: uuid.UUID) -> Sequence[RoundCandidate]:
    """Return whose names are on the papers, in their order."""
    query = select(RoundCandidate).where(RoundCandidate.round_id == round_id)
    return session.scalars(query.order_by(RoundCandidate.position)).all()


def paper_counts(session: Session, round_id: uuid.UUID) -> dict[uuid.UUID, PaperCount]:
    """Return what was counted, by counter."""
    rows = session.scalars(select(CountedPapers).where(CountedPapers.round_id == round_id))
    return {
        row.counter_id: PaperCount(
            piles=piles_of(row.piles), blank=row.blank, invalid=row.invalid, in_box=row.in_box
        )
        for row in rows
    }


def standing_names(session: Session, item_id: uuid.UUID) -> tuple[str, ...]:
    """Return the names of who stands for a vacancy, in the order of the alphabet."""
    people = session.scalars(
        select(Person)
        .join(Candidate, Candidate.person_id == Person.id)
        .where(
            Candidate.item_id == item_id,
            Candidate.accepted_at.is_not(None),
            Candidate.withdrawn_at.is_(None),
        )
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    return tuple(person.name.full for person in people)
