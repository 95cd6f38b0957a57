"""Tables of bulletins."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.bulletins.rules import (
    LONGEST_BULLETIN,
    BulletinAct,
    BulletinKind,
    BulletinState,
    SentHow,
    state_of,
)
from coop.groups.models import Contact, Group
from coop.kernel.db import Base, Id, enum_by_value


class Bulletin(Base):
    """What a contact wants one group to know, until when, and what the group reads of it."""

    __tablename__ = "bulletins"
    __table_args__ = (
        CheckConstraint("(placed_at IS NULL) = (placed_text IS NULL)", name="placed"),
        CheckConstraint("(placed_at IS NULL) = (placed_until IS NULL)", name="placed_until"),
        CheckConstraint("declined_at IS NULL OR placed_at IS NULL", name="one_way"),
        Index(None, "group_id", "sent_at"),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"))
    #: Who sent it: a function, never a name (C20).
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contacts.id"), index=True)
    kind: Mapped[BulletinKind] = mapped_column(enum_by_value(BulletinKind))
    how: Mapped[SentHow] = mapped_column(enum_by_value(SentHow))
    sent_at: Mapped[datetime] = mapped_column(index=True)
    #: What the sender wants now, and until when.
    text: Mapped[str] = mapped_column(String(LONGEST_BULLETIN))
    ends_at: Mapped[datetime]
    placed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: What the group reads; a correction takes its place when a moderator says so.
    placed_text: Mapped[str | None] = mapped_column(String(LONGEST_BULLETIN), default=None)
    placed_until: Mapped[datetime | None] = mapped_column(index=True, default=None)
    corrected_at: Mapped[datetime | None] = mapped_column(default=None)
    declined_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    #: When the group was told that it is over.
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tell the unit of work which rows come first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)
    contact: Mapped[Contact] = relationship(lazy="raise", init=False, repr=False)

    @property
    def awaits_correction(self) -> bool:
        """Tell whether the sender put right what the group still reads as it was."""
        wanted = (self.text, self.ends_at)
        return self.placed_at is not None and wanted != (self.placed_text, self.placed_until)

    def state_at(self, now: datetime) -> BulletinState:
        """Return where it stands at a moment."""
        return state_of(
            declined_at=self.declined_at,
            withdrawn_at=self.withdrawn_at,
            is_placed=self.placed_at is not None,
            until=self.placed_until or self.ends_at,
            now=now,
        )


class BulletinStep(Base):
    """One line in the history of a bulletin, by function."""

    __tablename__ = "bulletin_steps"

    bulletin_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bulletins.id"), primary_key=True)
    #: 1, 2, 3 …: two who press at once collide here, and the second learns of the first.
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    act: Mapped[BulletinAct] = mapped_column(enum_by_value(BulletinAct))
    at: Mapped[datetime]
    function: Mapped[str] = mapped_column(String(80))

    # Tells the unit of work which row comes first.
    bulletin: Mapped[Bulletin] = relationship(lazy="raise", init=False, repr=False)
