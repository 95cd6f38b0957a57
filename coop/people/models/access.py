"""Tables of coming in: sessions, links, mails and codes."""

import uuid
from datetime import datetime
from typing import Self

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Integer,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.kernel.db import Base, Id, enum_by_value
from coop.people.models.persons import Person
from coop.people.rules import (
    LONGEST_DEVICE,
    SESSION_LASTS,
    CodeWay,
    Key,
    LinkPurpose,
    hash_of,
)


class Session(Base):
    """A browser that signed in."""

    __tablename__ = "sessions"

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    #: "Firefox (Windows)": which browser, never from where.
    device: Mapped[str | None] = mapped_column(String(LONGEST_DEVICE), default=None)
    #: When the second step was taken here; before that, functions wait.
    second_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    #: Never read; it tells SQLAlchemy to write the person first.
    person: Mapped[Person] = relationship(lazy="raise", init=False, repr=False)

    @classmethod
    def opened(
        cls,
        session_id: uuid.UUID,
        person_id: uuid.UUID,
        key: Key,
        now: datetime,
        *,
        second: bool = False,
    ) -> Self:
        """Make the session of a browser that is let in now, in two steps at once or in one."""
        return cls(
            id=session_id,
            person_id=person_id,
            token_hash=hash_of(key.token),
            opened_at=now,
            expires_at=now + SESSION_LASTS,
            device=key.device or None,
            second_at=now if second else None,
        )


class Link(Base):
    """A link that was given out; the token itself is kept nowhere."""

    __tablename__ = "links"

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[LinkPurpose] = mapped_column(enum_by_value(LinkPurpose))
    #: The report, tent session or the like that the link is about.
    subject_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    #: A contact of a group (police and others), who has no account.
    contact_id: Mapped[uuid.UUID | None]
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class SignIn(Base):
    """A wish to sign in: the code beside the link, for the browser that asked."""

    __tablename__ = "sign_ins"
    __table_args__ = (CheckConstraint("attempts >= 0", name="attempts"),)

    id: Mapped[Id]
    #: Mail address asked for, hashed: also for who is unknown here, so that both look alike.
    address_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: Network address that asked, hashed, for the limit.
    origin_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: Cookie of the browser that asked, hashed; only there the code works.
    browser_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: The address as it stands on the register; none when it is unknown here.
    channel_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("channels.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    #: Made when the mail is built; a retry makes a new one.
    code_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    #: When code or link was shown to be right, but not yet who of several has come (C14).
    proved_at: Mapped[datetime | None] = mapped_column(default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Who came in with it.
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)


class EmailChange(Base):
    """A new mail address that somebody gave, until the code sent there shows that it works."""

    __tablename__ = "email_changes"
    __table_args__ = (CheckConstraint("attempts >= 0", name="attempts"),)

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    email: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    #: Made when the mail is built; a retry makes a new one.
    code_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class AccessCode(Base):
    """A code that was printed in a letter or read out; the code itself is kept nowhere."""

    __tablename__ = "access_codes"

    id: Mapped[Id]
    #: Stands on the letter beside the code and says which code is being tried.
    number: Mapped[int] = mapped_column(Integer, unique=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    way: Mapped[CodeWay] = mapped_column(enum_by_value(CodeWay))
    code_hash: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    #: Who printed it or read it out.
    issued_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    #: When a newer one took its place.
    voided_at: Mapped[datetime | None] = mapped_column(default=None)


class Guess(Base):
    """Somebody tried a short code; kept a day, for the limits."""

    __tablename__ = "guesses"

    id: Mapped[Id]
    #: What was tried, hashed: also what does not exist, so that both look alike.
    subject_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: Network address that tried, hashed.
    origin_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
