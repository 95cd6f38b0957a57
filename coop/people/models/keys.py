"""Tables of passkeys, apps and recovery codes."""

import uuid
from datetime import datetime

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    String,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, Sequence
from coop.people.rules import (
    LONGEST_PASSKEY_NAME,
)


class Passkey(Base):
    """A key on somebody's telephone or computer; only its public half is here."""

    __tablename__ = "passkeys"

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    #: As the browser names it, in base64url.
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    #: Grows with every use, unless the device does not count; a copy lags behind.
    sign_count: Mapped[int] = mapped_column(Sequence)
    #: What its owner calls it.
    name: Mapped[str] = mapped_column(String(LONGEST_PASSKEY_NAME))
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class PasskeyChallenge(Base):
    """A question put to one browser, answered once by a passkey; forgotten after a day."""

    __tablename__ = "passkey_challenges"

    id: Mapped[Id]
    challenge_hash: Mapped[str] = mapped_column(String(64), unique=True)
    #: Cookie of the browser that was asked, hashed.
    browser_hash: Mapped[str] = mapped_column(String(64))
    #: Network address that asked, hashed, for the limit.
    origin_hash: Mapped[str] = mapped_column(String(64), index=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class Authenticator(Base):
    """An app that makes codes for the second step; it counts from its first right code on."""

    __tablename__ = "authenticators"
    __table_args__ = (
        # One that counts, and one that is being set up in its place.
        Index(
            "uq_authenticators_set_up",
            "person_id",
            unique=True,
            sqlite_where=text("set_up_at IS NOT NULL"),
            postgresql_where=text("set_up_at IS NOT NULL"),
        ),
        Index(
            "uq_authenticators_waiting",
            "person_id",
            unique=True,
            sqlite_where=text("set_up_at IS NULL"),
            postgresql_where=text("set_up_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    #: Locked with a key that is not in the database.
    locked_secret: Mapped[bytes] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime]
    set_up_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Span of time of the last code that was taken: a code counts once.
    last_span: Mapped[int] = mapped_column(Sequence, default=0)


class RecoveryCode(Base):
    """A code on paper for who lost app and passkey; the code itself is kept nowhere."""

    __tablename__ = "recovery_codes"

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class SecondStepReset(Base):
    """A wish of a board member to take somebody's second step away, for another to confirm."""

    __tablename__ = "second_step_resets"
    __table_args__ = (
        Index(
            "uq_second_step_resets_person_id",
            "person_id",
            unique=True,
            sqlite_where=text("carried_out_at IS NULL AND refused_at IS NULL"),
            postgresql_where=text("carried_out_at IS NULL AND refused_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    carried_out_at: Mapped[datetime | None] = mapped_column(default=None)
    refused_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
