"""Terms of passkeys."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from coop.people.errors import PasskeyLateError, PasskeyNamelessError
from coop.people.rules.access import Limit

LONGEST_PASSKEY_NAME = 60
MOST_PASSKEYS = 10
#: Long enough to look for a telephone, short enough that nothing lies about.
CHALLENGE_LASTS = timedelta(minutes=5)
CHALLENGES_PER_ORIGIN = (Limit(60, timedelta(minutes=15)),)


@dataclass(frozen=True, slots=True)
class Site:
    """For which website a passkey is; it works nowhere else."""

    #: "https://wijk.example".
    origin: str
    #: The cooperative's name, as the browser shows it.
    name: str = ""

    @property
    def host(self) -> str:
        """Return the name of the machine, to which passkeys are bound."""
        return urlsplit(self.origin).hostname or ""


def passkey_name_of(text: str) -> str:
    """Return what somebody calls a passkey, or refuse when it is nothing."""
    name = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not name:
        raise PasskeyNamelessError
    return name[:LONGEST_PASSKEY_NAME]


def ensure_challenge_open(*, asked_at: datetime, used_at: datetime | None, now: datetime) -> None:
    """Refuse an answer that comes twice or too late (half-open)."""
    if used_at is not None or now - asked_at >= CHALLENGE_LASTS:
        raise PasskeyLateError
