"""Taking data of members out, which the journal keeps."""

import uuid

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import NothingToExportError
from coop.membership.lookups.selections import count_chosen
from coop.membership.rules import ExportForm, Selection


@use_case(Permission.MEMBERSHIP_MEMBER_EXPORT)
def record_export(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    form: ExportForm,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> int:
    """Keep that somebody takes a selection out of the register, and return of how many."""
    members = count_chosen(uow.session, selection, chosen, uow.today)
    if not members:
        raise NothingToExportError
    uow.note("export", uow.chance.new_id(), members=members, form=form.value)
    return members
