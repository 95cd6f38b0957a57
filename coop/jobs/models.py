"""Tables of the worker."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base


class Lease(Base):
    """Who leads something, and until when unless it says so again."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime]
    #: The last sign of life.
    renewed_at: Mapped[datetime]
