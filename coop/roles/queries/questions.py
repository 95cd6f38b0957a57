"""What the form shows with which everybody writes to who holds a function."""

from dataclasses import dataclass

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import live_channels
from coop.people.rules import ChannelKind, RoleKind
from coop.roles.lookups import answering, group_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """Whom a question goes to, by function, and where the asker's own answer would go."""

    kind: RoleKind
    group: str | None
    own_email: str


@use_case(Permission.PEOPLE_ROLE_ASK)
def ask_view(uow: UnitOfWork, actor: Actor, *, kind: RoleKind, slug: str) -> AskView:
    """Return what to show; a function that nobody holds takes no questions."""
    group = group_asked(uow.session, slug)
    answering(uow.session, kind, group.id if group else None, uow.today)
    channels = live_channels(uow.session, actor.person_id) if actor.person_id else {}
    return AskView(
        kind=kind,
        group=group.name if group else None,
        own_email=channels.get(ChannelKind.EMAIL, ""),
    )
