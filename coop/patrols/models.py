"""Tables of rounds."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.groups.models import Group
from coop.kernel.db import Base, Id, enum_by_value
from coop.patrols.rules.notes import LONGEST_NOTE, NoteKind
from coop.patrols.rules.rounds import Course
from coop.patrols.rules.team import LONGEST_OWN_RULES, Insurance, WalkerState, state_of_walker
from coop.people.models import Person


class PatrolTeam(Base):
    """A group in which rounds are walked, and what was agreed about them."""

    __tablename__ = "patrol_teams"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    begun_at: Mapped[datetime]
    #: Which edition of the rules of conduct holds; a change asks everybody again.
    conduct_version: Mapped[int] = mapped_column(Integer, default=1)
    #: What this team adds to the rules that hold everywhere.
    own_rules: Mapped[str] = mapped_column(String(LONGEST_OWN_RULES), default="")
    #: The walkers talk in an app beside this, without agreements with police and gemeente.
    has_side_chat: Mapped[bool] = mapped_column(default=False)
    insurance: Mapped[Insurance] = mapped_column(
        enum_by_value(Insurance), default=Insurance.UNKNOWN
    )


class Walker(Base):
    """Somebody asks to walk rounds, walks them, or did."""

    __tablename__ = "patrol_walkers"
    __table_args__ = (
        CheckConstraint("(accepted_at IS NULL) = (accepted_version IS NULL)", name="accepted"),
        Index(
            "uq_patrol_walkers_group_id_person_id",
            "group_id",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    asked_at: Mapped[datetime]
    admitted_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The edition of the rules of conduct that he or she said yes to, and when.
    accepted_version: Mapped[int | None] = mapped_column(Integer, default=None)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def state(self) -> WalkerState:
        """Return how somebody stands to the rounds."""
        return state_of_walker(admitted_at=self.admitted_at, ended_at=self.ended_at)


class Round(Base):
    """One round of a group."""

    __tablename__ = "patrol_rounds"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR started_at IS NOT NULL", name="started_first"),
        CheckConstraint("cancelled_at IS NULL OR started_at IS NULL", name="one_course"),
        Index(None, "group_id", "planned_at"),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"))
    planned_at: Mapped[datetime]
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    end_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Closed by the clock, because nobody pressed the end.
    is_forgotten: Mapped[bool] = mapped_column(default=False)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)

    @property
    def course(self) -> Course:
        """Return its instants."""
        return Course(
            planned_at=self.planned_at,
            started_at=self.started_at,
            ended_at=self.ended_at,
            cancelled_at=self.cancelled_at,
            is_forgotten=self.is_forgotten,
        )


class RoundStreet(Base):
    """A street of a round, in the order in which it is walked."""

    __tablename__ = "patrol_streets"

    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patrol_rounds.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    street: Mapped[str] = mapped_column(String(80))

    # Tells the unit of work which row comes first.
    round: Mapped[Round] = relationship(lazy="raise", init=False, repr=False)


class RoundWalker(Base):
    """Somebody walks a round."""

    __tablename__ = "patrol_round_walkers"

    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patrol_rounds.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    joined_at: Mapped[datetime]

    # Tell the unit of work which row comes first.
    round: Mapped[Round] = relationship(lazy="raise", init=False, repr=False)
    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)


class RoundNote(Base):
    """What was seen of a place on a round; of whom it is, is not kept."""

    __tablename__ = "patrol_notes"

    id: Mapped[Id]
    round_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patrol_rounds.id"), index=True)
    at: Mapped[datetime]
    kind: Mapped[NoteKind] = mapped_column(enum_by_value(NoteKind))
    street: Mapped[str] = mapped_column(String(80))
    #: A few words, for four weeks.
    text: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")
    #: A buurtmelding was begun with it.
    handed_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    round: Mapped[Round] = relationship(lazy="raise", init=False, repr=False)
