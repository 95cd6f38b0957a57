"""Finds files that somebody asked for."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from coop.membership.errors import RegisterFileNotFoundError
from coop.membership.models import RegisterFile
from coop.membership.rules import FILE_KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPart:
    """What the next chunk of a file brings: rows, or in the end the file."""

    last: int = 0
    #: How many members it took, those without a label too.
    members: int = 0
    rows: list[list[Any]] = field(default_factory=list)  # Any: see ``kept_rows``
    content: bytes | None = None


def own_file(
    session: Session, file_id: uuid.UUID, person_id: uuid.UUID | None, now: datetime
) -> RegisterFile:
    """Return a file that this person asked for and that is still kept, or refuse."""
    file = session.get(RegisterFile, file_id)
    is_there = file is not None and now - file.asked_at < FILE_KEPT
    if file is None or not is_there or file.asked_by != person_id:
        raise RegisterFileNotFoundError
    return file
