"""In which language flyers are written beside Dutch, and what was brought to which door."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentInvitation
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.kernel.db import Base, enum_by_value


class TentStreetLanguage(Base):
    """A street whose flyers say the same in another language too."""

    __tablename__ = "tent_street_languages"

    street: Mapped[str] = mapped_column(String(80), primary_key=True)
    language: Mapped[str] = mapped_column(String(10))


class TentDelivery(Base):
    """A flyer was brought to a door, or could not be, in one round of a tent."""

    __tablename__ = "tent_deliveries"

    invitation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("tent_invitations.id"), primary_key=True
    )
    #: The sequence of the tent: one that moved is told of anew.
    round: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    outcome: Mapped[DeliveryOutcome] = mapped_column(enum_by_value(DeliveryOutcome))
    noted_at: Mapped[datetime]

    invitation: Mapped[TentInvitation] = relationship(lazy="raise", init=False, repr=False)
