"""A report to take along on paper; that it was made is recorded like opening the report."""

import uuid

from coop.incidents.documents import ReportSheet, report_pdf
from coop.incidents.lookups.readings import ReportView
from coop.incidents.rules.answers import Step
from coop.incidents.rules.attachments import AttachmentKind
from coop.incidents.rules.audiences import DESCRIBING
from coop.incidents.services.review import show_report
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording import incidents as words
from coop.wording import review
from coop.wording.attachments import ON_THE_PAGE
from coop.wording.catalogue import say

#: What stands on it, as far as the reader may know it.
PRINTED = frozenset({Step.BEHAVIOUR, Step.MOMENT, Step.PLACE, Step.POLICE_NUMBER, *DESCRIBING})


@use_case(Permission.INCIDENTS_REPORT_READ)
def print_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, locale: str = "nl"
) -> bytes:
    """Return a report as a tagged PDF, with what its page shows to who asks."""
    report = show_report(uow, actor, report_id=report_id, locale=locale)
    _, kind, street, _, police = (say(term, locale) for term in review.FORWARDED_FACTS)
    facts = [(kind, report.kind), (street, report.street), (police, report.called)]
    facts += [(line.term, line.value) for line in report.lines if line.step in PRINTED]
    return report_pdf(
        ReportSheet(
            title=say(review.PRINTED_TITLE, locale, number=report.number),
            group=report.group,
            facts=facts,
            closing=(
                *_photos_elsewhere(report, locale),
                say(review.PRINTED_NO_NAME, locale),
                f"{say(words.NOT_POLICE, locale)} {say(words.NUMBERS, locale)}",
                say(review.PRINTED_THROW_AWAY, locale),
            ),
            language=locale,
        )
    )


def _photos_elsewhere(report: ReportView, locale: str) -> tuple[str, ...]:
    """Say how many photos there are; on paper they would outlive their seven days (C7)."""
    number = sum(
        one.kind is AttachmentKind.PHOTO and not one.is_gone for one in report.attachments
    )
    return (say(ON_THE_PAGE, locale, number=number),) if number else ()
