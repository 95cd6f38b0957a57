"""Tables of keeping chats good."""

import uuid
from datetime import datetime, time
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.groups.rules.joining import LONGEST_INVITE
from coop.kernel.db import Base, Id, enum_by_value
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.ladder import Breach, Rung
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.rights import Trouble
from coop.people.models import Person


class GroupRule(Base):
    """What one group wants of one rule, where that is not as it begins."""

    __tablename__ = "house_rules"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    rule: Mapped[HouseRule] = mapped_column(enum_by_value(HouseRule), primary_key=True)
    measure: Mapped[Measure] = mapped_column(enum_by_value(Measure))


class Night(Base):
    """When a group is closed for the night, and whether it is now."""

    __tablename__ = "group_nights"
    __table_args__ = (
        CheckConstraint("(begins IS NULL) = (ends IS NULL) AND begins <> ends", name="hours"),
    )

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: Empty where a group has no night (any more).
    begins: Mapped[time | None] = mapped_column(Time)
    ends: Mapped[time | None] = mapped_column(Time)
    is_closed: Mapped[bool] = mapped_column(default=False)
    #: What members could do before it was closed, by Telegram's names: exactly that comes back.
    permissions: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class ChatTrouble(Base):
    """Something the bot cannot do in the chat of a group, until it can."""

    __tablename__ = "chat_troubles"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    trouble: Mapped[Trouble] = mapped_column(enum_by_value(Trouble), primary_key=True)
    noticed_at: Mapped[datetime]


class Newcomer(Base):
    """A Telegram account that has just come into a group, until it is no newcomer any more."""

    __tablename__ = "newcomers"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    joined_at: Mapped[datetime]
    written: Mapped[int] = mapped_column(Integer, default=0)


class StoppedMessage(Base):
    """A message in which a rule found something: the item on the moderators' list."""

    __tablename__ = "stopped_messages"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        CheckConstraint("(decided_at IS NULL) = (was_right IS NULL)", name="a_decision_says_what"),
        Index(
            "ix_stopped_messages_waiting",
            "group_id",
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    #: Who wrote it; nobody for who writes in the name of the group.
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    #: The topic it stood in, where the group has topics; General has none.
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(index=True)
    #: Which rule found something; the newest text decides.
    rule: Mapped[HouseRule] = mapped_column(enum_by_value(HouseRule), init=False)
    measure: Mapped[Measure] = mapped_column(enum_by_value(Measure), default=Measure.FLAG)
    #: What it said, for a week at most and only to be judged or put back.
    text: Mapped[str | None] = mapped_column(Text, default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    was_right: Mapped[bool | None] = mapped_column(default=None)
    restored_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    person: Mapped[Person | None] = relationship(
        lazy="raise", init=False, repr=False, foreign_keys=[person_id]
    )


class Sanction(Base):
    """What a moderator did to somebody in one group; it never touches membership."""

    __tablename__ = "sanctions"
    __table_args__ = (
        CheckConstraint(
            "appeal_decided_at IS NULL OR appealed_at IS NOT NULL", name="appeal_first"
        ),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    rung: Mapped[Rung] = mapped_column(enum_by_value(Rung))
    breach: Mapped[Breach] = mapped_column(enum_by_value(Breach))
    at: Mapped[datetime]
    #: Until when a mute or a ban lasts.
    until: Mapped[datetime | None]
    imposed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)
    lifted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    appealed_at: Mapped[datetime | None] = mapped_column(default=None)
    appeal_decided_at: Mapped[datetime | None] = mapped_column(default=None)
    appeal_decided_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), default=None
    )


class ChatInvite(Base):
    """A personal link into the chat of a group, until it was used or is over."""

    __tablename__ = "chat_invites"
    __table_args__ = (UniqueConstraint("chat_id", "link"),)

    id: Mapped[Id]
    participant_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    link: Mapped[str] = mapped_column(String(LONGEST_INVITE))
    expires_at: Mapped[datetime]
    #: Used, or taken back because somebody went or asked for another.
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class ChatOrder(Base):
    """Something the bot has to do in a chat, from the moment it is decided until it is done."""

    __tablename__ = "chat_orders"
    __table_args__ = (
        CheckConstraint("done_at IS NULL OR failed_at IS NULL", name="one_end"),
        Index(
            "ix_chat_orders_waiting",
            "due_at",
            sqlite_where=text("done_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("done_at IS NULL AND failed_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    kind: Mapped[OrderKind] = mapped_column(enum_by_value(OrderKind))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    #: Within one transaction, what comes first.
    position: Mapped[int] = mapped_column(Integer)
    ordered_at: Mapped[datetime]
    due_at: Mapped[datetime]
    message_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    account_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    #: Until when a member is muted or kept out, or a link works.
    until: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Telegram's own words; it names nobody.
    failure: Mapped[str | None] = mapped_column(String(300), default=None)
    #: For whom a link is made, and the link that is taken back.
    participant_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    link: Mapped[str | None] = mapped_column(String(LONGEST_INVITE), default=None)
