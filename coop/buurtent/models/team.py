"""What the team agreed on, and what was told about a tent."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentSession
from coop.buurtent.rules.team import Telling
from coop.kernel.db import Base, enum_by_value

#: There is one team.
THE_TEAM = 1


class TentTeam(Base):
    """What the team agreed on: one row, or none while everything is as usual."""

    __tablename__ = "tent_team"
    __table_args__ = (
        CheckConstraint(f"id = {THE_TEAM}", name="one"),
        CheckConstraint("minimum IS NULL OR minimum > 0", name="minimum"),
        CheckConstraint("warning_hours > 0", name="hours"),
        CheckConstraint("telling_minutes > 0", name="minutes"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    #: So many volunteers a tent needs; without it nobody is warned.
    minimum: Mapped[int | None] = mapped_column(Integer)
    warning_hours: Mapped[int] = mapped_column(Integer)
    telling_minutes: Mapped[int] = mapped_column(Integer)


class TentTelling(Base):
    """That something was told about a tent, so that it is told once."""

    __tablename__ = "tent_tellings"

    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), primary_key=True)
    what: Mapped[Telling] = mapped_column(enum_by_value(Telling), primary_key=True)
    at: Mapped[datetime]

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)
