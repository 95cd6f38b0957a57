"""The table of the shelf."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.shelf.rules import LONGEST_TITLE, Audience, PaperKind


class ShelfPaper(Base):
    """One paper; taking it off the shelf leaves the row and lets the file go."""

    __tablename__ = "shelf_papers"
    __table_args__ = (
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("(removed_at IS NULL) = (content IS NOT NULL)", name="removed"),
    )

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    kind: Mapped[PaperKind] = mapped_column(enum_by_value(PaperKind))
    year: Mapped[int]
    audience: Mapped[Audience] = mapped_column(enum_by_value(Audience))
    #: Size and SHA-256 of the file as it was put here.
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]
    added_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
