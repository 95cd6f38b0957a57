"""Tables of the contribution."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.contribution.rules.accounts import LONGEST_HOLDER, LONGEST_LINK
from coop.contribution.rules.books import LONGEST_CODE
from coop.contribution.rules.dues import Sequence
from coop.contribution.rules.files import FileKind
from coop.kernel.db import Base, Id, enum_by_value
from coop.membership.models import Member

LONGEST_IBAN = 34
#: SEPA: identifiers hold at most thirty-five characters.
LONGEST_ID = 35
LONGEST_CATEGORY = 40
LONGEST_FILE_NAME = 120
LONGEST_FORM = 200


class MandateWay(StrEnum):
    """How a mandate was given."""

    PAPER = "paper"
    WEB = "web"
    IMPORT = "import"


class Creditor(Base):
    """Our own account and terms; the newest row holds, older ones are the history."""

    __tablename__ = "creditors"
    __table_args__ = (
        CheckConstraint("notice_days > 0 AND payment_days > 0", name="terms"),
        CheckConstraint("reminder_days > 0", name="reminder_days"),
    )

    id: Mapped[Id]
    iban: Mapped[str] = mapped_column(String(LONGEST_IBAN))
    holder: Mapped[str] = mapped_column(String(LONGEST_HOLDER))
    #: The incassant-ID of the contract with the bank; without one nothing is collected.
    creditor_id: Mapped[str | None] = mapped_column(String(LONGEST_ID))
    #: Days between telling and collecting.
    notice_days: Mapped[int]
    #: Days to pay by hand.
    payment_days: Mapped[int]
    #: Least days between two reminders.
    reminder_days: Mapped[int]
    set_at: Mapped[datetime] = mapped_column(index=True)
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: Where members may pay by hand in their browser, as the bank gave it; empty for nowhere.
    payment_link: Mapped[str] = mapped_column(String(LONGEST_LINK), default="")


class Mandate(Base):
    """A member's permission to collect, until it is revoked."""

    __tablename__ = "mandates"
    __table_args__ = (
        CheckConstraint("revoked_on IS NULL OR signed_on <= revoked_on", name="order"),
        # One in force a member; those revoked are its history.
        Index(
            "uq_mandates_in_force",
            "member_id",
            unique=True,
            sqlite_where=text("revoked_on IS NULL"),
            postgresql_where=text("revoked_on IS NULL"),
        ),
    )

    id: Mapped[Id]
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"), index=True)
    #: The mandaatkenmerk, as the member reads it on a bank statement.
    reference: Mapped[str] = mapped_column(String(LONGEST_ID), unique=True)
    signed_on: Mapped[date]
    way: Mapped[MandateWay] = mapped_column(enum_by_value(MandateWay))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: The first day on which nothing may be collected under it.
    revoked_on: Mapped[date | None] = mapped_column(default=None)
    revoked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)

    #: Never read; it tells SQLAlchemy to write the member first.
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)


class MandateAccount(Base):
    """The account a mandate stands on from an instant; the newest one holds."""

    __tablename__ = "mandate_accounts"

    id: Mapped[Id]
    mandate_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("mandates.id"), index=True)
    iban: Mapped[str] = mapped_column(String(LONGEST_IBAN), index=True)
    holder: Mapped[str] = mapped_column(String(LONGEST_HOLDER))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))

    #: Never read; it tells SQLAlchemy to write the mandate first.
    mandate: Mapped[Mandate] = relationship(lazy="raise", init=False, repr=False)


class Run(Base):
    """Asking everybody for a year at once: a draft until it is fixed."""

    __tablename__ = "contribution_runs"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    id: Mapped[Id]
    year: Mapped[int]
    #: The second of a year asks who joined after the first.
    number: Mapped[int]
    collect_on: Mapped[date]
    #: Last day to pay by hand.
    pay_by: Mapped[date]
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    fixed_at: Mapped[datetime | None] = mapped_column(default=None)
    fixed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: Our own account and terms as they were when it was fixed.
    creditor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("creditors.id"), default=None)

    @property
    def message_id(self) -> str:
        """Return the name under which the bank knows this run's file."""
        return f"CONTRIBUTIE-{self.year}-{self.number}"


class RunAmount(Base):
    """What a run asks of one category of members."""

    __tablename__ = "contribution_amounts"
    __table_args__ = (CheckConstraint("cents >= 0", name="cents"),)

    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contribution_runs.id"), primary_key=True)
    #: Empty for who is in no category.
    category: Mapped[str] = mapped_column(String(LONGEST_CATEGORY), primary_key=True)
    cents: Mapped[int]

    #: Never read; it tells SQLAlchemy to write the run first.
    run: Mapped[Run] = relationship(lazy="raise", init=False, repr=False)


class Due(Base):
    """What one member owes for one year, as it was asked."""

    __tablename__ = "dues"
    __table_args__ = (
        # Nobody is asked twice for one year, whatever runs there are.
        UniqueConstraint("member_id", "year"),
        CheckConstraint("cents > 0", name="cents"),
        CheckConstraint(
            "(mandate_id IS NULL) = (iban IS NULL)"
            " AND (mandate_id IS NULL) = (holder IS NULL)"
            " AND (mandate_id IS NULL) = (sequence IS NULL)",
            name="collection",
        ),
        Index(None, "run_id", "told_at"),
    )

    id: Mapped[Id]
    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contribution_runs.id"))
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id"))
    year: Mapped[int]
    cents: Mapped[int]
    #: The betalingskenmerk, and the end-to-end identification of a collection.
    reference: Mapped[str] = mapped_column(String(LONGEST_ID), unique=True)
    #: Told by mail; otherwise by letter.
    by_mail: Mapped[bool]
    #: When the mail was put in the outbox.
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The mandate that is used and its account as it was; none of it when paid by hand.
    mandate_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("mandates.id"), index=True, default=None
    )
    iban: Mapped[str | None] = mapped_column(String(LONGEST_IBAN), default=None)
    holder: Mapped[str | None] = mapped_column(String(LONGEST_HOLDER), default=None)
    sequence: Mapped[Sequence | None] = mapped_column(enum_by_value(Sequence), default=None)
    #: The account collected from before, if the mandate moved to another (amendment).
    former_iban: Mapped[str | None] = mapped_column(String(LONGEST_IBAN), default=None)

    run: Mapped[Run] = relationship(lazy="raise", init=False, repr=False)
    member: Mapped[Member] = relationship(lazy="raise", init=False, repr=False)


class RunFile(Base):
    """A file of a fixed run, kept so that whoever fetches it again gets the same bytes."""

    __tablename__ = "contribution_files"

    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contribution_runs.id"), primary_key=True)
    kind: Mapped[FileKind] = mapped_column(enum_by_value(FileKind), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    #: How many payments or letters are in it.
    count: Mapped[int] = mapped_column(Integer)
    written_at: Mapped[datetime]

    #: Never read; it tells SQLAlchemy to write the run first.
    run: Mapped[Run] = relationship(lazy="raise", init=False, repr=False)


class BooksChoice(Base):
    """How the books want their file; the newest row holds."""

    __tablename__ = "books_choices"

    id: Mapped[Id]
    columns: Mapped[list[str]] = mapped_column(JSON)
    revenue: Mapped[str] = mapped_column(String(LONGEST_CODE))
    debtors: Mapped[str] = mapped_column(String(LONGEST_CODE))
    bank: Mapped[str] = mapped_column(String(LONGEST_CODE))
    tax_code: Mapped[str] = mapped_column(String(LONGEST_CODE))
    set_at: Mapped[datetime] = mapped_column(index=True)
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))


class Statement(Base):
    """A bank statement that was uploaded; the file itself is kept only until it is read."""

    __tablename__ = "bank_statements"

    id: Mapped[Id]
    #: By this the same file is known again.
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    file_name: Mapped[str] = mapped_column(String(LONGEST_FILE_NAME))
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    uploaded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: The kind of file: camt.053, the bank's CSV, or columns that somebody chose.
    form: Mapped[str] = mapped_column(String(LONGEST_FORM), default="")
    #: Payments in it that another statement had told already.
    known: Mapped[int] = mapped_column(Integer, default=0)


class StatementText(Base):
    """A file of which somebody has to say what its columns are; a day at most."""

    __tablename__ = "bank_texts"

    statement_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("bank_statements.id"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)

    #: Never read; it tells SQLAlchemy to write the statement first.
    statement: Mapped[Statement] = relationship(lazy="raise", init=False, repr=False)


class Entry(Base):
    """One payment of a statement, until somebody or a rule has said what it is for."""

    __tablename__ = "bank_entries"
    __table_args__ = (CheckConstraint("cents <> 0", name="cents"),)

    id: Mapped[Id]
    statement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bank_statements.id"), index=True)
    #: The same payment in an overlapping statement has the same key.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    position: Mapped[int]
    booked_on: Mapped[date]
    #: In above nought, out below.
    cents: Mapped[int]
    counter_iban: Mapped[str] = mapped_column(String(LONGEST_IBAN))
    counter_name: Mapped[str] = mapped_column(String(LONGEST_HOLDER))
    text: Mapped[str] = mapped_column(String(300))
    return_code: Mapped[str] = mapped_column(String(4))
    settled_at: Mapped[datetime | None] = mapped_column(index=True, default=None)
    #: Nobody when a rule matched it.
    settled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)

    #: Never read; it tells SQLAlchemy to write the statement first.
    statement: Mapped[Statement] = relationship(lazy="raise", init=False, repr=False)


class Booking(Base):
    """What of a payment was put on a due; what is open is the due less all of these."""

    __tablename__ = "bookings"
    __table_args__ = (CheckConstraint("cents <> 0", name="cents"),)

    due_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dues.id"), primary_key=True)
    entry_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("bank_entries.id"), primary_key=True, index=True
    )
    cents: Mapped[int]

    #: Never read; they tell SQLAlchemy what to write first.
    due: Mapped[Due] = relationship(lazy="raise", init=False, repr=False)
    entry: Mapped[Entry] = relationship(lazy="raise", init=False, repr=False)


class Reminder(Base):
    """That somebody was reminded of a due, on a day."""

    __tablename__ = "reminders"

    due_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dues.id"), primary_key=True)
    reminded_on: Mapped[date] = mapped_column(primary_key=True)
    #: What was open that day.
    cents: Mapped[int]
    by_mail: Mapped[bool]
    reminded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))

    due: Mapped[Due] = relationship(lazy="raise", init=False, repr=False)
