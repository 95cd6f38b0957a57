"""The only place that makes random values."""

import secrets
import uuid
from typing import Protocol


class Chance(Protocol):
    """Makes identifiers and secrets nobody can guess."""

    def new_id(self) -> uuid.UUID:
        """Return an identifier for a new row."""
        ...

    def new_token(self) -> str:
        """Return a URL-safe secret of 256 bits."""
        ...

    def new_code(self) -> str:
        """Return six decimal digits, to be typed by a person."""
        ...


class SystemChance:
    """Randomness from the operating system."""

    def new_id(self) -> uuid.UUID:
        """Return an identifier for a new row."""
        return uuid.uuid4()

    def new_token(self) -> str:
        """Return a URL-safe secret of 256 bits."""
        return secrets.token_urlsafe(32)

    def new_code(self) -> str:
        """Return six decimal digits, to be typed by a person."""
        return f"{secrets.randbelow(1_000_000):06}"
