"""Tables of the rule book."""

from datetime import date, datetime

from sqlalchemy import Enum, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.statutes.rules import LONGEST_ARTICLE, Layer, RuleKey

LONGEST_KEY = 60


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
    #: No check of the words: a release with a new parameter needs no migration for it.
    key: Mapped[RuleKey] = mapped_column(
        Enum(
            RuleKey,
            native_enum=False,
            length=LONGEST_KEY,
            values_callable=lambda keys: [key.value for key in keys],
        )
    )
    value: Mapped[str] = mapped_column(String(200))
    layer: Mapped[Layer] = mapped_column(enum_by_value(Layer))
    article: Mapped[str] = mapped_column(String(LONGEST_ARTICLE))
    effective_on: Mapped[date]
    #: When it was written in the book; unknown for what was set before the book kept it.
    recorded_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
