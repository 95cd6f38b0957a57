"""Who asked for the floor, and who had it."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import TurnKind
from coop.kernel.db import Base, Id, enum_by_value

_SPEAKING = text("began_at IS NOT NULL AND ended_at IS NULL")


class SpeakingTurn(Base):
    """One request for the floor about one point, and what came of it."""

    __tablename__ = "speaking_turns"
    __table_args__ = (
        CheckConstraint("began_at IS NULL OR asked_at <= began_at", name="began"),
        CheckConstraint(
            "ended_at IS NULL OR (began_at IS NOT NULL AND began_at <= ended_at)", name="ended"
        ),
        CheckConstraint("withdrawn_at IS NULL OR began_at IS NULL", name="withdrawn"),
        CheckConstraint("(began_at IS NULL) = (seconds IS NULL)", name="seconds"),
        # One at a time has the floor.
        Index(
            "uq_speaking_turns_speaking",
            "meeting_id",
            unique=True,
            sqlite_where=_SPEAKING,
            postgresql_where=_SPEAKING,
        ),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[TurnKind] = mapped_column(enum_by_value(TurnKind))
    asked_at: Mapped[datetime]
    #: The point is about this very member, who is suspended and may speak to it (BW 2:38 lid 1).
    for_own_item: Mapped[bool] = mapped_column(default=False)
    #: The chair gave the floor, and the time runs.
    began_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Speaking time, with what the chair added.
    seconds: Mapped[int | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Taken back by the member, or taken off the list by the chair.
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
