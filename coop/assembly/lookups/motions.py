"""Finds what goes with the motions of a meeting."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from coop.assembly.errors import AmendmentNotFoundError
from coop.assembly.models import (
    AgendaItem,
    Amendment,
    MotionStatement,
)
from coop.assembly.rules import (
    AmendmentFacts,
    AmendmentState,
    Answer,
    Body,
    Check,
    Verdict,
    amendment_state_of,
    words_changed,
)
from coop.parts.lookups import parts_off
from coop.parts.rules import is_small


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a body says about a motion before the vote; that it says nothing is told too."""

    body: Body
    verdict: Verdict = Verdict.NONE
    #: By check of the list; empty for who has no list, or said nothing.
    answers: Mapping[Check, Answer] = field(default_factory=dict)
    text: str = ""
    given_at: datetime | None = None


def said_in(session: Session, meeting_id: uuid.UUID) -> dict[uuid.UUID, tuple[Said, ...]]:
    """Return what each body says about each motion of a meeting, by point of its agenda."""
    about = and_(AgendaItem.meeting_id == meeting_id, AgendaItem.motion != "")
    rows = session.scalars(
        select(MotionStatement)
        .join(AgendaItem, AgendaItem.id == MotionStatement.item_id)
        .where(about)
    )
    found: dict[uuid.UUID, dict[Body, Said]] = defaultdict(dict)
    for row in rows:
        found[row.item_id][row.body] = _said(row)
    bodies = bodies_of(session)
    return {
        item_id: tuple(found[item_id].get(body, Said(body=body)) for body in bodies)
        for item_id in session.scalars(select(AgendaItem.id).where(about))
    }


def bodies_of(session: Session) -> tuple[Body, ...]:
    """Return who speaks about motions here; a small cooperative has no process guardians (C23)."""
    small = is_small(parts_off(session))
    return tuple(body for body in Body if not (small and body is Body.PROCESS_GUARDIANS))


def _said(row: MotionStatement) -> Said:
    return Said(
        body=row.body,
        verdict=row.verdict,
        answers={Check(check): Answer(answer) for check, answer in row.answers.items()},
        text=row.text,
        given_at=row.given_at,
    )


def amendment_by_id(session: Session, amendment_id: uuid.UUID) -> Amendment:
    """Return an amendment as it is now, or refuse."""
    amendment = session.get(Amendment, amendment_id, populate_existing=True)
    if amendment is None:
        raise AmendmentNotFoundError(amendment_id=amendment_id)
    return amendment


def amendments_of(session: Session, item_id: uuid.UUID) -> Sequence[Amendment]:
    """Return the amendments of a motion, in the order in which they came."""
    return session.scalars(
        select(Amendment).where(Amendment.item_id == item_id).order_by(Amendment.number)
    ).all()


def state_of_amendment(amendment: Amendment) -> AmendmentState:
    """Tell how far an amendment is."""
    return amendment_state_of(
        is_withdrawn=amendment.withdrawn_at is not None, is_adopted=amendment.is_adopted
    )


def facts_of_amendments(amendments: Sequence[Amendment]) -> list[AmendmentFacts]:
    """Return what decides in which order amendments are voted on."""
    return [
        AmendmentFacts(
            id=one.id,
            number=one.number,
            parent_id=one.parent_id,
            reach=words_changed(one.base, one.text),
            rank=one.rank,
            state=state_of_amendment(one),
        )
        for one in amendments
        if one.withdrawn_at is None
    ]
