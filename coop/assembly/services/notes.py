"""What the minute taker types."""

import uuid

from coop.assembly.lookups import item_by_id, locked_meeting
from coop.assembly.models import MinuteNote
from coop.assembly.rules import ensure_same_version, note_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.ASSEMBLY_NOTE_WRITE)
def write_note(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, text: str, version: int
) -> int:
    """Keep the note about a point, unless somebody wrote there since; return its new version.

    ``version`` is the one that was on the screen, nought before the first word. The same text
    again, as a page sends that did not hear the answer, is not another version.
    """
    found = note_of(text)
    meeting = locked_meeting(uow.session, item_by_id(uow.session, item_id).meeting_id)
    note = uow.session.get(MinuteNote, item_id)
    kept = 0 if note is None else note.version
    if note is not None and note.text == found:
        return kept
    ensure_same_version(version, kept=kept)
    if note is None:
        uow.session.add(MinuteNote(item_id=item_id, text=found, written_at=uow.now))
    else:
        note.text, note.written_at, note.version = found, uow.now, kept + 1
    # No topic: what the minute taker types is on nobody else's screen.
    uow.note("meeting", meeting.id, version=kept + 1)
    return kept + 1
