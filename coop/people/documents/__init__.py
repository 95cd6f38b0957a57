"""Between people's values and what stands on paper or comes in as text."""

from coop.people.documents.letters import AccessLetter, letter_pdf
from coop.people.documents.passkeys import (
    NewPasskey,
    challenge_in,
    creation_options,
    credential_id_in,
    request_options,
    verified_new,
    verified_use,
)
from coop.people.documents.phones import phone_of

__all__ = [
    "AccessLetter",
    "NewPasskey",
    "challenge_in",
    "creation_options",
    "credential_id_in",
    "letter_pdf",
    "phone_of",
    "request_options",
    "verified_new",
    "verified_use",
]
