"""Tables of groups."""

import uuid
from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.groups.rules import (
    ContactKind,
    Delivery,
    GroupChannel,
    GroupModel,
    PhotoPolicy,
    ReportKind,
)
from coop.kernel.db import Base, Id, enum_by_value


class Group(Base):
    """One prevention group of one area."""

    __tablename__ = "groups"
    __table_args__ = (
        CheckConstraint("channel = 'telegram' OR telegram_chat_id IS NULL", name="chat"),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    #: Stands in the short address.
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    channel: Mapped[GroupChannel] = mapped_column(enum_by_value(GroupChannel))
    model: Mapped[GroupModel] = mapped_column(enum_by_value(GroupModel))
    #: One line each, public: where the group is for, and what for.
    area: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    photo_policy: Mapped[PhotoPolicy] = mapped_column(
        enum_by_value(PhotoPolicy), default=PhotoPolicy.NONE_TAKEN_IN
    )
    telegram_chat_id: Mapped[int | None] = mapped_column(BigInteger, unique=True, default=None)


class GroupKind(Base):
    """A kind of report that a group takes."""

    __tablename__ = "group_kinds"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    kind: Mapped[ReportKind] = mapped_column(enum_by_value(ReportKind), primary_key=True)

    # Tells the unit of work which row comes first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)


class GroupStreet(Base):
    """A street in the area of a group, to choose from; an area need not be the members'."""

    __tablename__ = "group_streets"
    __table_args__ = (UniqueConstraint("group_id", "street"),)

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    street: Mapped[str] = mapped_column(String(80))

    # Tells the unit of work which row comes first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)


class Contact(Base):
    """Somebody outside, known by function, who receives what a group passes on (C2, C17)."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint("answer_within_days IS NULL OR answer_within_days > 0", name="days"),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    kind: Mapped[ContactKind] = mapped_column(enum_by_value(ContactKind))
    #: "Wijkagent Koningsveld": a function, never a name (C20).
    function: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    delivery: Mapped[Delivery] = mapped_column(
        enum_by_value(Delivery), default=Delivery.PER_REPORT
    )
    #: Working days in which an answer was agreed; none agreed means that no clock runs (C21).
    answer_within_days: Mapped[int | None] = mapped_column(Integer, default=None)
    #: The first day back.
    absent_until: Mapped[date | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class ContactCode(Base):
    """A code to the address of a contact, for the browser that asked (C2)."""

    __tablename__ = "contact_codes"
    __table_args__ = (CheckConstraint("attempts >= 0", name="attempts"),)

    id: Mapped[Id]
    #: The address, hashed: two groups may tell the same agent.
    address_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: Cookie of the browser that asked, hashed; only there the code works.
    browser_hash: Mapped[str] = mapped_column(String(64), index=True)
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    #: Made when the mail is built; a retry makes a new one.
    code_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class ContactBrowser(Base):
    """A browser that the owner of an address was shown to sit at."""

    __tablename__ = "contact_browsers"
    __table_args__ = (UniqueConstraint("browser_hash", "address_hash"),)

    id: Mapped[Id]
    address_hash: Mapped[str] = mapped_column(String(64))
    browser_hash: Mapped[str] = mapped_column(String(64))
    known_until: Mapped[datetime]
