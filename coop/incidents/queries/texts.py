"""The words moderators need often: the board's own, or ours where the board wrote none."""

import uuid
from dataclasses import dataclass

from coop.incidents.lookups.talk import texts_of_board
from coop.incidents.rules.talk import TextKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One standard text of the board."""

    id: uuid.UUID
    text: str


@use_case(Permission.INCIDENTS_TEXT_MANAGE)
def standard_texts(uow: UnitOfWork, actor: Actor) -> dict[TextKind, tuple[TextLine, ...]]:
    """Return the standard texts of the board by kind."""
    return {
        kind: tuple(TextLine(id=text.id, text=text.text) for text in texts)
        for kind, texts in texts_of_board(uow.session).items()
    }
