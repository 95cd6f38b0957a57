"""Tables of people: who they are, how they come in, and the keys to their second step."""

from coop.people.models.access import (
    AccessCode,
    EmailChange,
    Guess,
    Link,
    Session,
    SignIn,
)
from coop.people.models.keys import (
    Authenticator,
    Passkey,
    PasskeyChallenge,
    RecoveryCode,
    SecondStepReset,
)
from coop.people.models.persons import (
    Channel,
    Consent,
    Person,
    PersonMerge,
    Role,
)

__all__ = [
    "AccessCode",
    "Authenticator",
    "Channel",
    "Consent",
    "EmailChange",
    "Guess",
    "Link",
    "Passkey",
    "PasskeyChallenge",
    "Person",
    "PersonMerge",
    "RecoveryCode",
    "Role",
    "SecondStepReset",
    "Session",
    "SignIn",
]
