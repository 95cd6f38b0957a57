"""What the minute taker types during the meeting."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base


class MinuteNote(Base):
    """The note about one point, of which the minutes are made.

    At most one row a point, from the first word on. The text is plain; a line ends with one sign.
    It is raw material: it may name speakers, and the published minutes may not (C28).
    """

    __tablename__ = "minute_notes"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    #: Goes up with each writing, so that nobody writes over another unseen.
    version: Mapped[int] = mapped_column(default=1)
