"""Tables of groups."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.groups.rules import (
    AddressFit,
    Agreement,
    ContactKind,
    Cover,
    Delivery,
    Ending,
    GroupChannel,
    GroupModel,
    GroupState,
    Involvement,
    ParticipantState,
    PhotoPolicy,
    ReleaseState,
    ReportKind,
    ToGroup,
    state_of,
)
from coop.groups.rules.checks import CheckKind
from coop.groups.rules.joining import LONGEST_INVITE, LONGEST_REASON
from coop.groups.rules.life import LONGEST_GROUND
from coop.groups.rules.release import LONGEST_REFERENCE, release_state
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
    #: What police and gemeente do with it, as everybody may know.
    police: Mapped[Involvement] = mapped_column(
        enum_by_value(Involvement), default=Involvement.RECEIVES
    )
    municipality: Mapped[Involvement] = mapped_column(
        enum_by_value(Involvement, name="municipality_involvement"), default=Involvement.NONE
    )
    to_group: Mapped[ToGroup] = mapped_column(enum_by_value(ToGroup), default=ToGroup.URGENT)
    #: Which edition of purpose and rules holds; who said yes to an older one is asked again.
    rules_version: Mapped[int] = mapped_column(Integer, default=1)
    #: The meeting with which it begins, held or planned, and who goes first.
    kick_off_on: Mapped[date | None] = mapped_column(default=None)
    front_runner_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), default=None
    )
    photo_policy: Mapped[PhotoPolicy] = mapped_column(
        enum_by_value(PhotoPolicy), default=PhotoPolicy.NONE_TAKEN_IN
    )
    telegram_chat_id: Mapped[int | None] = mapped_column(BigInteger, unique=True, default=None)
    #: With which one asks Telegram for access; the bot lets in who takes part.
    invite_link: Mapped[str] = mapped_column(String(LONGEST_INVITE), default="")
    #: Of the link that puts the bot into a chat and says of which group it is; works once.
    connect_hash: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    connect_until: Mapped[datetime | None] = mapped_column(default=None)


class GroupStep(Base):
    """One step in the life of a group; the newest is its state."""

    __tablename__ = "group_steps"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: 1, 2, 3 …: two who press at once collide here, and the second learns of the first.
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    state: Mapped[GroupState] = mapped_column(enum_by_value(GroupState))
    #: Of which day it is; when it was written down is beside it.
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime]
    #: "voorzitter", "beheerder": never a name.
    function: Mapped[str] = mapped_column(String(60))
    ground: Mapped[str] = mapped_column(String(LONGEST_GROUND), default="")

    # Tells the unit of work which row comes first.
    group: Mapped[Group] = relationship(lazy="raise", init=False, repr=False)


class Participant(Base):
    """Somebody asks to take part in a group, takes part, or did."""

    __tablename__ = "participants"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ended"),
        CheckConstraint("ending != 'refused' OR admitted_at IS NULL", name="refused"),
        Index(
            "uq_participants_group_id_person_id",
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
    #: The edition of purpose and rules that he or she said yes to, eighteen or older.
    accepted_version: Mapped[int] = mapped_column(Integer)
    accepted_at: Mapped[datetime]
    #: What the list of addresses said; the address itself stays in the register.
    address_fit: Mapped[AddressFit] = mapped_column(enum_by_value(AddressFit))
    #: C20: the others may read the first name.
    shows_name: Mapped[bool] = mapped_column(default=False)
    admitted_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ending: Mapped[Ending | None] = mapped_column(enum_by_value(Ending), default=None)
    #: What who was refused or removed was told.
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")

    @property
    def state(self) -> ParticipantState:
        """Return how somebody stands to the group."""
        return state_of(admitted_at=self.admitted_at, ending=self.ending)


class Drill(Base):
    """The monthly test message of a group (C29)."""

    __tablename__ = "group_drills"
    __table_args__ = (CheckConstraint("day BETWEEN 1 AND 28", name="day"),)

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    #: From when this day counts: who chooses the third on the fifth is asked next month.
    since: Mapped[date]
    #: Empty where nobody wants one, as it begins.
    day: Mapped[int | None] = mapped_column(Integer, default=None)
    asked_on: Mapped[date | None] = mapped_column(default=None)
    placed_at: Mapped[datetime | None] = mapped_column(default=None)


class ModeratorsChat(Base):
    """The chat of the moderators of all groups; there is one at most."""

    __tablename__ = "moderators_chats"

    id: Mapped[Id]
    telegram_chat_id: Mapped[int | None] = mapped_column(BigInteger, unique=True, default=None)
    connected_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Of the link that puts the bot into it; works once.
    connect_hash: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    connect_until: Mapped[datetime | None] = mapped_column(default=None)


class WantedCheck(Base):
    """What a group wants to have been seen of who looks after it."""

    __tablename__ = "wanted_checks"

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    kind: Mapped[CheckKind] = mapped_column(enum_by_value(CheckKind), primary_key=True)


class ModeratorCheck(Base):
    """The board saw a VOG or a proof of training; never the document itself (C25)."""

    __tablename__ = "moderator_checks"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    kind: Mapped[CheckKind] = mapped_column(enum_by_value(CheckKind), primary_key=True)
    seen_on: Mapped[date]
    #: "secretaris": by function, never by name.
    seen_as: Mapped[str] = mapped_column(String(60))


class GroupRelease(Base):
    """The board released buurtpreventie, or is about to (C6)."""

    __tablename__ = "group_releases"
    __table_args__ = (
        CheckConstraint("(police_agreement = 'on_file') = (police_on IS NOT NULL)", name="police"),
        CheckConstraint(
            "(municipality_agreement = 'on_file') = (municipality_on IS NOT NULL)",
            name="municipality",
        ),
        CheckConstraint("adopted_on IS NULL OR refused_at IS NULL", name="one_end"),
    )

    id: Mapped[Id]
    proposed_at: Mapped[datetime] = mapped_column(index=True)
    proposed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    proposed_as: Mapped[str] = mapped_column(String(60))
    #: Of the DPIA as both read it.
    digest: Mapped[str] = mapped_column(String(64))
    #: By their words, see ``Cover``.
    kinds: Mapped[list[str]] = mapped_column(JSON)
    receivers: Mapped[list[str]] = mapped_column(JSON)
    police_agreement: Mapped[Agreement] = mapped_column(enum_by_value(Agreement))
    municipality_agreement: Mapped[Agreement] = mapped_column(
        enum_by_value(Agreement, name="municipality_agreement")
    )
    police_on: Mapped[date | None] = mapped_column(default=None)
    police_reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    municipality_on: Mapped[date | None] = mapped_column(default=None)
    municipality_reference: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    adopted_on: Mapped[date | None] = mapped_column(index=True, default=None)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    decided_as: Mapped[str] = mapped_column(String(60), default="")
    #: C27: whether groups may choose to take photos in.
    photos: Mapped[bool] = mapped_column(default=False)
    refused_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_as: Mapped[str] = mapped_column(String(60), default="")

    @property
    def cover(self) -> Cover:
        """Return what it covers."""
        return Cover(
            kinds=frozenset(ReportKind(kind) for kind in self.kinds),
            receivers=frozenset(ContactKind(kind) for kind in self.receivers),
            photos=self.photos,
        )

    def state_on(self, today: date) -> ReleaseState:
        """Return how it stands on a day."""
        return release_state(
            adopted_on=self.adopted_on,
            is_refused=self.refused_at is not None,
            is_stopped=self.stopped_at is not None,
            today=today,
        )


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
    #: Who is told when this contact does not answer (C21).
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("contacts.id"), default=None)
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
