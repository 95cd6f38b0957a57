"""How moderators deal with a report, beside its states."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.incidents.models.reports import Report
from coop.incidents.rules.review import Reminder
from coop.kernel.db import Base, enum_by_value


class ReportClaim(Base):
    """Which moderator looks at a report now; gone once somebody decided or time is up."""

    __tablename__ = "report_claims"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportMerge(Base):
    """A report that tells of the same thing as another, and goes on with that one."""

    __tablename__ = "report_merges"
    __table_args__ = (CheckConstraint("report_id <> into_id", name="other"),)

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    into_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), index=True)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(
        lazy="raise", init=False, repr=False, foreign_keys=[report_id]
    )


class ReportReminder(Base):
    """That moderators, or whoever stands in for them, were told that a report waits."""

    __tablename__ = "report_reminders"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    #: Which step of the report waits; one taken up again waits anew.
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    reminder: Mapped[Reminder] = mapped_column(enum_by_value(Reminder), primary_key=True)
    at: Mapped[datetime]

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReviewSettings(Base):
    """What moderators of one group chose about reviewing; without a row the usual holds."""

    __tablename__ = "review_settings"
    __table_args__ = (
        CheckConstraint("metres > 0 AND days > 0", name="near"),
        CheckConstraint("now_minutes > 0 AND minutes > 0", name="terms"),
    )

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: How near, and how lately, another report is called similar.
    metres: Mapped[int] = mapped_column(Integer)
    days: Mapped[int] = mapped_column(Integer)
    #: After how long moderators are reminded of what happens now, and of the rest.
    now_minutes: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int] = mapped_column(Integer)
