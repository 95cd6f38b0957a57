"""Tables of the privacy desk."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.people.rules import LONGEST_EMAIL
from coop.privacy.rules.requests import (
    LONGEST_NAME,
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
)


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
