"""Tables of what is put before contacts outside."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.incidents.models.reports import Report
from coop.incidents.rules.handovers import Ask
from coop.kernel.db import Base, Id, enum_by_value


class Handover(Base):
    """A report on its way to one contact outside, and how long the answer is waited for."""

    __tablename__ = "report_handovers"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    contact_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("contacts.id"), primary_key=True, index=True
    )
    #: The day it leaves, with an overview; or left, in a mail of its own.
    planned_on: Mapped[date] = mapped_column(index=True)
    handed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Working days waited for an answer that was agreed, counted up to and including a day (C21).
    waited_days: Mapped[int] = mapped_column(Integer, default=0)
    counted_on: Mapped[date | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    deputy_told_at: Mapped[datetime | None] = mapped_column(default=None)
    silent_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportOverview(Base):
    """One mail to one contact about the reports of a working day (C2)."""

    __tablename__ = "report_overviews"

    id: Mapped[Id]
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contacts.id"), index=True)
    made_at: Mapped[datetime]


class OverviewLine(Base):
    """A report in an overview."""

    __tablename__ = "report_overview_lines"

    overview_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("report_overviews.id"), primary_key=True
    )
    report_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("reports.id"), primary_key=True, index=True
    )
    ask: Mapped[Ask] = mapped_column(enum_by_value(Ask))

    # Tells the unit of work which rows come first.
    overview: Mapped[ReportOverview] = relationship(lazy="raise", init=False, repr=False)
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)
