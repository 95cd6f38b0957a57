"""Tables of incidents."""

import uuid
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from coop.groups.rules import ReportKind
from coop.incidents.rules.answers import (
    LONGEST_ALBUM,
    LONGEST_PLACE,
    LONGEST_SHORT,
    LONGEST_TEXT,
    Answers,
    Called,
    Happening,
    Moment,
    Place,
    Precision,
    Step,
    YesNo,
)
from coop.incidents.rules.states import (
    LONGEST_NOTE,
    AgentAnswer,
    GivenHow,
    RejectReason,
    Source,
    State,
    ensure_may_become,
)
from coop.incidents.rules.traits import Count, Seen
from coop.kernel.db import Base, Id, enum_by_value


class AnswerColumns(MappedAsDataclass, kw_only=True):
    """What was said, one typed column an answer; no column for descent or a name."""

    happening: Mapped[Happening | None] = mapped_column(enum_by_value(Happening), default=None)
    called: Mapped[Called | None] = mapped_column(enum_by_value(Called), default=None)
    called_at: Mapped[datetime | None] = mapped_column(default=None)
    called_precision: Mapped[Precision | None] = mapped_column(
        enum_by_value(Precision, name="called_precision"), default=None
    )
    police_number: Mapped[str | None] = mapped_column(String(LONGEST_SHORT), default=None)
    kind: Mapped[ReportKind | None] = mapped_column(enum_by_value(ReportKind), default=None)
    behaviour: Mapped[str | None] = mapped_column(String(40), default=None)
    behaviour_text: Mapped[str | None] = mapped_column(String(LONGEST_TEXT), default=None)
    names_origin: Mapped[bool] = mapped_column(default=False)
    seen: Mapped[Seen | None] = mapped_column(enum_by_value(Seen), default=None)
    persons_seen: Mapped[Count | None] = mapped_column(
        enum_by_value(Count, name="persons_seen"), default=None
    )
    vehicles_seen: Mapped[Count | None] = mapped_column(
        enum_by_value(Count, name="vehicles_seen"), default=None
    )
    direction: Mapped[str | None] = mapped_column(String(80), default=None)
    direction_text: Mapped[str | None] = mapped_column(String(LONGEST_PLACE), default=None)
    street: Mapped[str | None] = mapped_column(String(80), default=None)
    place_text: Mapped[str | None] = mapped_column(String(LONGEST_PLACE), default=None)
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)
    moment_at: Mapped[datetime | None] = mapped_column(default=None)
    moment_precision: Mapped[Precision | None] = mapped_column(
        enum_by_value(Precision, name="moment_precision"), default=None
    )
    images: Mapped[YesNo | None] = mapped_column(enum_by_value(YesNo), default=None)

    def what_was_said(self) -> Answers:
        """Return the columns as answers; who was seen stands in rows of its own."""
        return Answers(
            happening=self.happening,
            called=self.called,
            called_at=_moment(self.called_precision, self.called_at),
            police_number=self.police_number,
            kind=self.kind,
            behaviour=self.behaviour,
            behaviour_text=self.behaviour_text,
            names_origin=self.names_origin,
            seen=self.seen,
            persons_seen=self.persons_seen,
            vehicles_seen=self.vehicles_seen,
            direction=self.direction,
            direction_text=self.direction_text,
            place=place if (place := self.where()).is_known else None,
            moment=_moment(self.moment_precision, self.moment_at),
            moment_right=self.moment_precision is not None,
            images=self.images,
        )

    def where(self) -> Place:
        """Return the place that was named; one of which nothing is known where none was."""
        return Place(
            street=self.street,
            text=self.place_text,
            latitude=self.latitude,
            longitude=self.longitude,
        )

    def keep(self, answers: Answers) -> None:
        """Store answers in the columns."""
        self.happening = answers.happening
        self.called = answers.called
        self.called_at = answers.called_at.at if answers.called_at else None
        self.called_precision = answers.called_at.precision if answers.called_at else None
        self.police_number = answers.police_number
        self.kind = answers.kind
        self.behaviour = answers.behaviour
        self.behaviour_text = answers.behaviour_text
        self.names_origin = answers.names_origin
        self.seen = answers.seen
        self.persons_seen = answers.persons_seen
        self.vehicles_seen = answers.vehicles_seen
        self.direction = answers.direction
        self.direction_text = answers.direction_text
        place = answers.place or Place()
        self.street = place.street
        self.place_text = place.text
        self.latitude = place.latitude
        self.longitude = place.longitude
        self.moment_at = answers.moment.at if answers.moment else None
        self.moment_precision = answers.moment.precision if answers.moment else None
        self.images = answers.images


def _moment(precision: Precision | None, at: datetime | None) -> Moment | None:
    return None if precision is None else Moment(precision=precision, at=at)


class Draft(AnswerColumns, Base):
    """A report in progress: of a person, or of a browser that nobody signed in."""

    __tablename__ = "report_drafts"
    __table_args__ = (
        UniqueConstraint("person_id", "group_id"),
        CheckConstraint("(person_id IS NULL) <> (token_hash IS NULL)", name="owner"),
    )

    id: Mapped[Id]
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    started_at: Mapped[datetime]
    touched_at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    #: Network address of the browser, hashed with the site's secret, for the limit.
    origin_hash: Mapped[str | None] = mapped_column(String(64), index=True, default=None)
    #: A question asked again, because somebody went back or corrects it; else the first open one.
    asking: Mapped[Step | None] = mapped_column(enum_by_value(Step), default=None)
    moment_ambiguous: Mapped[bool] = mapped_column(default=False)
    moment_right: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[YesNo | None] = mapped_column(
        enum_by_value(YesNo, name="contact"), default=None
    )
    email: Mapped[str | None] = mapped_column(String(254), default=None)
    #: Names of skipped questions with spaces between.
    skipped: Mapped[str] = mapped_column(String(200), default="")
    #: In a chat: of which album the first photo was answered; the others change that answer.
    album: Mapped[str | None] = mapped_column(String(LONGEST_ALBUM), default=None)
    #: Why the photo or voice message sent last was not taken; the next question says so.
    turned_away: Mapped[str | None] = mapped_column(String(LONGEST_SHORT), default=None)


class ReportCounter(Base):
    """The number of the newest report; one row, so that numbers have no gaps."""

    __tablename__ = "report_counters"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    newest: Mapped[int] = mapped_column(Integer)


class Report(AnswerColumns, Base):
    """What was reported, without who reported it."""

    __tablename__ = "reports"
    __table_args__ = (Index(None, "group_id", "received_at"),)

    id: Mapped[Id]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"))
    source: Mapped[Source] = mapped_column(enum_by_value(Source))
    received_at: Mapped[datetime]
    #: Made before the board released it, or before the kick-off: nothing of it leaves (C6).
    is_practice: Mapped[bool] = mapped_column(default=False)


class Reporter(Base):
    """Who reported: kept apart, so that neither moderators nor the agent load it by reading."""

    __tablename__ = "report_reporters"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    may_be_asked: Mapped[bool]
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
    email: Mapped[str | None] = mapped_column(String(254), default=None)
    origin_hash: Mapped[str | None] = mapped_column(String(64), index=True, default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportState(Base):
    """One step of a report; the newest is its state."""

    __tablename__ = "report_states"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    #: 1, 2, 3 …: two people who press at once collide here, and the second learns of the first.
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    state: Mapped[State] = mapped_column(enum_by_value(State))
    at: Mapped[datetime]
    #: "beheerder", "wijkagent": never a name.
    function: Mapped[str] = mapped_column(String(60))
    reason: Mapped[RejectReason | None] = mapped_column(enum_by_value(RejectReason), default=None)
    #: Words to the reporter beside a reason.
    note: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)

    def followed_by(
        self,
        state: State,
        *,
        at: datetime,
        function: str,
        reason: RejectReason | None = None,
        note: str = "",
    ) -> "ReportState":
        """Return the next step, or refuse what the table of transitions does not hold."""
        ensure_may_become(self.state, state)
        return ReportState(
            report_id=self.report_id,
            position=self.position + 1,
            state=state,
            at=at,
            function=function,
            reason=reason,
            note=note,
        )


class ReportAnswer(Base):
    """What the police contact answered; once."""

    __tablename__ = "report_answers"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    answer: Mapped[AgentAnswer] = mapped_column(enum_by_value(AgentAnswer))
    how: Mapped[GivenHow] = mapped_column(enum_by_value(GivenHow))
    given_at: Mapped[datetime]
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contacts.id"))
    to_reporter: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")
    to_group: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")
    #: When the outcome in the group's chat was made neutral (C7).
    outcome_hidden_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)


class ReportAlarm(Base):
    """An urgent report that the bot placed in the group before review (C4)."""

    __tablename__ = "report_alarms"
    __table_args__ = (Index(None, "group_id", "placed_at"),)

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"))
    placed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which row comes first.
    report: Mapped[Report] = relationship(lazy="raise", init=False, repr=False)
