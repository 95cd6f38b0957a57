"""What a moderator sees beside a report: who looks at it, and what may tell of the same."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from coop.groups.lookups import contacts_of, may_receive, streets_of
from coop.groups.rules import ContactKind
from coop.incidents.lookups.descriptions import told_of
from coop.incidents.lookups.readings import behaviour_text, kind_of, street_of
from coop.incidents.lookups.reports import (
    newest_state,
    report_by_id,
    reporter_of,
    scope_of,
    standing_in,
)
from coop.incidents.lookups.review import claim_of, leading, merged_into, reviewing_of, shares_of
from coop.incidents.lookups.talk import as_handed_over, questions_of, texts_to_choose
from coop.incidents.models import Report, ReportRedaction, ReportState
from coop.incidents.rules.review import Reviewing, Seen, how_far, is_similar, on_coarse_map
from coop.incidents.rules.states import OPEN_FOR_REVIEW, TRANSITIONS, UNREVIEWED, State
from coop.incidents.rules.talk import TextKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.wording import review
from coop.wording.catalogue import say

#: More would be read by nobody; the nearest in time stand first.
MOST_SIMILAR = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """Who looks at the report; moderators know each other by first name (C20)."""

    first_name: str
    is_own: bool
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarLine:
    """A report that may tell of the same: what, where and when, and no words of anybody."""

    id: uuid.UUID
    number: int
    kind: str
    street: str
    received_at: datetime
    state_name: str
    metres: int | None
    #: Steps of a hundred metres to the east and to the north; nothing without a point.
    spot: tuple[int, int] | None
    may_merge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """Something asked of the reporter, and what was answered."""

    text: str
    asked_by: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None
    #: Who made the report would rather not say.
    declined_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """The words that receivers outside read; the reporter's own until others were chosen."""

    behaviour: str
    place: str
    #: By person that was described and has words about marks: number and words.
    marks: tuple[tuple[int, str], ...]
    persons: int
    #: Nothing where no words say which way they went.
    direction: str | None
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody outside beside the police, who gets what, where and when (C17)."""

    contact_id: uuid.UUID
    function: str
    told_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What belongs with a report for its moderators, and nobody else."""

    claim: ClaimView | None
    similar: tuple[SimilarLine, ...]
    reviewing: Reviewing
    #: Numbers of the reports that go on with this one, and of the one it goes on with.
    merged: tuple[int, ...]
    leads: int | None
    asked: tuple[AskedView, ...]
    may_ask: bool
    handed_over: HandedOver
    receivers: tuple[Receiver, ...]
    #: To put right what stands in the group.
    streets: tuple[str, ...]
    may_share: bool
    #: By `TextKind`, words to choose from: the board's, or ours where it wrote none.
    texts: dict[TextKind, tuple[str, ...]]


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def beside_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, locale: str = "nl"
) -> Beside:
    """Return what moderators see beside a report of their own group."""
    report = report_by_id(uow.session, report_id)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    reviewing = reviewing_of(uow.session, report.group_id)
    lead = leading(uow.session, report)
    state = newest_state(uow.session, report_id).state
    return Beside(
        claim=_claim(uow, actor, report_id),
        similar=_similar(uow, report, reviewing, locale),
        reviewing=reviewing,
        merged=tuple(
            report_by_id(uow.session, one).number for one in merged_into(uow.session, report_id)
        ),
        leads=None if lead is report else lead.number,
        asked=tuple(
            AskedView(
                text=one.text,
                asked_by=one.asked_by,
                asked_at=one.asked_at,
                answer=one.answer,
                answered_at=one.answered_at,
                declined_at=one.declined_at,
            )
            for one in questions_of(uow.session, report_id)
        ),
        may_ask=State.QUESTION in TRANSITIONS[state]
        and reporter_of(uow.session, report_id).may_be_asked,
        handed_over=_handed_over(uow, report, locale),
        receivers=_receivers(uow, report),
        streets=streets_of(uow.session, report.group_id),
        may_share=state in OPEN_FOR_REVIEW and state not in UNREVIEWED,
        texts=texts_to_choose(uow.session, locale),
    )


def _receivers(uow: UnitOfWork, report: Report) -> tuple[Receiver, ...]:
    told = shares_of(uow.session, report.id)
    return tuple(
        Receiver(contact_id=one.id, function=one.function, told_at=told.get(one.id))
        for one in contacts_of(uow.session, report.group_id)
        if one.kind is not ContactKind.POLICE
        and not report.is_practice
        and may_receive(uow.session, one.kind, uow.today)
    )


def _handed_over(uow: UnitOfWork, report: Report, locale: str) -> HandedOver:
    answers, told = as_handed_over(uow.session, report), told_of(uow.session, report)
    return HandedOver(
        behaviour=behaviour_text(answers, locale) or "",
        place=(answers.place.text or "") if answers.place else "",
        marks=tuple(
            (number, answers.persons[number - 1].marks or "")
            for number, person in enumerate(told.persons, 1)
            if person.marks
        ),
        persons=len(told.persons),
        direction=(answers.direction_text or "") if told.direction_text else None,
        is_chosen=uow.session.get(ReportRedaction, report.id) is not None,
    )


def _claim(uow: UnitOfWork, actor: Actor, report_id: uuid.UUID) -> ClaimView | None:
    claim = claim_of(uow.session, report_id, uow.now)
    if claim is None:
        return None
    return ClaimView(
        first_name=person_by_id(uow.session, claim.person_id).name.given,
        is_own=claim.person_id == actor.person_id,
        until=claim.expires_at,
    )


def _similar(
    uow: UnitOfWork, report: Report, reviewing: Reviewing, locale: str
) -> tuple[SimilarLine, ...]:
    days = timedelta(days=reviewing.days)
    rows = uow.session.execute(
        standing_in((*OPEN_FOR_REVIEW, State.CLOSED))
        .where(
            Report.group_id == report.group_id,
            Report.id != report.id,
            Report.received_at.between(report.received_at - days, report.received_at + days),
        )
        .order_by(Report.received_at.desc(), Report.number.desc())
    )
    here = _seen(report)
    found = [(one, step) for one, step in rows if is_similar(here, _seen(one), reviewing)]
    return tuple(_line(report, one, step, locale) for one, step in found[:MOST_SIMILAR])


def _line(report: Report, other: Report, step: ReportState, locale: str) -> SimilarLine:
    here, there = _seen(report).place, _seen(other).place
    return SimilarLine(
        id=other.id,
        number=other.number,
        kind=kind_of(other, locale),
        street=street_of(other, locale),
        received_at=other.received_at,
        state_name=say(review.STATE_NAMES[step.state], locale),
        metres=how_far(here, there),
        spot=on_coarse_map(here, there),
        may_merge=step.state in OPEN_FOR_REVIEW,
    )


def _seen(report: Report) -> Seen:
    return Seen(place=report.where(), received_at=report.received_at)
