"""What a browser and this site say to each other about passkeys (W3C WebAuthn).

A passkey is found by the browser itself (discoverable), so nobody types who he or she is, and
asks for a finger, a face or a PIN (user verification), so it counts as two factors.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from coop.people.errors import PasskeyRefusedError
from coop.people.rules import Site

VERIFIED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasskey:
    """What is kept of a passkey: nothing in it is secret."""

    credential_id: str
    public_key: bytes
    sign_count: int


def creation_options(
    site: Site, challenge: str, *, person_id: uuid.UUID, name: str, known: Iterable[str]
) -> str:
    """Return what a browser needs to make a passkey, as JSON; it makes no second one."""
    return options_to_json(
        generate_registration_options(
            rp_id=site.host,
            rp_name=site.name,
            user_id=person_id.bytes,
            user_name=name,
            challenge=challenge.encode(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
            ),
            exclude_credentials=[
                PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known
            ],
        )
    )


def request_options(site: Site, challenge: str) -> str:
    """Return what a browser needs to sign in with whatever passkey it has, as JSON."""
    return options_to_json(
        generate_authentication_options(
            rp_id=site.host, challenge=challenge.encode(), user_verification=VERIFIED
        )
    )


def challenge_in(credential: str) -> str:
    """Return which challenge a browser answers; whether it was ours is for the caller."""
    return _text(credential, "response", "clientDataJSON", is_challenge=True)


def credential_id_in(credential: str) -> str:
    """Return which passkey a browser used."""
    return _text(credential, "id")


def _text(credential: str, *path: str, is_challenge: bool = False) -> str:
    try:
        found = json.loads(credential)
        for name in path:
            found = found[name]
        if is_challenge:
            found = parse_client_data_json(base64url_to_bytes(found)).challenge.decode()
    except (ValueError, KeyError, TypeError, WebAuthnException):
        raise PasskeyRefusedError from None
    return str(found)


def verified_new(site: Site, challenge: str, credential: str) -> NewPasskey:
    """Return the passkey that a browser made for this challenge, or refuse."""
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=challenge.encode(),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        raise PasskeyRefusedError from None
    return NewPasskey(
        credential_id=bytes_to_base64url(made.credential_id),
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
    )


def verified_use(site: Site, challenge: str, credential: str, *, known: NewPasskey) -> int:
    """Return the new count of a passkey that answered this challenge, or refuse.

    A count that did not grow means that somebody copied the passkey.
    """
    try:
        used = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge.encode(),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        raise PasskeyRefusedError from None
    return used.new_sign_count
