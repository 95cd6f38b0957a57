"""Apps that make codes (TOTP, RFC 6238), and the lock on what they share with us."""

import base64
import hashlib
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyotp import TOTP

from coop.people.errors import AuthenticatorUnreadableError

#: RFC 4226 section 4 recommends 160 bits.
SECRET_BYTES = 20
SPAN_SECONDS = 30
#: Clocks of telephones go a little wrong, and a code takes time to type.
SPANS_OFF = 1


class Vault:
    """Locks what is kept of authenticator apps with a key made from the site's own.

    The key is not in the database, so a stolen copy of that makes no codes.
    """

    def __init__(self, site_key: str) -> None:
        """Derive a key for this purpose only."""
        derived = HKDF(SHA256(), length=32, salt=None, info=b"coop second step").derive(
            site_key.encode()
        )
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    def lock(self, secret: str) -> bytes:
        """Return what may stand in the database."""
        return self._fernet.encrypt(secret.encode())

    def unlock(self, locked: bytes) -> str:
        """Return the secret, or refuse when the site has another key since."""
        try:
            return self._fernet.decrypt(locked).decode()
        except InvalidToken:
            raise AuthenticatorUnreadableError from None


def secret_from(token: str) -> str:
    """Write a secret of 256 bits as an app takes it."""
    digest = hashlib.sha256(token.encode()).digest()[:SECRET_BYTES]
    return base64.b32encode(digest).decode()


def right_codes(secret: str, now: datetime) -> tuple[tuple[int, str], ...]:
    """Return which codes are right now, each with its span of time."""
    app = TOTP(secret)
    this = int(now.timestamp()) // SPAN_SECONDS
    return tuple(
        (span, app.generate_otp(span)) for span in range(this - SPANS_OFF, this + SPANS_OFF + 1)
    )


def app_address(secret: str, *, site: str, name: str) -> str:
    """Return the address that an app reads from a QR code."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=site)
