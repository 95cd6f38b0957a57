"""Table of targets."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.membership.rules.targets import Counted


class Target(Base):
    """So many by a day, until the board takes it away."""

    __tablename__ = "targets"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("set_on < by_on", name="order"),
    )

    id: Mapped[Id]
    number: Mapped[int] = mapped_column(Integer)
    counted: Mapped[Counted] = mapped_column(enum_by_value(Counted))
    set_on: Mapped[date]
    by_on: Mapped[date] = mapped_column(index=True)
    #: Stands on the page on which people become members, too.
    is_public: Mapped[bool]
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
