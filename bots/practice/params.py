"""What a request to the Bot API carries, whatever way it was packed."""

import json
from dataclasses import dataclass, field
from typing import Any

from bots.practice.answers import Json, RefusalError, bad_request


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(kw_only=True)
class Params:
    """The parameters of one request; numbers and objects may have come as text."""

    values: dict[str, object] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Give a text, or nothing when it was not sent."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise bad_request(f'parameter "{name}" must be of type String')
        return str(value)

    def integer(self, name: str) -> int | None:
        """Give a whole number, or nothing when it was not sent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str):
            try:
                return int(value)
            except ValueError:
                pass
        raise bad_request(f'parameter "{name}" must be of type Integer')

    def decimal(self, name: str) -> float | None:
        """Give a number, or nothing when it was not sent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, str):
            try:
                return float(value)
            except ValueError:
                pass
        raise bad_request(f'parameter "{name}" must be of type Float')

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value).lower() in {"true", "yes", "1"}

    def mapping(self, name: str) -> Json | None:
        """Give an object, or nothing when it was not sent."""
        value = self._parsed(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name}: expected an Object")
        return value

    def items(self, name: str) -> list[Any] | None:  # elements differ by method
        """Give a list, or nothing when it was not sent."""
        value = self._parsed(name)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name}: expected an Array")
        return value

    def chat_id(self, name: str = "chat_id") -> int | str:
        """Give the chat meant: a number, or a name that begins with @."""
        value = self.values.get(name)
        if value is None or value == "":
            raise bad_request("chat_id is empty")
        if isinstance(value, str) and value.startswith("@"):
            return value
        try:
            number = self.integer(name)
        except RefusalError:
            number = None
        if number is None:
            raise bad_request("chat not found")
        return number

    def required(self, name: str, missing: str) -> int:
        """Give a whole number that must be there."""
        value = self.integer(name)
        if value is None:
            raise bad_request(missing)
        return value

    def upload(self, name: str) -> Upload | None:
        """Give the file sent under a name, directly or by `attach://`."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)

    def _parsed(self, name: str) -> object:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            parsed: object = json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
        return parsed
