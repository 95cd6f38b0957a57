"""Table of members who are minors."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base
from coop.membership.models.register import Member
from coop.membership.rules.minors import Minority
from coop.people.models import Person


class Minor(Base):
    """That a member is a minor until a day; after it the row proves who voted, and goes."""

    __tablename__ = "minors"

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"), primary_key=True)
    #: The first day as an adult.
    adult_on: Mapped[date] = mapped_column(index=True)
    #: The parent or guardian (BW 1:245); need not be a member.
    representative_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))

    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)
    representative: Mapped[Person] = relationship(
        lazy="raise", init=False, repr=False, foreign_keys=[representative_id]
    )

    @property
    def minority(self) -> Minority:
        """Return what the rules ask of it."""
        return Minority(adult_on=self.adult_on, representative_id=self.representative_id)
