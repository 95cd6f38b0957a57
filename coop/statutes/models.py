"""Tables of the rule book."""

import uuid
from datetime import date, datetime

from sqlalchemy import Enum, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.statutes.rules import (
    LONGEST_ARTICLE,
    LONGEST_DEED_PAGE,
    Layer,
    ProposalState,
    RuleKey,
    state_of,
)

LONGEST_KEY = 60
#: No check of the words: a release with a new parameter needs no migration for it.
KEY = Enum(
    RuleKey,
    native_enum=False,
    length=LONGEST_KEY,
    values_callable=lambda keys: [key.value for key in keys],
)


class Rule(Base):
    """A value set in a layer from a day on; older rows are the history."""

    __tablename__ = "rules"
    __table_args__ = (
        # One value a day and a layer; what was withdrawn stands beside it as history.
        Index(
            "uq_rules_key_layer_effective_on",
            "key",
            "layer",
            "effective_on",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    key: Mapped[RuleKey] = mapped_column(KEY)
    value: Mapped[str] = mapped_column(String(200))
    layer: Mapped[Layer] = mapped_column(enum_by_value(Layer))
    article: Mapped[str] = mapped_column(String(LONGEST_ARTICLE))
    effective_on: Mapped[date]
    #: When it was written in the book; unknown for what was set before the book kept it.
    recorded_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class SwitchProposal(Base):
    """What one board member read in the deed, for another to confirm or refuse (C30)."""

    __tablename__ = "switch_proposals"
    __table_args__ = (
        # One proposal a switch waits at a time.
        Index(
            "uq_switch_proposals_key",
            "key",
            unique=True,
            sqlite_where=text("confirmed_at IS NULL AND refused_at IS NULL"),
            postgresql_where=text("confirmed_at IS NULL AND refused_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    key: Mapped[RuleKey] = mapped_column(KEY)
    value: Mapped[str] = mapped_column(String(3))
    article: Mapped[str] = mapped_column(String(LONGEST_ARTICLE))
    #: The literal words of the statutes.
    clause: Mapped[str] = mapped_column(Text)
    deed_page: Mapped[str] = mapped_column(String(LONGEST_DEED_PAGE))
    effective_on: Mapped[date]
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    #: The function, which pages show instead of the name (C20).
    proposed_as: Mapped[str] = mapped_column(String(60))
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    refused_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"), default=None)
    decided_as: Mapped[str | None] = mapped_column(String(60), default=None)

    @property
    def state(self) -> ProposalState:
        """Tell how far the proposal is."""
        return state_of(confirmed_at=self.confirmed_at, refused_at=self.refused_at)
