"""Makes the papers of a meeting out of what is stored; who may have them is not asked here."""

from datetime import date

from sqlalchemy import Select
from sqlalchemy.orm import Session

from coop.assembly.documents.layout import paper_pdf
from coop.assembly.documents.record import (
    ListedDecision,
    MinutesFacts,
    Occasion,
    Point,
    agenda_paper,
    decisions_paper,
    minutes_paper,
)
from coop.assembly.lookups.meetings import agenda_of
from coop.assembly.lookups.minutes import sections_of
from coop.assembly.models import Decision, Meeting, Minutes
from coop.assembly.rules import Section
from coop.people.models import Person
from coop.people.rules import FUNCTIONS, RoleKind
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.voting.lookups import outcome_of
from coop.voting.models import Poll
from coop.wording.assembly import FORMS


def cooperative_name(session: Session, day: date) -> str:
    """Return the full legal name, as papers bear it."""
    return str(rules_in_force(session, day)[RuleKey.LEGAL_NAME].value)


def occasion_of(session: Session, meeting: Meeting, day: date) -> Occasion:
    """Return which meeting a paper of today is of."""
    return Occasion(
        cooperative=cooperative_name(session, day),
        title=meeting.title,
        place=meeting.place,
        form=FORMS[meeting.form],
        starts_at=meeting.starts_at,
        made_on=day,
    )


def agenda_file(session: Session, meeting: Meeting, day: date) -> bytes:
    """Write the agenda of a meeting."""
    points = [
        Point(
            number=item.number,
            title=item.title,
            explanation=item.explanation,
            motion=item.motion,
        )
        for item, _ in agenda_of(session, meeting.id)
    ]
    return paper_pdf(agenda_paper(occasion_of(session, meeting, day), points))


def minutes_file(session: Session, meeting: Meeting, minutes: Minutes, day: date) -> bytes:
    """Write the minutes of a meeting as they stand."""
    facts = MinutesFacts(
        state=minutes.state,
        adopted_at=minutes.adopted_at,
        digest=minutes.digest,
        signatures=[
            (FUNCTIONS[kind], session.get_one(Person, person_id).name.full, signed_at)
            for kind, person_id, signed_at in (
                (RoleKind.CHAIR, minutes.chair_signed_by, minutes.chair_signed_at),
                (RoleKind.SECRETARY, minutes.secretary_signed_by, minutes.secretary_signed_at),
            )
            if person_id is not None and signed_at is not None
        ],
    )
    sections = [
        (text.place, Section(text.heading, text.text)) for text in sections_of(session, meeting.id)
    ]
    return paper_pdf(minutes_paper(occasion_of(session, meeting, day), sections, facts))


def decisions_file(
    session: Session, query: Select[Decision, Poll], subtitle: str, day: date
) -> bytes:
    """Write decisions as a list."""
    joined = query.outerjoin(Poll, Poll.id == Decision.poll_id).order_by(
        Decision.year, Decision.sequence
    )
    listed = [_listed(decision, poll) for decision, poll in session.execute(joined)]
    name = cooperative_name(session, day)
    return paper_pdf(decisions_paper(name, subtitle, day, listed))


def _listed(decision: Decision, poll: Poll | None) -> ListedDecision:
    return ListedDecision(
        number=decision.number,
        decided_on=decision.decided_on,
        subject=decision.subject,
        text=decision.text,
        is_adopted=decision.is_adopted,
        method=decision.method,
        outcome=None if poll is None else outcome_of(poll),
        declared_by=decision.declared_by,
        published_at=decision.published_at,
    )
