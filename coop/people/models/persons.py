"""Tables of who people are, how they are reached and what they do."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id, enum_by_value
from coop.kernel.permissions import Scope, ScopeKind
from coop.people.rules import (
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    LONGEST_TUSSENVOEGSEL,
    ChannelKind,
    Name,
    Purpose,
    RoleKind,
    folded,
)
from coop.places.models import Address


class Person(Base):
    """Somebody the cooperative knows: member, resident, volunteer or adviser."""

    __tablename__ = "persons"
    # A search runs through names, and finds by this where somebody lives without the row itself.
    __table_args__ = (Index(None, "sort_name", "address_id", "id"),)

    id: Mapped[Id]
    given_name: Mapped[str] = mapped_column(String(LONGEST_GIVEN_NAME))
    created_at: Mapped[datetime]
    tussenvoegsel: Mapped[str] = mapped_column(String(LONGEST_TUSSENVOEGSEL), default="")
    family_name: Mapped[str] = mapped_column(String(LONGEST_FAMILY_NAME), default="")
    #: BCP 47 tag of the language this person reads.
    language: Mapped[str] = mapped_column(String(10), default="nl")
    address_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("addresses.id"), index=True, default=None
    )
    #: When somebody checked that this person lives there (C4 asks it of who alarms a group).
    address_checked_at: Mapped[datetime | None] = mapped_column(default=None)

    #: "vries jan de": by this lists are sorted and searched, alike on every database.
    sort_name: Mapped[str] = mapped_column(String(230), init=False, default="")

    address: Mapped[Address | None] = relationship(lazy="raise", init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold the name for lists; whoever changes the name calls this again."""
        self.sort_name = folded(self.name.sorted)

    @property
    def name(self) -> Name:
        """Return the parts of the name together."""
        return Name(
            given=self.given_name, tussenvoegsel=self.tussenvoegsel, family=self.family_name
        )


class Channel(Base):
    """One way to reach a person."""

    __tablename__ = "channels"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "value"),
        # Two members may share a mail address (C14); a Telegram account is one person's.
        Index(
            "uq_channels_telegram",
            "value",
            unique=True,
            sqlite_where=text("kind = 'telegram'"),
            postgresql_where=text("kind = 'telegram'"),
        ),
        Index(None, "kind", "value"),
        Index(None, "kind", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[ChannelKind] = mapped_column(enum_by_value(ChannelKind))
    #: Mail address in lower case, Telegram user id, or phone number as E.164.
    value: Mapped[str] = mapped_column(String(254))
    verified_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Since when nothing arrives there any more (bounced, bot blocked).
    dead_since: Mapped[datetime | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the person first.
    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)


class Consent(Base):
    """Permission to use a kind of channel for a purpose, with its dates."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR given_at <= withdrawn_at", name="order"),
        Index(None, "person_id", "purpose"),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    channel: Mapped[ChannelKind] = mapped_column(enum_by_value(ChannelKind))
    purpose: Mapped[Purpose] = mapped_column(enum_by_value(Purpose))
    given_at: Mapped[datetime]
    #: How it was given: "web", "import", "papier", "telegram".
    given_how: Mapped[str] = mapped_column(String(20))
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the person first.
    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)


class Role(Base):
    """A function somebody holds from a day, perhaps until a day, perhaps for one thing only."""

    __tablename__ = "roles"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="order"),
        CheckConstraint(
            "back_on IS NULL OR (away_from IS NOT NULL AND away_from < back_on)", name="absence"
        ),
        CheckConstraint("deputy_id IS NULL OR deputy_id <> person_id", name="deputy"),
        Index(None, "person_id", "kind"),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[RoleKind] = mapped_column(enum_by_value(RoleKind))
    starts_on: Mapped[date]
    scope_kind: Mapped[ScopeKind] = mapped_column(enum_by_value(ScopeKind), default=ScopeKind.ALL)
    scope_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    #: The first day without the function.
    ends_on: Mapped[date | None] = mapped_column(default=None)
    #: Acts for the holder while he or she is away.
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    away_from: Mapped[date | None] = mapped_column(default=None)
    #: The first day back, if that is known.
    back_on: Mapped[date | None] = mapped_column(default=None)
    #: When a board member saw that this goes badly with another function, and gave it still.
    conflict_seen_at: Mapped[datetime | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the person first.
    person: Mapped[Person] = relationship(
        lazy="raise", init=False, repr=False, foreign_keys=[person_id]
    )

    @property
    def scope(self) -> Scope:
        """Return on what the function is held."""
        return Scope(self.scope_kind, self.scope_id)

    def is_away_on(self, day: date) -> bool:
        """Tell whether the holder is away on a day, so that the deputy acts."""
        is_gone = self.away_from is not None and self.away_from <= day
        return is_gone and (self.back_on is None or day < self.back_on)


class PersonMerge(Base):
    """An entry that turned out to be somebody who stands here already.

    The entry stays behind without address and channels, for the rolls it stood on.
    """

    __tablename__ = "person_merges"
    __table_args__ = (CheckConstraint("person_id <> into_id", name="two"),)

    #: The entry that went; it can go once.
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    #: The one that stays; moves along when that one goes too.
    into_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    merged_at: Mapped[datetime]
    merged_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    #: Of which of the two each field stayed; never what stood there.
    choices: Mapped[dict[str, Any]]  # Any: plain JSON, see ``coop.merging.rules.choices``
