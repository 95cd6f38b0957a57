"""Who has an own interest in a point of an agenda."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base


class ItemConflict(Base):
    """An own interest of somebody in one point (BW 2:44 lid 6 and 2:12)."""

    __tablename__ = "item_conflicts"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    noted_at: Mapped[datetime]
