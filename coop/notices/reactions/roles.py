"""Who hears of a function that is given, ends or gets a deputy."""

import uuid

from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.models import Role
from coop.people.rules import ChannelKind
from coop.roles.events import (
    DeputyNamed,
    OutsiderInvited,
    QuestionAsked,
    RoleEndAnnounced,
    RoleGiven,
)
from coop.roles.lookups import givers_on, invitation_by_id


def _tell_holder(uow: UnitOfWork, event: RoleGiven) -> None:
    role = uow.session.get_one(Role, event.role_id)
    _tell(uow, NoticeKind.ROLE_GIVEN, role.id, role.person_id)


def _tell_board(uow: UnitOfWork, event: RoleGiven) -> None:
    role = uow.session.get_one(Role, event.role_id)
    for person_id in givers_on(uow.session, uow.today):
        if person_id not in {event.giver_id, role.person_id}:
            _tell(uow, NoticeKind.ROLE_GIVEN_BOARD, role.id, person_id)


def _tell_of_end(uow: UnitOfWork, event: RoleEndAnnounced) -> None:
    role = uow.session.get_one(Role, event.role_id)
    for person_id in (role.person_id, role.deputy_id):
        if person_id is not None:
            _tell(uow, NoticeKind.ROLE_ENDS, role.id, person_id)


def _tell_deputy(uow: UnitOfWork, event: DeputyNamed) -> None:
    role = uow.session.get_one(Role, event.role_id)
    if role.deputy_id is not None:
        _tell(uow, NoticeKind.ROLE_DEPUTY, role.id, role.deputy_id)


def _invite(uow: UnitOfWork, event: OutsiderInvited) -> None:
    invitation = invitation_by_id(uow.session, event.invitation_id)
    queue(
        uow,
        kind=NoticeKind.ROLE_INVITATION,
        to=ToEmail(invitation.email, invitation.language),
        subject_id=invitation.id,
    )


def _ask(uow: UnitOfWork, event: QuestionAsked) -> None:
    for person_id in event.to:
        # By mail only: there an answer finds its way back to who asked.
        to = ToPerson(person_id, only=ChannelKind.EMAIL)
        queue(uow, kind=NoticeKind.ROLE_QUESTION, to=to, subject_id=event.question_id)


def _tell(uow: UnitOfWork, kind: NoticeKind, role_id: uuid.UUID, person_id: uuid.UUID) -> None:
    queue(uow, kind=kind, to=ToPerson(person_id), subject_id=role_id)


REACTIONS: Reactions = {
    DeputyNamed: (_tell_deputy,),
    OutsiderInvited: (_invite,),
    QuestionAsked: (_ask,),
    RoleEndAnnounced: (_tell_of_end,),
    RoleGiven: (_tell_holder, _tell_board),
}
