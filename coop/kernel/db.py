"""How domain values are stored."""

import uuid
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    Integer,
    MetaData,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Stores aware datetimes as UTC and refuses naive ones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Convert to naive UTC for storage."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "naive datetime"
            raise ValueError(msg)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Give back an aware datetime."""
        return None if value is None else value.replace(tzinfo=UTC)


def enum_by_value(values: type[StrEnum], *, name: str | None = None) -> Enum:
    """Store a string enumeration by value, with a check in the database.

    A table with two columns of one enumeration names the check of the second.
    """
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or values.__name__.lower(),
        values_callable=_values,
    )


def _values(enumeration: type[StrEnum]) -> list[str]:
    return [member.value for member in enumeration]


Id = Annotated[uuid.UUID, mapped_column(Uuid, primary_key=True)]

#: A running number given by the database: 64 bits on PostgreSQL, the rowid on SQLite.
Sequence = BigInteger().with_variant(Integer, "sqlite")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    # Any: a JSON column holds plain values whose shape its own area checks.
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON}
