"""How moderators deal with a report, beside its states."""

import uuid
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.incidents.models.reports import Report
from coop.incidents.rules.answers import LONGEST_PLACE, LONGEST_TEXT
from coop.incidents.rules.review import Reminder
from coop.incidents.rules.talk import LONGEST_QUESTION, TextKind
from coop.kernel.db import Base, Id, enum_by_value


class ReportClaim(Base):
    """Which moderator looks at a report now; gone once somebody decided or time is up."""

    __tablename__ = "report_claims"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportMerge(Base):
    """A report that tells of the same thing as another, and goes on with that one."""

    __tablename__ = "report_merges"
    __table_args__ = (CheckConstraint("report_id <> into_id", name="other"),)

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    into_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), index=True)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(
        lazy="raise", init=False, repr=False, foreign_keys=[report_id]
    )


class ReportReminder(Base):
    """That moderators, or whoever stands in for them, were told that a report waits."""

    __tablename__ = "report_reminders"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    #: Which step of the report waits; one taken up again waits anew.
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    reminder: Mapped[Reminder] = mapped_column(enum_by_value(Reminder), primary_key=True)
    at: Mapped[datetime]

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportQuestion(Base):
    """Something that is asked of who made a report; whoever asks learns no name."""

    __tablename__ = "report_questions"

    id: Mapped[Id]
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), index=True)
    #: "beheerder", "wijkagent": never a name.
    asked_by: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(LONGEST_QUESTION))
    asked_at: Mapped[datetime]
    #: In a chat: since when the words that are typed next are the answer.
    awaited_since: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(String(LONGEST_TEXT), default="")
    #: Whoever made the report would rather not say.
    declined_at: Mapped[datetime | None] = mapped_column(default=None)
    #: The contact outside who asks; nothing where a moderator does.
    contact_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    #: When that contact was told of the answer.
    told_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for who made the report."""
        return self.answered_at is None and self.declined_at is None

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportRedaction(Base):
    """What receivers outside read instead of the reporter's own words."""

    __tablename__ = "report_redactions"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    behaviour: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    #: Empty: receivers read the street alone.
    place: Mapped[str] = mapped_column(String(LONGEST_PLACE))
    #: By person that was described, the words instead of those about marks; empty for none.
    marks: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    #: Instead of the words about where they went; nothing: the reporter's own.
    direction: Mapped[str | None] = mapped_column(String(LONGEST_PLACE), default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportShare(Base):
    """What, where and when of a report, told to a receiver other than the police (C17)."""

    __tablename__ = "report_shares"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contacts.id"), primary_key=True)
    at: Mapped[datetime]

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class StandardText(Base):
    """Words that moderators need often, as the board wrote them."""

    __tablename__ = "standard_texts"

    id: Mapped[Id]
    kind: Mapped[TextKind] = mapped_column(enum_by_value(TextKind))
    text: Mapped[str] = mapped_column(String(LONGEST_QUESTION))
    added_at: Mapped[datetime]


class ReviewSettings(Base):
    """What moderators of one group chose about reviewing; without a row the usual holds."""

    __tablename__ = "review_settings"
    __table_args__ = (
        CheckConstraint("metres > 0 AND days > 0", name="near"),
        CheckConstraint("now_minutes > 0 AND minutes > 0", name="terms"),
    )

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: How near, and how lately, another report is called similar.
    metres: Mapped[int] = mapped_column(Integer)
    days: Mapped[int] = mapped_column(Integer)
    #: After how long moderators are reminded of what happens now, and of the rest.
    now_minutes: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int] = mapped_column(Integer)
