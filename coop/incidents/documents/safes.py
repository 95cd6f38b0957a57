"""The lock on photos and voice messages: a stolen copy of the database shows none."""

import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coop.incidents.errors import AttachmentLockedError
from coop.kernel.chance import Chance

#: NIST SP 800-38D section 8.2: 96 bits, never twice with one key.
_NONCE = 12


class Safe:
    """Locks with a key made from the site's own, which is not in the database."""

    def __init__(self, site_key: str) -> None:
        """Derive a key for this purpose only."""
        derived = HKDF(SHA256(), length=32, salt=None, info=b"coop report attachment")
        self._cipher = AESGCM(derived.derive(site_key.encode()))

    def lock(self, content: bytes, *, of: uuid.UUID, chance: Chance) -> bytes:
        """Return what may stand in the database: of one row, of no use in another."""
        nonce = chance.new_id().bytes[-_NONCE:]
        return nonce + self._cipher.encrypt(nonce, content, of.bytes)

    def unlock(self, locked: bytes, *, of: uuid.UUID) -> bytes:
        """Return the bytes, or refuse when the site has another key since."""
        try:
            return self._cipher.decrypt(locked[:_NONCE], locked[_NONCE:], of.bytes)
        except InvalidTag:
            raise AttachmentLockedError from None
