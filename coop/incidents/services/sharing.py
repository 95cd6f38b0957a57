"""Telling receivers other than the police what, where and when (people-first C17)."""

import uuid

from coop.groups.errors import ContactNotFoundError
from coop.groups.lookups import contacts_of, may_receive
from coop.groups.rules import ContactKind
from coop.incidents.errors import ReceiverNotAllowedError
from coop.incidents.events import ReportShared
from coop.incidents.lookups.reports import newest_state
from coop.incidents.lookups.review import report_to_decide
from coop.incidents.models import ReportShare
from coop.incidents.rules.states import ensure_may_share
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def share_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, contact_id: uuid.UUID
) -> None:
    """Tell one more receiver of the group of a report, once; it stays where it stands."""
    report = report_to_decide(uow, actor, report_id)
    ensure_may_share(newest_state(uow.session, report_id).state)
    present = {contact.id: contact for contact in contacts_of(uow.session, report.group_id)}
    if contact_id not in present:
        raise ContactNotFoundError(contact_id=contact_id)
    kind = present[contact_id].kind
    # The police gets the report itself. C6: nothing leaves of practice, or before the release.
    is_allowed = kind is not ContactKind.POLICE and not report.is_practice
    if not is_allowed or not may_receive(uow.session, kind, uow.today):
        raise ReceiverNotAllowedError
    if uow.session.get(ReportShare, (report_id, contact_id)) is not None:
        return
    uow.session.add(ReportShare(report_id=report_id, contact_id=contact_id, at=uow.now))
    uow.record(ReportShared(report_id=report_id, contact_id=contact_id))
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        number=report.number,
        contact_kind=kind.value,
    )
