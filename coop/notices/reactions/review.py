"""What moderators, and those who reported, hear of the reviewing itself."""

from coop.groups.lookups import contact_by_id, moderators_of
from coop.incidents.events import (
    ReporterAsked,
    ReporterReplied,
    ReportMerged,
    ReportShared,
    ReportWaits,
)
from coop.incidents.lookups.review import deputies_of
from coop.incidents.rules.review import Reminder
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToContact, ToPerson, queue
from coop.notices.reactions.incidents import tell_maker
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind


def _say_merged(uow: UnitOfWork, event: ReportMerged) -> None:
    tell_maker(uow, NoticeKind.REPORT_MERGED, event.report_id)


def _remind(uow: UnitOfWork, event: ReportWaits) -> None:
    stands_in = event.reminder is Reminder.DEPUTIES
    find = deputies_of if stands_in else moderators_of
    for person_id in find(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.REPORT_WAITS,
            to=ToPerson(person_id),
            subject_id=event.report_id,
            args={"stands_in": stands_in},
        )


def _ask(uow: UnitOfWork, event: ReporterAsked) -> None:
    tell_maker(uow, NoticeKind.REPORT_ASKED, event.report_id)


def _share(uow: UnitOfWork, event: ReportShared) -> None:
    contact = contact_by_id(uow.session, event.contact_id)
    queue(
        uow,
        kind=NoticeKind.REPORT_SHARED,
        to=ToContact(contact.id, contact.email),
        subject_id=event.report_id,
        dedupe=f"report_shared:{event.report_id}:{contact.id}",
    )


def _say_replied(uow: UnitOfWork, event: ReporterReplied) -> None:
    if event.by_contact:
        # Who asked reads it on the own page, or in the next overview.
        return
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.REPORT_REPLIED,
            to=ToPerson(person_id),
            subject_id=event.report_id,
        )


REACTIONS: Reactions = {
    ReporterAsked: (_ask,),
    ReporterReplied: (_say_replied,),
    ReportMerged: (_say_merged,),
    ReportShared: (_share,),
    ReportWaits: (_remind,),
}
