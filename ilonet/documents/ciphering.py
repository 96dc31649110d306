"""A file enciphered piece by piece, so that none of it ever stands in memory whole: AES-256-GCM, one key for one file.

Each piece is bound to its number and to whether it is the last: none can be left out, moved or cut off.
"""

import secrets
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ilonet.lib.keys import CannotOpen

PIECE = 256 * 1024
TAG, NONCE = 16, 12
KEY_BYTES = 32
LAST, NOT_LAST = b"\x01", b"\x00"


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def enciphered(plain: IO[bytes], key: bytes) -> Iterator[bytes]:
    cipher, number, piece = AESGCM(key), 0, plain.read(PIECE)
    while True:
        following = plain.read(PIECE)
        last = NOT_LAST if following else LAST
        yield cipher.encrypt(_nonce(number, last), piece, None)
        if not following:
            return
        piece, number = following, number + 1


def deciphered(sealed: IO[bytes], key: bytes) -> Iterator[bytes]:
    """Raises CannotOpen before anything wrong is handed on."""
    cipher, number, piece = AESGCM(key), 0, sealed.read(PIECE + TAG)
    while True:
        following = sealed.read(PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, NOT_LAST if following else LAST), piece, None)
        except InvalidTag as error:
            raise CannotOpen("file") from error
        if not following:
            return
        piece, number = following, number + 1


def piece_at(offset: int, plain: bytes, key: bytes) -> bytes:
    """One piece of a file on its way, bound to where it begins; it may come twice, so that its nonce is drawn."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, str(offset).encode())


def piece_opened(offset: int, sealed: bytes, key: bytes) -> bytes:
    """Raises CannotOpen."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], str(offset).encode())
    except InvalidTag as error:
        raise CannotOpen("piece") from error


def _nonce(number: int, last: bytes) -> bytes:
    """Never twice under one key: each key enciphers one file, once."""
    return number.to_bytes(11, "big") + last
