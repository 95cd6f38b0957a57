"""What people may change about themselves, and when it counts."""

import hashlib
from datetime import timedelta
from enum import StrEnum

from coop.people.errors import NameMissingError, OwnDataChangedError
from coop.people.rules.functions import ChannelKind
from coop.people.rules.names import LONGEST_GIVEN_NAME

#: How long the code to a new mail address works: long enough to walk to another device.
EMAIL_CODE_LASTS = timedelta(minutes=30)
#: How long a wish is remembered, for the limits on asking.
EMAIL_CHANGE_KEPT = timedelta(days=1)
#: Over these the cooperative writes, so for these consent can be given and withdrawn.
CONSENT_CHANNELS = (ChannelKind.EMAIL, ChannelKind.TELEGRAM)


class EmailOutcome(StrEnum):
    """What came of the code for a new mail address."""

    CHANGED = "changed"
    WRONG_CODE = "wrong_code"


def called(text: str) -> str:
    """Return the name somebody wants to be called by: one line that fits, or refuse."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not line:
        raise NameMissingError
    return line[:LONGEST_GIVEN_NAME].rstrip()


def version_of(*values: str) -> str:
    """Return a mark of what a form showed, so that a form of before is known again."""
    return hashlib.sha256("\0".join(values).encode()).hexdigest()[:16]


def ensure_still(seen: str, *values: str) -> None:
    """Refuse a form whose page showed something else than stands here now."""
    if seen != version_of(*values):
        raise OwnDataChangedError
