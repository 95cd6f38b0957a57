"""What can be seen of people, offered under one name: access, oneself, and help for another."""

from coop.people.queries.access import (
    PersonName,
    SignInView,
    ensure_link_usable,
    personas_view,
    sharers_view,
    sign_in_view,
)
from coop.people.queries.help import (
    HelpView,
    IssuedCode,
    access_letter,
    access_letters,
    help_view,
    spoken_number,
)
from coop.people.queries.own import (
    OwnChannel,
    OwnConsent,
    OwnForm,
    OwnRole,
    OwnSession,
    OwnView,
    own_form,
    own_view,
)

__all__ = [
    "HelpView",
    "IssuedCode",
    "OwnChannel",
    "OwnConsent",
    "OwnForm",
    "OwnRole",
    "OwnSession",
    "OwnView",
    "PersonName",
    "SignInView",
    "access_letter",
    "access_letters",
    "ensure_link_usable",
    "help_view",
    "own_form",
    "own_view",
    "personas_view",
    "sharers_view",
    "sign_in_view",
    "spoken_number",
]
