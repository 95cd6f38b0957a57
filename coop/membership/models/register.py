"""Tables of the register: members, who applies, and lists that were uploaded."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id, enum_by_value
from coop.membership.rules import LONGEST_FILE_NAME, RowState
from coop.membership.rules.applications import LONGEST_GUARDIAN, LONGEST_REFERENCE
from coop.membership.rules.lifecycle import (
    Change,
    EndGround,
    MemberState,
    Way,
    state_of_application,
    state_of_member,
)
from coop.membership.rules.terms import LONGEST_REASON
from coop.people.models import Person
from coop.people.rules import (
    LONGEST_EMAIL,
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    LONGEST_TUSSENVOEGSEL,
    Name,
    Purpose,
)
from coop.places.rules import LONGEST_STREET, LONGEST_TOWN, Door


class Member(Base):
    """One membership of one person."""

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR joined_on <= ended_on", name="order"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("ended_ground IS NULL OR ended_on IS NOT NULL", name="ended"),
        CheckConstraint("merged_into_id IS NULL OR ended_on IS NOT NULL", name="merged"),
        # A search knows persons, and asks by this whether they are members without the row itself.
        Index(None, "person_id", "joined_on", "ended_on"),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    #: Membership number as on letters; never used twice.
    number: Mapped[int] = mapped_column(Integer, unique=True)
    joined_on: Mapped[date]
    #: The first day on which he or she is no member any more.
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ended_ground: Mapped[EndGround | None] = mapped_column(enum_by_value(EndGround), default=None)
    #: The membership of the same person that stays, when this one was entered twice.
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("members.id"), index=True, default=None
    )

    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)

    def state(self, today: date) -> MemberState:
        """Return whether this membership holds on a day."""
        return state_of_member(ended_on=self.ended_on, today=today)


class MemberCounter(Base):
    """The highest number ever given out; one row, locked by whoever gives the next one."""

    __tablename__ = "member_counters"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer)


class MemberChange(Base):
    """One thing that happened to a membership; rows are added and never changed."""

    __tablename__ = "member_changes"
    __table_args__ = (Index(None, "member_id", "at"),)

    id: Mapped[Id]
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"))
    change: Mapped[Change] = mapped_column(enum_by_value(Change))
    #: When it was entered here.
    at: Mapped[datetime]
    #: The day that counts for the law: received, died, notified, decided.
    happened_on: Mapped[date]
    way: Mapped[Way] = mapped_column(enum_by_value(Way))
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    #: The decision of the board or the assembly this carries out (C8).
    reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")

    #: Never read; it tells SQLAlchemy to write the member first.
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)


class Suspension(Base):
    """A time in which a member has no access and no vote (BW 2:38 lid 1)."""

    __tablename__ = "suspensions"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="order"),
        Index(None, "member_id", "starts_on"),
    )

    id: Mapped[Id]
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"))
    starts_on: Mapped[date]
    #: The first day on which it is over; none while an expulsion is not settled.
    ends_on: Mapped[date | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the member first.
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)


class Expulsion(Base):
    """An expulsion (ontzetting) on its way through notice and appeal (BW 2:35 lid 4)."""

    __tablename__ = "expulsions"
    __table_args__ = (
        CheckConstraint("appealed_on IS NULL OR appealed_on <= appeal_until", name="in_time"),
        CheckConstraint("settled_on IS NULL OR appealed_on IS NOT NULL", name="settled"),
    )

    id: Mapped[Id]
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"), index=True)
    suspension_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("suspensions.id"))
    notified_on: Mapped[date]
    appeal_until: Mapped[date]
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    #: The end that stood before, to go back to when there is an appeal.
    ended_on_before: Mapped[date | None] = mapped_column(default=None)
    ended_ground_before: Mapped[EndGround | None] = mapped_column(
        enum_by_value(EndGround, name="endground_before"), default=None
    )
    appealed_on: Mapped[date | None] = mapped_column(default=None)
    #: When the assembly decided about the appeal.
    settled_on: Mapped[date | None] = mapped_column(default=None)

    #: Never read; they tell SQLAlchemy to write these first.
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)
    suspension: Mapped[Suspension] = relationship(lazy="raise", init=False, repr=False)


class Application(Base):
    """Somebody who is interested, will become, or asks to become a member.

    It is no person yet: who fills in a form on the website need not exist. The person is found
    or made at admission.
    """

    __tablename__ = "applications"
    __table_args__ = (
        CheckConstraint(
            "(decided_at IS NULL) = (ended IS NULL AND member_id IS NULL)", name="decided"
        ),
        CheckConstraint("ended IS NULL OR ended IN ('refused', 'withdrawn')", name="ground"),
        CheckConstraint("NOT is_minor OR guardian <> ''", name="guardian"),
    )

    id: Mapped[Id]
    given_name: Mapped[str] = mapped_column(String(LONGEST_GIVEN_NAME))
    tussenvoegsel: Mapped[str] = mapped_column(String(LONGEST_TUSSENVOEGSEL))
    family_name: Mapped[str] = mapped_column(String(LONGEST_FAMILY_NAME))
    postcode: Mapped[str] = mapped_column(String(6))
    house_number: Mapped[int] = mapped_column(Integer)
    house_letter: Mapped[str] = mapped_column(String(1))
    addition: Mapped[str] = mapped_column(String(10))
    street: Mapped[str] = mapped_column(String(LONGEST_STREET))
    town: Mapped[str] = mapped_column(String(LONGEST_TOWN))
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL))
    #: As E.164, or empty.
    phone: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(10))
    #: ``{"email": [purpose, ...]}``: what was agreed to, by channel.
    consents: Mapped[dict[str, Any]]  # Any: plain JSON, see ``Applicant.purposes``
    is_minor: Mapped[bool]
    guardian: Mapped[str] = mapped_column(String(LONGEST_GUARDIAN))
    #: The first day as an adult; the day of birth itself is not kept.
    adult_on: Mapped[date | None]
    way: Mapped[Way] = mapped_column(enum_by_value(Way))
    received_at: Mapped[datetime] = mapped_column(index=True)
    #: Mark of the network address it came from, for the limit.
    origin_hash: Mapped[str | None] = mapped_column(String(64), index=True, default=None)
    #: Who applied while signed in.
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    pledged_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The day of the application: on paper, the day it was signed.
    applied_on: Mapped[date | None] = mapped_column(index=True, default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    ended: Mapped[EndGround | None] = mapped_column(enum_by_value(EndGround), default=None)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    #: The decision of the board or the assembly (C8).
    reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    #: BW 2:33: who was refused asked the assembly.
    appealed_on: Mapped[date | None] = mapped_column(default=None)
    member_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("members.id"), default=None)

    #: Never read; it tells SQLAlchemy to write the member first.
    member: Mapped[Member | None] = relationship(lazy="raise", init=False, repr=False)

    @property
    def name(self) -> Name:
        """Return the parts of the name together."""
        return Name(
            given=self.given_name, tussenvoegsel=self.tussenvoegsel, family=self.family_name
        )

    @property
    def door(self) -> Door:
        """Return where he or she lives."""
        return Door(
            postcode=self.postcode,
            house_number=self.house_number,
            house_letter=self.house_letter,
            addition=self.addition,
        )

    @property
    def purposes(self) -> frozenset[Purpose]:
        """Return what was agreed to by mail."""
        return frozenset(map(Purpose, self.consents.get("email", ())))

    @property
    def state(self) -> MemberState:
        """Return how far this is."""
        return state_of_application(
            pledged_at=self.pledged_at,
            applied_on=self.applied_on,
            ended=self.ended,
            is_member=self.member_id is not None,
        )


class ImportDraft(Base):
    """A list of members that was uploaded: kept for a week, so that its preview survives."""

    __tablename__ = "import_drafts"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR discarded_at IS NULL", name="one_end"),
        CheckConstraint("undone_at IS NULL OR confirmed_at IS NOT NULL", name="undone"),
    )

    id: Mapped[Id]
    file_name: Mapped[str] = mapped_column(String(LONGEST_FILE_NAME))
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    uploaded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    separator: Mapped[str] = mapped_column(String(1), default=";")
    header: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    #: Place of each column that was found or chosen, by ``Column``.
    places: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # Any: JSON of numbers
    #: Where the first row begins: its line, and how many characters stand before it.
    first_line: Mapped[int] = mapped_column(Integer, default=1)
    first_character: Mapped[int] = mapped_column(Integer, default=0)
    #: How far it has been read.
    read_line: Mapped[int] = mapped_column(Integer, default=1)
    #: The work that is done or was last done on this list.
    job_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("jobs.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: Whether what the list says otherwise of members is taken over too.
    with_changes: Mapped[bool] = mapped_column(default=False)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    discarded_at: Mapped[datetime | None] = mapped_column(default=None)


class ImportText(Base):
    """What was in the file of a list, apart: it is large, and written once.

    It holds personal data of people who may not become members: it goes when the list was taken
    over or thrown away, and after a week in any case.
    """

    __tablename__ = "import_texts"

    draft_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_drafts.id"), primary_key=True)
    #: As lines of text; empty as long as a workbook was not read.
    text: Mapped[str] = mapped_column(Text)
    workbook: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)


class ImportRow(Base):
    """One row of a list that was uploaded, and what became of it."""

    __tablename__ = "import_rows"
    __table_args__ = (
        Index(None, "draft_id", "state", "line"),
        CheckConstraint("entered_at IS NULL OR state IN ('new', 'changed')", name="entered"),
        CheckConstraint("undone_at IS NULL OR entered_at IS NOT NULL", name="undone"),
    )

    draft_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_drafts.id"), primary_key=True)
    #: Where it begins in the file.
    line: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    cells: Mapped[list[str]] = mapped_column(JSON)
    #: What is wrong with the row itself, if no cell could be read; a ``FindingKind``.
    flaw: Mapped[str | None] = mapped_column(String(40), default=None)
    #: By what the person is recognised; see ``Marks``.
    name_mark: Mapped[str | None] = mapped_column(String(16), default=None)
    door_mark: Mapped[str | None] = mapped_column(String(16), default=None)
    mail_mark: Mapped[str | None] = mapped_column(String(16), default=None)
    email_mark: Mapped[str | None] = mapped_column(String(16), default=None)
    number: Mapped[int | None] = mapped_column(Integer, default=None)
    #: None until it was compared with the register.
    state: Mapped[RowState | None] = mapped_column(enum_by_value(RowState), default=None)
    has_warning: Mapped[bool] = mapped_column(default=False)
    #: What is said of it: kind, column, value and what stood before, as plain lists.
    findings: Mapped[list[list[str]]] = mapped_column(JSON, default_factory=list)
    entered_at: Mapped[datetime | None] = mapped_column(default=None)
    #: What it brought or replaced, so that it can be undone; see ``Traces``.
    traces: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # Any: JSON
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Why it could not be undone: the table in which something was built on it.
    kept_by: Mapped[str | None] = mapped_column(String(60), default=None)
