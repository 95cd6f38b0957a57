"""Marks the functions the outside world may call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")

UseCase: TypeAlias = Callable[Concatenate[UnitOfWork, Actor, P], R]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a use case says of itself."""

    permission: Permission
    #: False for ballots (they never reach the journal) and for the worker's chores.
    journal: bool
    #: False where a power cut may take the last moment back and nothing is lost by it.
    durable: bool = True


USE_CASES: dict[Callable[..., Any], Declaration] = {}  # Any: signatures differ by nature


def use_case(
    permission: Permission, *, journal: bool = True, durable: bool = True
) -> Callable[[UseCase[P, R]], UseCase[P, R]]:
    """Register a function together with the permission it takes to call it."""

    def mark(function: UseCase[P, R]) -> UseCase[P, R]:
        USE_CASES[function] = Declaration(permission, journal, durable)
        return function

    return mark
