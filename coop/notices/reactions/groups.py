"""Who hears of somebody who asks to take part, and of what a group is for since it changed."""

import uuid

from coop.groups.events import (
    DrillDue,
    DrillPlaced,
    GroupRulesChanged,
    ParticipantAdmitted,
    ParticipantAsked,
    ParticipantEnded,
)
from coop.groups.lookups import (
    group_by_id,
    moderators_of,
    participant_by_id,
    participants_of,
)
from coop.groups.rules import Ending
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToChat, ToPerson, queue
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


def _ask_for_drill(uow: UnitOfWork, event: DrillDue) -> None:
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        _tell(uow, NoticeKind.GROUP_DRILL_ASKED, person_id, event.group_id)


def _place_drill(uow: UnitOfWork, event: DrillPlaced) -> None:
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None:
        queue(uow, kind=NoticeKind.GROUP_DRILL, to=ToChat(chat_id), subject_id=event.group_id)


def _tell(uow: UnitOfWork, kind: NoticeKind, person_id: uuid.UUID, about: uuid.UUID) -> None:
    queue(uow, kind=kind, to=ToPerson(person_id), subject_id=about)


REACTIONS: Reactions = {
    DrillDue: (_ask_for_drill,),
    DrillPlaced: (_place_drill,),
    GroupRulesChanged: (_ask_again,),
    ParticipantAdmitted: (_welcome,),
    ParticipantAsked: (_tell_moderators,),
    ParticipantEnded: (_say_why_not,),
}
