"""Reasons the inbox refuses."""

from coop.kernel.errors import NotFoundError


class UpdateNotFoundError(NotFoundError):
    """No such update, or it has nothing left to try again."""

    code = "update_not_found"
