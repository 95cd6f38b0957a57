"""Tables of the categories of members."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id
from coop.membership.models.register import Member
from coop.membership.rules.applications import LONGEST_REFERENCE
from coop.membership.rules.categories import LONGEST_CATEGORY_NAME, Terms


class Category(Base):
    """A kind of member, as the board defined it; who is in none is an ordinary member."""

    __tablename__ = "categories"
    __table_args__ = (
        # BW 2:38 lid 1: a member has at least one vote; who is no member has none.
        CheckConstraint("is_legal_member = (votes > 0)", name="votes"),
        CheckConstraint("least_age IS NULL OR least_age > 0", name="least_age"),
        CheckConstraint("cents IS NULL OR cents >= 0", name="cents"),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(LONGEST_CATEGORY_NAME), unique=True)
    #: Lid in de zin van de wet: is convened, has access and votes.
    is_legal_member: Mapped[bool]
    #: What the board wrote down; the statutes on the day have the last word.
    votes: Mapped[int] = mapped_column(Integer)
    #: In years; none when everybody may be in it.
    least_age: Mapped[int | None]
    #: Those who live behind one front door owe one contribution together.
    is_per_household: Mapped[bool]
    #: The usual contribution, offered when a year's run is drafted.
    cents: Mapped[int | None]
    defined_at: Mapped[datetime]

    @property
    def terms(self) -> Terms:
        """Return what the category is, without its name."""
        return Terms(
            is_legal_member=self.is_legal_member,
            votes=self.votes,
            least_age=self.least_age,
            is_per_household=self.is_per_household,
            cents=self.cents,
        )


class Placement(Base):
    """That a member is in a category from a day on; the newest up to a day holds that day."""

    __tablename__ = "placements"
    __table_args__ = (Index(None, "category_id"),)

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"), primary_key=True)
    effective_on: Mapped[date] = mapped_column(primary_key=True)
    #: None for an ordinary member (again).
    category_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("categories.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: The decision of the board that this carries out (C8).
    reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")

    #: Never read; they tell SQLAlchemy to write these first.
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)
    category: Mapped[Category | None] = relationship(lazy="raise", init=False, repr=False)
