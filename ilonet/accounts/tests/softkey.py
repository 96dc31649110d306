"""A security key made of software, for showing what the entrance accepts and, above all, what it refuses."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED = 0x01, 0x04
ORIGIN = "http://localhost"


@dataclass
class SoftKey:
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    counter: int = 0

    def registration(self):
        """What the browser sends when the key is added, in the form in which the library keeps it."""
        attested = AttestedCredentialData.create(
            b"\0" * 16, self.credential_id, ES256.from_cryptography_key(self.private.public_key())
        )
        told = self._told("localhost", PRESENT | VERIFIED, attested=attested)
        client = self._client("webauthn.create", "", ORIGIN)
        return self._envelope(
            {
                "clientDataJSON": websafe_encode(client),
                "attestationObject": websafe_encode(bytes(AttestationObject.create("none", told, {}))),
            }
        ) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def assertion(self, challenge, owner, *, origin=ORIGIN, rp="localhost", flags=PRESENT | VERIFIED, step=1):
        self.counter += step
        client = self._client("webauthn.get", challenge, origin)
        told = self._told(rp, flags)
        signature = self.private.sign(bytes(told) + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._envelope(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(bytes(told)),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(owner.encode()),
            }
        ) | {"clientExtensionResults": {}}

    def _told(self, rp, flags, attested=None):
        if attested:
            flags |= 0x40
        return AuthenticatorData.create(hashlib.sha256(rp.encode()).digest(), flags, self.counter, attested or b"")

    def _client(self, kind, challenge, origin):
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def _envelope(self, response):
        known = websafe_encode(self.credential_id)
        return {"id": known, "rawId": known, "type": "public-key", "response": response}
