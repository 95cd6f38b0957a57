"""Tables of the rule book."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.statutes.rules import Layer, RuleKey


class Rule(Base):
    """A value set in a layer from a day on; older rows are the history."""

    __tablename__ = "rules"
    __table_args__ = (UniqueConstraint("key", "effective_on"),)

    id: Mapped[Id]
    key: Mapped[RuleKey] = mapped_column(enum_by_value(RuleKey))
    value: Mapped[str] = mapped_column(String(200))
    layer: Mapped[Layer] = mapped_column(enum_by_value(Layer))
    article: Mapped[str] = mapped_column(String(120))
    effective_on: Mapped[date]
