"""Which functions one person cannot hold together, or had better not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from coop.kernel.errors import RuleViolationError
from coop.people.rules import RoleKind
from coop.roles.errors import AuditFromBoardError, ConflictUnseenError, SupervisorOnBoardError
from coop.roles.rules.kinds import BOARD_KINDS


class Conflict(StrEnum):
    """Two functions that go badly together."""

    AUDIT_FROM_BOARD = "audit_from_board"
    SUPERVISOR_ON_BOARD = "supervisor_on_board"
    GUARDIAN_ON_BOARD = "guardian_on_board"
    COUNTER_IS_CANDIDATE = "counter_is_candidate"
    COUNTER_ON_BOARD = "counter_on_board"
    COUNTER_IS_OPERATOR = "counter_is_operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One conflict: between which functions, and who says so."""

    conflict: Conflict
    one: RoleKind
    others: frozenset[RoleKind]
    source: str
    #: The refusal, where the law forbids it; without one it is shown and can be accepted.
    refusal: type[RuleViolationError] | None = None


CLASHES = (
    Clash(
        conflict=Conflict.AUDIT_FROM_BOARD,
        one=RoleKind.AUDIT_COMMITTEE,
        others=BOARD_KINDS,
        # BW 2:48 lid 2: at least two members "die geen deel van het bestuur uitmaken".
        source="BW 2:48 lid 2",
        refusal=AuditFromBoardError,
    ),
    Clash(
        conflict=Conflict.SUPERVISOR_ON_BOARD,
        one=RoleKind.SUPERVISOR,
        others=BOARD_KINDS,
        # BW 2:57 applies to an RvC only; any other council that looks on is the statutes' own.
        source="BW 2:57",
        refusal=SupervisorOnBoardError,
    ),
    Clash(
        conflict=Conflict.GUARDIAN_ON_BOARD,
        one=RoleKind.PROCESS_GUARDIAN,
        others=BOARD_KINDS,
        # The preparation group is separate, comparable to a kascommissie.
        source="wijkcoöperatie",
    ),
    Clash(
        conflict=Conflict.COUNTER_IS_CANDIDATE,
        one=RoleKind.COUNTING_COMMITTEE,
        others=frozenset({RoleKind.CANDIDATE}),
        # Custom: three who count, no candidates and nobody of the board.
        source="gewoonte",
    ),
    Clash(
        conflict=Conflict.COUNTER_ON_BOARD,
        one=RoleKind.COUNTING_COMMITTEE,
        others=BOARD_KINDS,
        source="gewoonte",
    ),
    Clash(
        conflict=Conflict.COUNTER_IS_OPERATOR,
        one=RoleKind.COUNTING_COMMITTEE,
        others=frozenset({RoleKind.OPERATOR}),
        # A ballot stays secret as long as who counts and who runs the server are two people.
        source="geheime stemming",
    ),
)


def clashes_of(kind: RoleKind, held: Collection[RoleKind]) -> tuple[Clash, ...]:
    """Return what stands between a function and those somebody holds in that time."""
    return tuple(
        clash
        for clash in CLASHES
        if (kind is clash.one and clash.others & set(held))
        or (kind in clash.others and clash.one in held)
    )


def is_forbidden(clash: Clash, *, has_rvc: bool) -> bool:
    """Tell whether the law forbids it, rather than custom advising against it."""
    if clash.conflict is Conflict.SUPERVISOR_ON_BOARD:
        return has_rvc
    return clash.refusal is not None


def ensure_compatible(
    clashes: Iterable[Clash], seen: Collection[Conflict], *, has_rvc: bool
) -> None:
    """Refuse what the law forbids, and what is unwise until somebody says it was seen."""
    unseen = []
    for clash in clashes:
        if clash.refusal is not None and is_forbidden(clash, has_rvc=has_rvc):
            raise clash.refusal
        if clash.conflict not in seen:
            unseen.append(clash.conflict.value)
    if unseen:
        raise ConflictUnseenError(conflicts=tuple(unseen))
