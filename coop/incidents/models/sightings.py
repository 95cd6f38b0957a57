"""Neighbours who saw the same as somebody reported before them."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.incidents.models.reports import Report
from coop.kernel.db import Base, Id


class ReportSighting(Base):
    """Somebody tapped "ik zag dit ook" and made no report of his or her own."""

    __tablename__ = "report_sightings"
    __table_args__ = (UniqueConstraint("report_id", "person_id"),)

    id: Mapped[Id]
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"))
    at: Mapped[datetime]
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    #: Of a browser that nobody signed in; as of who reports, for the limit.
    origin_hash: Mapped[str | None] = mapped_column(String(64), default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)
