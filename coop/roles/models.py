"""Tables of functions, beside the roles themselves, which are ``people``'s."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.kernel.permissions import Scope, ScopeKind
from coop.people.rules import (
    LONGEST_EMAIL,
    LONGEST_FAMILY_NAME,
    LONGEST_GIVEN_NAME,
    LONGEST_TUSSENVOEGSEL,
    Name,
    RoleKind,
)
from coop.roles.rules.invitations import InvitationState, state_of
from coop.roles.rules.questions import LONGEST_ASKER


class RoleInvitation(Base):
    """Somebody from outside is asked to take a function; forgotten a month after it is over."""

    __tablename__ = "role_invitations"
    __table_args__ = (
        CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="one_end"),
        CheckConstraint("(accepted_at IS NULL) = (person_id IS NULL)", name="acceptance"),
        CheckConstraint("ends_on IS NULL OR starts_on < ends_on", name="order"),
    )

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL), index=True)
    given_name: Mapped[str] = mapped_column(String(LONGEST_GIVEN_NAME))
    tussenvoegsel: Mapped[str] = mapped_column(String(LONGEST_TUSSENVOEGSEL))
    family_name: Mapped[str] = mapped_column(String(LONGEST_FAMILY_NAME))
    #: BCP 47 tag of the language of the mail.
    language: Mapped[str] = mapped_column(String(10))
    kind: Mapped[RoleKind] = mapped_column(enum_by_value(RoleKind))
    scope_kind: Mapped[ScopeKind] = mapped_column(enum_by_value(ScopeKind))
    scope_id: Mapped[uuid.UUID | None]
    starts_on: Mapped[date]
    #: The first day without the function.
    ends_on: Mapped[date | None]
    invited_at: Mapped[datetime]
    invited_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    #: Until when it can be accepted; sending it again gives a new term.
    expires_at: Mapped[datetime] = mapped_column(index=True)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Who accepted it.
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )

    @property
    def name(self) -> Name:
        """Return the parts of the name together."""
        return Name(
            given=self.given_name, tussenvoegsel=self.tussenvoegsel, family=self.family_name
        )

    @property
    def scope(self) -> Scope:
        """Return on what the function would be held."""
        return Scope(self.scope_kind, self.scope_id)

    def state_at(self, now: datetime) -> InvitationState:
        """Return how far it has come."""
        return state_of(
            accepted_at=self.accepted_at,
            withdrawn_at=self.withdrawn_at,
            expires_at=self.expires_at,
            now=now,
        )


class RoleQuestion(Base):
    """A question to who holds a function; removed after a month."""

    __tablename__ = "role_questions"

    id: Mapped[Id]
    kind: Mapped[RoleKind] = mapped_column(enum_by_value(RoleKind))
    #: The group whose moderators or volunteers are asked.
    group_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("groups.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_ASKER))
    #: Where the answer goes.
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL), index=True)
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    #: Network address that sent it, hashed, for the limit.
    origin_hash: Mapped[str] = mapped_column(String(64), index=True)
    #: Who was signed in.
    person_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("persons.id"), index=True, default=None
    )
