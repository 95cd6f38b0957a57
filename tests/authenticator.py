"""A passkey in software, for tests: what a telephone would answer."""

import hashlib
import json
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

#: User present, user verified, and (when new) its key is in the answer.
PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40


@dataclass
class SoftKey:
    """One passkey of one person for one site."""

    origin: str = "http://localhost:8000"
    host: str = "localhost"
    name: bytes = b"sleutel-1"
    count: int = 0
    flags: int = PRESENT | VERIFIED
    _private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, challenge: str) -> str:
        """Answer the question to make a passkey."""
        numbers = self._private.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32), numbers.y.to_bytes(32)
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        attested = bytes(16) + len(self.name).to_bytes(2) + self.name + public
        statement = {"fmt": "none", "attStmt": {}, "authData": self._data(NEW) + attested}
        return self._answer(
            clientDataJSON=self._client("webauthn.create", challenge),
            attestationObject=cbor2.dumps(statement),
        )

    def used(self, challenge: str) -> str:
        """Answer the question to sign in."""
        self.count += 1
        data, client = self._data(0), self._client("webauthn.get", challenge)
        signed = data + hashlib.sha256(client).digest()
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=self._private.sign(signed, ec.ECDSA(SHA256())),
        )

    def _data(self, more: int) -> bytes:
        host = hashlib.sha256(self.host.encode()).digest()
        return host + bytes([self.flags | more]) + self.count.to_bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        asked = bytes_to_base64url(challenge.encode())
        return json.dumps({"type": kind, "challenge": asked, "origin": self.origin}).encode()

    def _answer(self, **response: bytes) -> str:
        name = bytes_to_base64url(self.name)
        said = {key: bytes_to_base64url(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": said})
