"""The shape of a holding: which table, which part of the product, what is shown to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Module(StrEnum):
    """The parts of the product for which a privacy statement speaks."""

    REGISTER = "register"
    ACCESS = "access"
    ASSEMBLY = "assembly"
    CONTRIBUTION = "contribution"
    MESSAGES = "messages"
    PREVENTION = "prevention"
    BUURTENT = "buurtent"
    DESK = "desk"


class Reason(StrEnum):
    """Why something is in no copy."""

    #: A key or the mark of one: whoever holds the copy could come in with it.
    SECRET = "secret"  # noqa: S105  # a reason, not a password
    #: Numbers by which the program finds its rows.
    TECHNICAL = "technical"
    #: It says something of other people.
    OTHERS = "others"
    #: Nobody can be made to show what he or she voted, so nobody can have it written down.
    BALLOT = "ballot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """Rows belong to somebody because rows of another table do."""

    column: str
    table: str
    #: The column there that names these rows.
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table with data of people, and which columns are shown to whom they are about."""

    table: str
    module: Module
    shown: tuple[str, ...]
    #: Columns that name the person.
    by: tuple[str, ...] = ("person_id",)
    via: Via | None = None
    #: Columns shown by the name of what they refer to: column -> (table, column).
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    left_out: Mapping[str, Reason] = field(default_factory=dict)


#: Wherever they stand.
LEFT_OUT_EVERYWHERE = {
    "id": Reason.TECHNICAL,
    "address_hash": Reason.SECRET,
    "attempts": Reason.TECHNICAL,
    "browser_hash": Reason.SECRET,
    "code_hash": Reason.SECRET,
    "contact_id": Reason.OTHERS,
    "origin_hash": Reason.SECRET,
    "subject_id": Reason.TECHNICAL,
    "token_hash": Reason.SECRET,
}

OF_ONES_MEMBERSHIPS = Via(column="member_id", table="members", there="id")
