"""Moderators tell each other who looks at a report."""

import uuid

from sqlalchemy import select

from coop.incidents.errors import ReportClaimedError
from coop.incidents.lookups.reports import newest_state, report_by_id, scope_of
from coop.incidents.lookups.review import claim_of
from coop.incidents.models import Report, ReportClaim
from coop.incidents.rules.review import CLAIM_LASTS
from coop.incidents.rules.states import State
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: One round of the worker; what is left is found by the next.
BATCH = 100
MODERATOR = "beheerder"


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def claim_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, take_over: bool = False
) -> None:
    """Look at a report, so that others need not; from another only when one says so."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    assert actor.person_id is not None
    present = claim_of(uow.session, report_id, uow.now)
    if present is not None and present.person_id != actor.person_id and not take_over:
        raise ReportClaimedError
    newest = newest_state(uow.session, report_id)
    if newest.state is not State.IN_REVIEW:
        uow.session.add(newest.followed_by(State.IN_REVIEW, at=uow.now, function=MODERATOR))
    _keep(uow, report, actor.person_id)
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def let_report_go(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Leave a report to whoever comes first."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    claim = claim_of(uow.session, report_id, uow.now)
    if claim is None or claim.person_id != actor.person_id:
        return
    _let_go(uow, claim, function=MODERATOR)
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_REPORT_TEND, journal=False)
def let_claims_expire(uow: UnitOfWork, actor: Actor) -> None:
    """Leave to whoever comes first what was looked at for half an hour without a decision."""
    expired = uow.session.scalars(
        select(ReportClaim)
        .where(ReportClaim.expires_at <= uow.now)
        .order_by(ReportClaim.expires_at)
        .limit(BATCH)
        .with_for_update()
    )
    for claim in expired.all():
        _let_go(uow, claim, function="systeem")


def _keep(uow: UnitOfWork, report: Report, person_id: uuid.UUID) -> None:
    claim = uow.session.get(ReportClaim, report.id)
    expires_at = uow.now + CLAIM_LASTS
    if claim is None:
        uow.session.add(
            ReportClaim(report_id=report.id, person_id=person_id, expires_at=expires_at)
        )
    else:
        claim.person_id, claim.expires_at = person_id, expires_at


def _let_go(uow: UnitOfWork, claim: ReportClaim, *, function: str) -> None:
    newest = newest_state(uow.session, claim.report_id)
    # What was decided in the meantime stays decided.
    if newest.state is State.IN_REVIEW:
        uow.session.add(newest.followed_by(State.RECEIVED, at=uow.now, function=function))
    uow.session.delete(claim)
