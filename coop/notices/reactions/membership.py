"""Who hears of joining and leaving: whoever it is about, and the board."""

from coop.kernel.unit_of_work import UnitOfWork
from coop.membership.events import (
    ApplicantAdmitted,
    ApplicantRefused,
    ApplicationReceived,
    MemberExpelled,
    MemberResigned,
)
from coop.membership.lookups.applications import application_by_id
from coop.membership.lookups.members import member_by_id
from coop.membership.models import Application
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.lookups import holders_of
from coop.people.rules import RoleKind


def _confirm_receipt(uow: UnitOfWork, event: ApplicationReceived) -> None:
    application = application_by_id(uow.session, event.application_id)
    _tell_applicant(uow, application, NoticeKind.APPLICATION_RECEIVED)


def _tell_board(uow: UnitOfWork, event: ApplicationReceived) -> None:
    if application_by_id(uow.session, event.application_id).applied_on is None:
        # Interest asks for no decision.
        return
    for person_id in holders_of(uow.session, RoleKind.SECRETARY, uow.today):
        queue(
            uow,
            kind=NoticeKind.APPLICATION_NEW,
            to=ToPerson(person_id),
            subject_id=event.application_id,
            dedupe=f"application_new:{event.application_id}:{person_id}",
        )


def _welcome(uow: UnitOfWork, event: ApplicantAdmitted) -> None:
    application = application_by_id(uow.session, event.application_id)
    assert application.person_id is not None
    queue(
        uow,
        kind=NoticeKind.MEMBER_ADMITTED,
        # Without a purpose: the answer to an application is owed.
        to=ToPerson(application.person_id),
        subject_id=application.member_id,
        dedupe=f"member_admitted:{application.member_id}",
    )


def _say_refused(uow: UnitOfWork, event: ApplicantRefused) -> None:
    application = application_by_id(uow.session, event.application_id)
    _tell_applicant(uow, application, NoticeKind.APPLICATION_REFUSED)


def _tell_applicant(uow: UnitOfWork, application: Application, kind: NoticeKind) -> None:
    if application.email:
        queue(
            uow,
            kind=kind,
            to=ToEmail(application.email, application.language),
            subject_id=application.id,
            dedupe=f"{kind}:{application.id}",
        )


def _confirm_resignation(uow: UnitOfWork, event: MemberResigned) -> None:
    _tell_member(uow, event, NoticeKind.MEMBER_RESIGNED)


def _say_expelled(uow: UnitOfWork, event: MemberExpelled) -> None:
    _tell_member(uow, event, NoticeKind.MEMBER_EXPELLED)


def _tell_member(
    uow: UnitOfWork, event: MemberResigned | MemberExpelled, kind: NoticeKind
) -> None:
    member = member_by_id(uow.session, event.member_id)
    # No dedupe: an end that was taken back may come again.
    queue(uow, kind=kind, to=ToPerson(member.person_id), subject_id=member.id)


REACTIONS: Reactions = {
    ApplicantAdmitted: (_welcome,),
    ApplicantRefused: (_say_refused,),
    ApplicationReceived: (_confirm_receipt, _tell_board),
    MemberExpelled: (_say_expelled,),
    MemberResigned: (_confirm_resignation,),
}
