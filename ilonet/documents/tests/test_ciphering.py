"""What lies in the store is opened by its own key alone, whole or not at all."""

import io

import pytest

from ilonet.documents.ciphering import PIECE, TAG, deciphered, enciphered, new_key, piece_at, piece_opened
from ilonet.lib.keys import CannotOpen


def through(content, key, changed=lambda sealed: sealed):
    sealed = changed(b"".join(enciphered(io.BytesIO(content), key)))
    return b"".join(deciphered(io.BytesIO(sealed), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_there_and_back(size):
    content, key = bytes(range(256)) * (size // 256) + b"x" * (size % 256), new_key()
    assert through(content, key) == content


def test_nothing_of_it_is_in_clear():
    assert b"Fewer boats" not in b"".join(enciphered(io.BytesIO(b"Fewer boats" * 100), new_key()))


WHOLE = PIECE + TAG


@pytest.mark.parametrize(
    "changed",
    [
        lambda sealed: sealed[:WHOLE],  # the end is missing
        lambda sealed: sealed[WHOLE:],  # the beginning is missing
        lambda sealed: sealed[WHOLE : 2 * WHOLE] + sealed[:WHOLE] + sealed[2 * WHOLE :],  # two pieces changed places
        lambda sealed: sealed[:5] + bytes([sealed[5] ^ 1]) + sealed[6:],
        lambda sealed: sealed + b"more",
    ],
)
def test_whatever_was_changed_is_not_opened(changed):
    with pytest.raises(CannotOpen):
        through(b"x" * (2 * PIECE + 100), new_key(), changed)


def test_another_key_opens_nothing():
    sealed = b"".join(enciphered(io.BytesIO(b"words"), new_key()))
    with pytest.raises(CannotOpen):
        list(deciphered(io.BytesIO(sealed), new_key()))


def test_a_piece_belongs_where_it_was_sent():
    key = new_key()
    sealed = piece_at(1000, b"words", key)
    assert piece_opened(1000, sealed, key) == b"words"
    with pytest.raises(CannotOpen):
        piece_opened(2000, sealed, key)
