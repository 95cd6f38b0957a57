"""How far the import of a list is."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from coop.jobs.rules import JobState


class ImportStage(StrEnum):
    """What happens with a list now, or what became of it."""

    READING = "reading"
    #: It could not be read.
    FAILED = "failed"
    PREVIEW = "preview"
    DISCARDED = "discarded"
    ENTERING = "entering"
    #: Somebody stopped it, or a bug did; what went in is in.
    STOPPED = "stopped"
    ENTERED = "entered"
    UNDOING = "undoing"
    UNDONE = "undone"


def stage_of(
    *, is_discarded: bool, is_confirmed: bool, is_undone: bool, job: JobState
) -> ImportStage:
    """Return how far a list is, from what was decided and how the work on it stands."""
    if is_discarded:
        return ImportStage.DISCARDED
    if is_undone:
        return ImportStage.UNDOING if job.is_open else ImportStage.UNDONE
    if job.is_open:
        return ImportStage.ENTERING if is_confirmed else ImportStage.READING
    if job is JobState.FINISHED:
        return ImportStage.ENTERED if is_confirmed else ImportStage.PREVIEW
    return ImportStage.STOPPED if is_confirmed else ImportStage.FAILED


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
