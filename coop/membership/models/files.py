"""Tables of what somebody takes out of the register, and of the filters people keep."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id, enum_by_value
from coop.membership.rules import LONGEST_FILTER_NAME, ExportForm, Order


class RegisterFile(Base):
    """A file with a selection of members, for who asked for it; gone after a day."""

    __tablename__ = "register_files"
    __table_args__ = (CheckConstraint("members > 0", name="members"),)

    id: Mapped[Id]
    form: Mapped[ExportForm] = mapped_column(enum_by_value(ExportForm))
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    #: How many were in the selection when it was asked.
    members: Mapped[int] = mapped_column(Integer)
    selection: Mapped[dict[str, Any]]  # Any: plain JSON, see ``Selection.plain``
    #: Who of it were ticked; nobody means all.
    chosen: Mapped[list[str]] = mapped_column(JSON)
    job_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("jobs.id"))
    written_at: Mapped[datetime | None] = mapped_column(default=None)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)


class RegisterFilePart(Base):
    """Some rows of a file that is being written; they go when it is there."""

    __tablename__ = "register_file_parts"

    file_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("register_files.id"), primary_key=True)
    #: The number of the last member in it.
    last: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    rows: Mapped[list[list[Any]]] = mapped_column(JSON)  # Any: text, numbers and days as text

    #: Never read; it tells SQLAlchemy to write the file first.
    file: Mapped[RegisterFile] = relationship(lazy="raise", init=False, repr=False)


class SavedFilter(Base):
    """A filter of the list that somebody named, for oneself or for the whole board."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("owner_id", "name"),)

    id: Mapped[Id]
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_FILTER_NAME))
    is_shared: Mapped[bool]
    selection: Mapped[dict[str, Any]]  # Any: plain JSON, see ``Selection.plain``
    order: Mapped[Order] = mapped_column("sorted_by", enum_by_value(Order))
    saved_at: Mapped[datetime]
