"""What can be done about functions."""

from coop.roles.services.deputies import (
    drop_deputy,
    end_absence,
    name_deputy,
    record_absence,
)
from coop.roles.services.terms import announce_end, appoint, end_role

__all__ = [
    "announce_end",
    "appoint",
    "drop_deputy",
    "end_absence",
    "end_role",
    "name_deputy",
    "record_absence",
]
