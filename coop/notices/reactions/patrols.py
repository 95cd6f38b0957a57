"""Who hears of rounds: the coordinator of who asks, walkers of what is planned and called off."""

import uuid
from collections.abc import Iterable

from coop.groups.lookups import moderators_of
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.patrols.events import (
    ConductChanged,
    RoundCancelled,
    RoundEndAsked,
    RoundPlanned,
    WalkerAdmitted,
    WalkerAsked,
)
from coop.patrols.lookups import round_by_id, walker_by_id, walkers_in, walkers_of
from coop.patrols.rules.team import WalkerState


def _tell_coordinators(uow: UnitOfWork, event: WalkerAsked) -> None:
    coordinators = moderators_of(uow.session, event.group_id, uow.today)
    _tell(uow, NoticeKind.PATROL_ASKED, coordinators, event.group_id)


def _welcome(uow: UnitOfWork, event: WalkerAdmitted) -> None:
    walker = walker_by_id(uow.session, event.walker_id)
    _tell(uow, NoticeKind.PATROL_ADMITTED, (walker.person_id,), walker.group_id)


def _ask_again(uow: UnitOfWork, event: ConductChanged) -> None:
    _tell(uow, NoticeKind.PATROL_CONDUCT, _team(uow, event.group_id), event.group_id)


def _offer(uow: UnitOfWork, event: RoundPlanned) -> None:
    group_id = round_by_id(uow.session, event.round_id).group_id
    _tell(uow, NoticeKind.PATROL_PLANNED, _team(uow, group_id), event.round_id)


def _call_off(uow: UnitOfWork, event: RoundCancelled) -> None:
    walkers = walkers_in(uow.session, event.round_id)
    _tell(uow, NoticeKind.PATROL_CANCELLED, walkers, event.round_id)


def _ask_end(uow: UnitOfWork, event: RoundEndAsked) -> None:
    walkers = walkers_in(uow.session, event.round_id)
    _tell(uow, NoticeKind.PATROL_END_ASKED, walkers, event.round_id)


def _team(uow: UnitOfWork, group_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    walkers = walkers_of(uow.session, group_id)
    return tuple(one.person_id for one in walkers if one.state is WalkerState.ADMITTED)


def _tell(
    uow: UnitOfWork, kind: NoticeKind, people: Iterable[uuid.UUID], about: uuid.UUID
) -> None:
    for person_id in people:
        queue(uow, kind=kind, to=ToPerson(person_id), subject_id=about)


REACTIONS: Reactions = {
    ConductChanged: (_ask_again,),
    RoundCancelled: (_call_off,),
    RoundEndAsked: (_ask_end,),
    RoundPlanned: (_offer,),
    WalkerAdmitted: (_welcome,),
    WalkerAsked: (_tell_coordinators,),
}
