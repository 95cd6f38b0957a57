"""What the Bot API says back: results and refusals in Telegram's own shape."""

import json
from typing import Any, TypeAlias

#: A Telegram object: open by nature, checked in tests against the description of the Bot API.
Json: TypeAlias = dict[str, Any]


class RefusalError(Exception):
    """The practice Telegram refuses a request, as the real one would."""

    def __init__(self, error_code: int, description: str, **parameters: int) -> None:
        """Keep the code, the sentence and what a program may need to know about it."""
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """Give the refusal as the Bot API writes it."""
        answer: Json = {
            "ok": False,
            "error_code": self.error_code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def bad_request(reason: str, **parameters: int) -> RefusalError:
    """Refuse something that makes no sense or cannot be done."""
    return RefusalError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> RefusalError:
    """Refuse something the bot may not do."""
    return RefusalError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> RefusalError:
    """Refuse a request that another one has taken the place of."""
    return RefusalError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> RefusalError:
    """Ask the bot to wait."""
    return RefusalError(
        429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after
    )


def dumps(value: object) -> str:
    """Write JSON the short way, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
