"""Between people's values and what stands on paper or comes in as text."""

from coop.people.documents.authenticators import (
    Vault,
    app_address,
    right_codes,
    secret_from,
)
from coop.people.documents.letters import AccessLetter, letters_pdf
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
from coop.people.documents.recovery import RecoverySheet, recovery_sheet_pdf

__all__ = [
    "AccessLetter",
    "NewPasskey",
    "RecoverySheet",
    "Vault",
    "app_address",
    "challenge_in",
    "creation_options",
    "credential_id_in",
    "letters_pdf",
    "phone_of",
    "recovery_sheet_pdf",
    "request_options",
    "right_codes",
    "secret_from",
    "verified_new",
    "verified_use",
]
