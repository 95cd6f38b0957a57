"""What a group wants to have been seen of its moderators, and what the board saw (C25)."""

import uuid
from collections.abc import Collection
from datetime import date

from sqlalchemy import delete

from coop.groups.errors import ParticipantNotFoundError
from coop.groups.lookups import group_by_id, moderators_of
from coop.groups.models import ModeratorCheck, WantedCheck
from coop.groups.rules.checks import CheckKind, ensure_seen
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.GROUPS_GROUP_RUN)
def want_checks(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, kinds: Collection[CheckKind]
) -> None:
    """Say what has to have been seen of who looks after a group; everybody may read how many."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group_by_id(uow.session, group_id)
    uow.session.execute(delete(WantedCheck).where(WantedCheck.group_id == group_id))
    uow.session.add_all(WantedCheck(group_id=group_id, kind=kind) for kind in set(kinds))
    uow.note("group", group_id, topic=f"group:{group_id}")


@use_case(Permission.GROUPS_GROUP_MANAGE)
def note_check(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    person_id: uuid.UUID,
    kind: CheckKind,
    seen_on: date,
) -> None:
    """Write down that a VOG or a proof of training was seen; the document is not kept."""
    ensure_seen(seen_on, uow.today)
    if person_id not in moderators_of(uow.session, group_id, uow.today):
        raise ParticipantNotFoundError
    grant = actor.grant_for(Permission.GROUPS_GROUP_MANAGE)
    check = uow.session.get(ModeratorCheck, (person_id, kind), with_for_update=True)
    if check is None:
        check = ModeratorCheck(person_id=person_id, kind=kind, seen_on=seen_on, seen_as="")
        uow.session.add(check)
    check.seen_on, check.seen_as = seen_on, grant.function if grant else ""
    uow.note("group", group_id, check_kind=kind.value)
