"""What a row of a list brought or replaced."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A channel whose value a list replaced."""

    channel_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a row brought or replaced, as identifiers, so that it can be undone."""

    person_id: str
    #: None when the row only changed something of a member.
    member_id: str | None = None
    is_new_person: bool = False
    #: The address that the row put on the map.
    new_address_id: str | None = None
    channel_ids: tuple[str, ...] = ()
    consent_ids: tuple[str, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    has_moved: bool = False
    address_before: str | None = None
    address_after: str | None = None

    @property
    def stored(self) -> dict[str, Any]:
        """Return what there is of them as plain values."""
        found = {name: getattr(self, name) for name in self.__slots__}
        found["replaced"] = [asdict(one) for one in self.replaced]
        return {name: value for name, value in found.items() if value}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        """Return traces as they were stored."""
        several = {name: tuple(stored.get(name, ())) for name in ("channel_ids", "consent_ids")}
        replaced = tuple(Replaced(**one) for one in stored.get("replaced", ()))
        return cls(**{**stored, **several, "replaced": replaced})
