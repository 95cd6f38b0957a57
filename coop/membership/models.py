"""Tables of membership."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id
from coop.membership.rules import LONGEST_FILE_NAME
from coop.people.models import Person


class Member(Base):
    """One membership of one person."""

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR joined_on <= ended_on", name="order"),
        CheckConstraint("number > 0", name="number"),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    #: Membership number as on letters; never used twice.
    number: Mapped[int] = mapped_column(Integer, unique=True)
    joined_on: Mapped[date]
    #: The first day on which he or she is no member any more.
    ended_on: Mapped[date | None] = mapped_column(default=None)

    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)


class ImportDraft(Base):
    """A list of members that was uploaded: kept as text, so that its preview survives.

    It holds personal data of people who may not become members: it goes when the list was
    taken over or thrown away, and after a week in any case.
    """

    __tablename__ = "import_drafts"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR discarded_at IS NULL", name="one_end"),
        CheckConstraint("added >= 0", name="added"),
    )

    id: Mapped[Id]
    file_name: Mapped[str] = mapped_column(String(LONGEST_FILE_NAME))
    #: What was in the file; after confirming, the rows that were not taken over.
    text: Mapped[str] = mapped_column(Text)
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    uploaded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    discarded_at: Mapped[datetime | None] = mapped_column(default=None)
    #: How many members it brought.
    added: Mapped[int] = mapped_column(Integer, default=0)
