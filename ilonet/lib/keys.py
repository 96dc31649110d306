"""Seal and open what must not lie in the database in clear: AES-256-GCM with a key id, keys outside the database.

The place where a sealed value belongs (table, column, row) is bound into it, so that it cannot be moved (security.md 4.3).
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
ID_BYTES = 4


class CannotOpen(Exception):
    """The key is not on this ring, or the value was moved or changed."""


@cache
def ring(path: str) -> dict[bytes, bytes]:
    """Key id to key, newest last; the file is `{"keys": [{"id": …, "key": …}]}` in base64, readable by its owner only."""
    held = json.loads(Path(path).read_text())["keys"]
    return {base64.b64decode(one["id"]): base64.b64decode(one["key"]) for one in held}


def make_ring(path: Path) -> bool:
    """A new ring with one key, unless there is one; whether it is new."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = {"keys": [{"id": _b64(secrets.token_bytes(ID_BYTES)), "key": _b64(secrets.token_bytes(32))}]}
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(fresh, file)
    except FileExistsError:
        return False
    return True


def seal(plain: bytes, *, place: str) -> bytes:
    """`place` names table, column and row: `directory_contactentry.sealed:<public id>`."""
    key_id, key = list(_ring().items())[-1]
    nonce = secrets.token_bytes(NONCE_BYTES)
    return key_id + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal(sealed: bytes | memoryview | None, *, place: str) -> bytes:
    """Raises CannotOpen."""
    sealed = bytes(sealed or b"")
    key_id, nonce = sealed[:ID_BYTES], sealed[ID_BYTES : ID_BYTES + NONCE_BYTES]
    try:
        return AESGCM(_ring()[key_id]).decrypt(nonce, sealed[ID_BYTES + NONCE_BYTES :], place.encode())
    except (KeyError, InvalidTag) as error:
        raise CannotOpen(place) from error


def fingerprint(text: str, *, purpose: str) -> str:
    """A keyed digest: equal texts are recognised without being stored. Uses the oldest key, so it never changes."""
    oldest = next(iter(_ring().values()))
    derived = hmac.new(oldest, f"fingerprint:{purpose}".encode(), hashlib.sha256).digest()
    return hmac.new(derived, text.encode(), hashlib.sha256).hexdigest()


def derive(purpose: str) -> bytes:
    """32 bytes for another use (a signing seed), bound to the oldest key."""
    return hmac.new(next(iter(_ring().values())), f"derive:{purpose}".encode(), hashlib.sha256).digest()


def _ring() -> dict[bytes, bytes]:
    return ring(str(settings.ILONET_KEYS))


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
