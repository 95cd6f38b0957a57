"""Who hears of somebody who asks to take part, and of what a group is for since it changed."""

import uuid

from coop.groups.events import (
    GroupRulesChanged,
    ParticipantAdmitted,
    ParticipantAsked,
    ParticipantEnded,
)
from coop.groups.lookups import moderators_of, participant_by_id, participants_of
from coop.groups.rules import Ending
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind


def _tell_moderators(uow: UnitOfWork, event: ParticipantAsked) -> None:
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        _tell(uow, NoticeKind.GROUP_ASKED, person_id, event.group_id)


def _welcome(uow: UnitOfWork, event: ParticipantAdmitted) -> None:
    participant = participant_by_id(uow.session, event.participant_id)
    _tell(uow, NoticeKind.GROUP_WELCOME, participant.person_id, participant.id)


def _say_why_not(uow: UnitOfWork, event: ParticipantEnded) -> None:
    participant = participant_by_id(uow.session, event.participant_id)
    if participant.ending is Ending.REFUSED:
        _tell(uow, NoticeKind.GROUP_REFUSED, participant.person_id, participant.id)


def _ask_again(uow: UnitOfWork, event: GroupRulesChanged) -> None:
    for participant in participants_of(uow.session, event.group_id):
        _tell(uow, NoticeKind.GROUP_ASKED_AGAIN, participant.person_id, event.group_id)


def _tell(uow: UnitOfWork, kind: NoticeKind, person_id: uuid.UUID, about: uuid.UUID) -> None:
    queue(uow, kind=kind, to=ToPerson(person_id), subject_id=about)


REACTIONS: Reactions = {
    GroupRulesChanged: (_ask_again,),
    ParticipantAdmitted: (_welcome,),
    ParticipantAsked: (_tell_moderators,),
    ParticipantEnded: (_say_why_not,),
}
