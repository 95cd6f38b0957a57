"""Errors the cooperative raises on purpose.

A leaf class is one reason a person can be refused. Its parent says what kind of refusal it
is, and the edges (web, bots) decide from the kind alone how to answer. No class here knows
a status code or a sentence to show; sentences live in ``coop.wording``.
"""

from typing import ClassVar


class CoopError(Exception):
    """Base of every deliberate refusal."""

    code: ClassVar[str]

    def __init__(self, **details: object) -> None:
        """Keep the details that a sentence may need."""
        super().__init__(self.code, details)
        self.details = details


class NotFoundError(CoopError):
    """The thing asked for does not exist, or the actor may not know that it does."""


class NotAllowedError(CoopError):
    """The actor lacks a permission."""


class InvalidInputError(CoopError):
    """The values given make no sense on their own."""


class RuleViolationError(CoopError):
    """The values make sense, but the law, the statutes or the present state forbid it."""


class ConflictError(CoopError):
    """Somebody else changed the same thing first."""


class SecondStepNeededError(NotAllowedError):
    """The actor's functions carry the permission, once the second step of signing in is done."""

    code = "second_step_needed"


class MissingPermissionError(NotAllowedError):
    """The actor's functions do not carry the permission."""

    code = "missing_permission"
