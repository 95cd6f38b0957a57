"""Papers of a meeting."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.assembly.models.meetings import Meeting
from coop.assembly.rules import LONGEST_NAME
from coop.kernel.db import Base, Id


class MeetingDocument(Base):
    """A paper that belongs to a meeting, for its members to read."""

    __tablename__ = "meeting_documents"

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    title: Mapped[str] = mapped_column(String(LONGEST_NAME))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    #: In bytes, so that a list need not read the paper itself.
    size: Mapped[int]
    uploaded_at: Mapped[datetime]

    meeting: Mapped[Meeting] = relationship(lazy="raise", init=False, repr=False)
