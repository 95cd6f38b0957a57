"""Who votes for whom in a meeting."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.assembly.rules import ProxyEnd, ProxyWay
from coop.kernel.db import Base, Id, enum_by_value

LONGEST_INSTRUCTION = 500


class Proxy(Base):
    """One proxy (volmacht), from giver to holder; it is ended and never removed or changed."""

    __tablename__ = "proxies"
    __table_args__ = (
        CheckConstraint("giver_id <> holder_id", name="two"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
        CheckConstraint("ended_at IS NULL OR given_at <= ended_at", name="order"),
        CheckConstraint("(paper IS NULL) = (paper_type IS NULL)", name="paper"),
        # A vote is in one hand at most; the rules see to a proxy for one point beside this one.
        Index(
            "uq_proxies_standing",
            "meeting_id",
            "giver_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL AND item_id IS NULL"),
            postgresql_where=text("ended_at IS NULL AND item_id IS NULL"),
        ),
        Index(
            "uq_proxies_standing_item",
            "item_id",
            "giver_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "meeting_id", "holder_id"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    giver_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    holder_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    way: Mapped[ProxyWay] = mapped_column(enum_by_value(ProxyWay))
    given_at: Mapped[datetime]
    #: Of one point of the agenda only; empty: of the whole meeting.
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agenda_items.id"), default=None)
    #: What the giver asks the holder to vote; for the holder's eyes, and binding between the two.
    instruction: Mapped[str] = mapped_column(String(LONGEST_INSTRUCTION), default="")
    #: Who typed a form of paper in.
    registered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: A scan or photo of the signed form.
    paper: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    paper_type: Mapped[str | None] = mapped_column(String(20), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[ProxyEnd | None] = mapped_column(enum_by_value(ProxyEnd), default=None)


class ProxyDraft(Base):
    """A proxy that somebody is giving in a chat; gone when it is given, stopped or old."""

    __tablename__ = "proxy_drafts"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meetings.id"))
    touched_at: Mapped[datetime] = mapped_column(index=True)
    #: Who was named; nobody while that is the question.
    holder_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
