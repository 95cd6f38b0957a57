"""The board writes what moderators need often."""

import uuid

from coop.incidents.errors import StandardTextNotFoundError
from coop.incidents.lookups.talk import texts_of_board
from coop.incidents.models import StandardText
from coop.incidents.rules.talk import TextKind, ensure_few_texts, ensure_question
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_TEXT_MANAGE)
def add_standard_text(uow: UnitOfWork, actor: Actor, *, kind: TextKind, text: str) -> uuid.UUID:
    """Add words for moderators to choose."""
    ensure_question(text)
    ensure_few_texts(len(texts_of_board(uow.session)[kind]))
    added = StandardText(id=uow.chance.new_id(), kind=kind, text=text.strip(), added_at=uow.now)
    uow.session.add(added)
    uow.note("standard_text", added.id, kind=kind.value)
    return added.id


@use_case(Permission.INCIDENTS_TEXT_MANAGE)
def drop_standard_text(uow: UnitOfWork, actor: Actor, *, text_id: uuid.UUID) -> None:
    """Take words away; where they were used they stay."""
    text = uow.session.get(StandardText, text_id)
    if text is None:
        raise StandardTextNotFoundError
    uow.session.delete(text)
    uow.note("standard_text", text_id, kind=text.kind.value)
