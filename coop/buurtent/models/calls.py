"""What became of calls afterwards, and which calls and evenings are usual."""

import uuid
from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentCall
from coop.buurtent.rules.calls import LONGEST_CALL_VALUE, LONGEST_REFERENCE, CallField
from coop.kernel.db import Base, Id, enum_by_value


class TentCallCorrection(Base):
    """One thing in a call that was put right, and what it said before."""

    __tablename__ = "tent_call_corrections"

    id: Mapped[Id]
    call_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_calls.id"), index=True)
    corrected_at: Mapped[datetime]
    corrected_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    field: Mapped[CallField] = mapped_column(enum_by_value(CallField))
    before: Mapped[str] = mapped_column(String(LONGEST_CALL_VALUE))
    after: Mapped[str] = mapped_column(String(LONGEST_CALL_VALUE))

    #: Never read; it tells SQLAlchemy to write the call first.
    call: Mapped[TentCall] = relationship(lazy="raise", init=False, repr=False)


class TentCustom(Base):
    """What is usual here from a moment on; the newest counts, and without any all is off."""

    __tablename__ = "tent_customs"
    __table_args__ = (
        CheckConstraint("(call_days = '') = (call_by IS NULL)", name="calls"),
        CheckConstraint("(fewest IS NULL) = (most IS NULL)", name="a_week"),
        CheckConstraint("fewest IS NULL OR fewest BETWEEN 1 AND most", name="order"),
    )

    id: Mapped[Id]
    set_at: Mapped[datetime] = mapped_column(index=True)
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: Days on which a call is expected, Monday being 0: "14" is Tuesday and Friday.
    call_days: Mapped[str] = mapped_column(String(7), default="")
    call_by: Mapped[time | None] = mapped_column(default=None)
    #: So many evenings a week.
    fewest: Mapped[int | None] = mapped_column(Integer, default=None)
    most: Mapped[int | None] = mapped_column(Integer, default=None)


class TentPermit(Base):
    """The gemeente allows a tent, anywhere or in one street (people-first C18)."""

    __tablename__ = "tent_permits"

    id: Mapped[Id]
    reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE))
    #: The last day on which it holds.
    valid_until: Mapped[date]
    noted_at: Mapped[datetime]
    noted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: None: standing, for wherever the tent stands.
    street: Mapped[str | None] = mapped_column(String(80), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
