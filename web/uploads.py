"""How large a form may be: most are small, a few bring files.

The limit has to stand before the form is read, and what guards against forged forms reads it
before any view does.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., object])

_LIMIT = "largest_form"


def takes_up_to(largest: int) -> Callable[[View], View]:
    """Let the form of a view be this large, in bytes."""

    def mark(view: View) -> View:
        setattr(view, _LIMIT, largest)
        return view

    return mark


def init_app(app: Flask) -> None:
    """Set the limit of each request; before anything else that reads its form."""
    app.before_request(_set_limit)


def _set_limit() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    largest = getattr(view, _LIMIT, None)
    if largest is not None:
        request.max_content_length = largest
