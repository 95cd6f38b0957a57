"""The decision list."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import LONGEST_OWNER, DecisionMethod, MeetingKind, number_of
from coop.kernel.db import Base, Id, enum_by_value


class Decision(Base):
    """What a meeting decided, under the number by which people cite it.

    The numbers of the vote stay with its poll; a decision of the board has none.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("kind", "year", "sequence"),
        CheckConstraint("sequence > 0", name="sequence"),
        CheckConstraint("owner = '' OR is_adopted", name="owner"),
        CheckConstraint("(owner = '') = (due_on IS NULL)", name="task"),
        CheckConstraint("done_at IS NULL OR owner <> ''", name="done"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    #: Whose list it stands on.
    kind: Mapped[MeetingKind] = mapped_column(enum_by_value(MeetingKind))
    year: Mapped[int]
    sequence: Mapped[int]
    decided_on: Mapped[date]
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    is_adopted: Mapped[bool]
    method: Mapped[DecisionMethod] = mapped_column(enum_by_value(DecisionMethod))
    #: The function that declared it (BW 2:13 lid 3), as the journal names it; never a name.
    declared_by: Mapped[str] = mapped_column(String(60))
    poll_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("polls.id"), unique=True, default=None
    )
    #: Made known to all members; from the end of that day runs the year of BW 2:15 lid 5.
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Who carries it out: a function or a group, no name, because all members read it.
    owner: Mapped[str] = mapped_column(String(LONGEST_OWNER), default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    #: What came of it.
    result: Mapped[str] = mapped_column(Text, default="")

    @property
    def number(self) -> str:
        """Return the number people cite."""
        return number_of(self.kind, year=self.year, sequence=self.sequence)
