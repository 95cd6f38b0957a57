"""What can be done about membership, offered under one name.

``members`` enters one person, ``imports`` a whole list at once.
"""

from coop.membership.services.imports import (
    confirm_import,
    discard_import,
    forget_lists,
    upload_list,
)
from coop.membership.services.members import add_member

__all__ = [
    "add_member",
    "confirm_import",
    "discard_import",
    "forget_lists",
    "upload_list",
]
