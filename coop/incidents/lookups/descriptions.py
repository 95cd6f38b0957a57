"""Who and what was seen: rows beside a report in progress, and beside a report."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coop.incidents.lookups.attachments import with_attachments
from coop.incidents.models import DescribedPerson, DescribedVehicle, Report
from coop.incidents.rules.answers import Answers
from coop.incidents.rules.description import is_anything_seen
from coop.kernel.chance import Chance

R = TypeVar("R", DescribedPerson, DescribedVehicle)


def told_of(session: Session, report: Report) -> Answers:
    """Return everything said in a report: descriptions with it, and what was spoken."""
    said = with_descriptions(session, report.what_was_said(), report_id=report.id)
    return with_attachments(session, said, report_id=report.id)


def with_descriptions(
    session: Session,
    answers: Answers,
    *,
    draft_id: uuid.UUID | None = None,
    report_id: uuid.UUID | None = None,
) -> Answers:
    """Return answers with the persons and vehicles that stand in rows of their own."""
    if not is_anything_seen(answers):
        return answers
    persons = _rows(session, DescribedPerson, draft_id, report_id)
    vehicles = _rows(session, DescribedVehicle, draft_id, report_id)
    return replace(
        answers,
        persons=tuple(row.as_seen() for row in persons),
        vehicles=tuple(row.as_seen() for row in vehicles),
    )


def _rows(
    session: Session, kind: type[R], draft_id: uuid.UUID | None, report_id: uuid.UUID | None
) -> Sequence[R]:
    owned = kind.report_id == report_id if draft_id is None else kind.draft_id == draft_id
    return session.scalars(select(kind).where(owned).order_by(kind.number)).all()


def described_rows(
    answers: Answers,
    chance: Chance,
    *,
    draft_id: uuid.UUID | None = None,
    report_id: uuid.UUID | None = None,
) -> list[DescribedPerson | DescribedVehicle]:
    """Return the rows that hold the descriptions of a draft, or of a report."""
    rows: list[DescribedPerson | DescribedVehicle] = []
    for number, person in enumerate(answers.persons, 1):
        rows.append(
            DescribedPerson(
                id=chance.new_id(),
                number=number,
                draft_id=draft_id,
                report_id=report_id,
                **asdict(person),
            )
        )
    for number, vehicle in enumerate(answers.vehicles, 1):
        rows.append(
            DescribedVehicle(
                id=chance.new_id(),
                number=number,
                draft_id=draft_id,
                report_id=report_id,
                **asdict(vehicle),
            )
        )
    return rows


def forget_descriptions(session: Session, draft_id: uuid.UUID) -> None:
    """Remove the rows of a draft, before they are written anew."""
    for kind in (DescribedPerson, DescribedVehicle):
        session.execute(delete(kind).where(kind.draft_id == draft_id))
