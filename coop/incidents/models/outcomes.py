"""Tables of what came of reports, and of what a group was told of a week."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.groups.models import Group
from coop.incidents.models.reports import Report
from coop.kernel.db import Base


class ReportVerdict(Base):
    """Whether who reported finds it solved; asked when a report was closed."""

    __tablename__ = "report_verdicts"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    is_solved: Mapped[bool]
    given_at: Mapped[datetime]

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class GroupDigest(Base):
    """That a group was told what was reported in a week, and what came of it."""

    __tablename__ = "group_digests"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: The Monday on which the week began.
    week_on: Mapped[date] = mapped_column(primary_key=True)
    told_at: Mapped[datetime]

    # Tells the unit of work which row comes first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)
