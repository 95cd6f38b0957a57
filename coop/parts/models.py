"""Tables of the parts: each press that turned some, and what it turned."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id
from coop.parts.rules import Part, StartChoice

LONGEST_KEY = 40


def _unchecked(values: type[StrEnum]) -> Enum:
    # No check of the words: a release with a new part needs no migration for it.
    return Enum(
        values,
        native_enum=False,
        length=LONGEST_KEY,
        values_callable=lambda keys: [key.value for key in keys],
    )


class PartChange(Base):
    """One confirmed press: who turned parts, when, and by which start choice if by one."""

    __tablename__ = "part_changes"

    id: Mapped[Id]
    #: Counts up; two who press at once get the same one, and the second is told.
    number: Mapped[int] = mapped_column(unique=True)
    changed_at: Mapped[datetime]
    #: The function that acted, never a name (C20).
    changed_as: Mapped[str] = mapped_column(String(60))
    start: Mapped[StartChoice | None] = mapped_column(_unchecked(StartChoice), default=None)


class PartTurn(Base):
    """One part turned on or off; the row that nothing replaced is how it stands."""

    __tablename__ = "part_turns"
    __table_args__ = (
        Index(
            "uq_part_turns_part",
            "part",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    change_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("part_changes.id"), index=True)
    part: Mapped[Part] = mapped_column(_unchecked(Part))
    is_on: Mapped[bool]
    replaced_at: Mapped[datetime | None] = mapped_column(default=None)
