"""Tables of the privacy desk."""

import uuid
from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.people.rules import LONGEST_EMAIL
from coop.privacy.rules.breaches import LONGEST_LINE, Answer
from coop.privacy.rules.requests import (
    LONGEST_NAME,
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
)
from coop.privacy.rules.retention import Matter


class PrivacyRequest(Base):
    """Somebody asks about his or her own data; removed a year after the answer."""

    __tablename__ = "privacy_requests"
    __table_args__ = (
        CheckConstraint("(answered_at IS NULL) = (outcome IS NULL)", name="answer"),
        CheckConstraint("(extended_on IS NULL) = (extension_reason IS NULL)", name="extension"),
    )

    id: Mapped[Id]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    kind: Mapped[RequestKind] = mapped_column(enum_by_value(RequestKind))
    relation: Mapped[Relation] = mapped_column(enum_by_value(Relation))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL), index=True)
    text: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(10))
    received_at: Mapped[datetime] = mapped_column(index=True)
    #: The legal day of receipt; the month runs from here.
    received_on: Mapped[date]
    #: Network address that sent it, hashed, for the limit; gone with the answer.
    origin_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    #: Who was signed in; of anybody else it has to be found out who it is.
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    extended_on: Mapped[date | None] = mapped_column(default=None)
    extension_reason: Mapped[ExtensionReason | None] = mapped_column(
        enum_by_value(ExtensionReason), default=None
    )
    answered_at: Mapped[datetime | None] = mapped_column(index=True, default=None)
    outcome: Mapped[RequestOutcome | None] = mapped_column(
        enum_by_value(RequestOutcome), default=None
    )
    ground: Mapped[Ground | None] = mapped_column(enum_by_value(Ground), default=None)
    #: What was done, for who later has to show it.
    note: Mapped[str] = mapped_column(Text, default="")


class Processor(Base):
    """Somebody who handles data for the cooperative (AVG art. 28)."""

    __tablename__ = "processors"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(120))
    #: What it does for us.
    purpose: Mapped[str] = mapped_column(String(200))
    #: Where the data are: a country, or "in de EU".
    place: Mapped[str] = mapped_column(String(120))
    added_at: Mapped[datetime]
    #: Date of the agreement on file; without it there is none yet.
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Breach(Base):
    """Something that went wrong with data of people (AVG art. 33 lid 5), as it was handled."""

    __tablename__ = "breaches"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("people IS NULL OR people >= 0", name="people"),
        CheckConstraint(
            "(unreadable IS NULL) = (harmful IS NULL) AND (returned IS NULL) = (harmful IS NULL)",
            name="weighing",
        ),
    )

    id: Mapped[Id]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    noted_at: Mapped[datetime]
    noted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: The 72 hours run from here.
    found_at: Mapped[datetime]
    what: Mapped[str] = mapped_column(Text)
    kinds: Mapped[list[str]] = mapped_column(JSON)
    #: When it happened, in words: often nobody knows exactly.
    happened: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    data: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    concerned: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    #: About how many people; nothing while nobody knows.
    people: Mapped[int | None] = mapped_column(default=None)
    unreadable: Mapped[Answer | None] = mapped_column(
        enum_by_value(Answer, name="breach_unreadable"), default=None
    )
    returned: Mapped[Answer | None] = mapped_column(
        enum_by_value(Answer, name="breach_returned"), default=None
    )
    harmful: Mapped[Answer | None] = mapped_column(
        enum_by_value(Answer, name="breach_harmful"), default=None
    )
    consequences: Mapped[str] = mapped_column(Text, default="")
    measures: Mapped[str] = mapped_column(Text, default="")
    reported_at: Mapped[datetime | None] = mapped_column(default=None)
    report_reference: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    #: Why it was not reported, or late.
    report_reason: Mapped[str] = mapped_column(Text, default="")
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    told_reason: Mapped[str] = mapped_column(Text, default="")
    #: The text to the people as somebody made it; empty while the draft will do.
    told_text: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[datetime | None] = mapped_column(index=True, default=None)
    closed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)


class Removal(Base):
    """How much of a matter went by itself on a day; of whom it was, nobody can tell any more."""

    __tablename__ = "removals"
    __table_args__ = (CheckConstraint("count > 0", name="count"),)

    removed_on: Mapped[date] = mapped_column(primary_key=True)
    matter: Mapped[Matter] = mapped_column(enum_by_value(Matter), primary_key=True)
    count: Mapped[int]
