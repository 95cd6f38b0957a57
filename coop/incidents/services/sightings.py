"""One tap instead of a second report of the same thing."""

import uuid

from coop.incidents.errors import ReportNotFoundError
from coop.incidents.lookups.drafts import own_draft
from coop.incidents.lookups.sightings import has_seen, similar_to
from coop.incidents.models import ReportSighting
from coop.incidents.rules.answers import DraftKey
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def see_too(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, key: DraftKey) -> uuid.UUID:
    """Add "ook gezien" to a report that is like one's own draft, which is thrown away.

    Only a report that was shown beside the draft is found: nobody counts along by guessing.
    """
    draft = own_draft(uow.session, actor, key, uow.now)
    if report_id not in {report.id for report in similar_to(uow, draft)}:
        raise ReportNotFoundError
    if not has_seen(uow.session, report_id, draft.person_id):
        uow.session.add(
            ReportSighting(
                id=uow.chance.new_id(),
                report_id=report_id,
                at=uow.now,
                person_id=draft.person_id,
                origin_hash=draft.origin_hash,
            )
        )
    uow.session.delete(draft)
    return report_id
