"""What a reaction is; apart from `registry`, so that each area can name it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from coop.kernel.events import Event
from coop.kernel.unit_of_work import UnitOfWork

# Any: a reaction takes the one kind of event it is registered for.
Reaction: TypeAlias = Callable[[UnitOfWork, Any], None]
Reactions: TypeAlias = Mapping[type[Event], tuple[Reaction, ...]]
