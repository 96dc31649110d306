"""Whatever comes, there is an answer: a refusal, a list of cells, or deployments; never an error of ours."""

import io
import random
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilonet.deployments.incoming.answers import Incoming
from ilonet.deployments.tests.registers import AMARA, BRUNO, HEADINGS, read, read_rows, spoiled
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import delimited, part_of, repacked, xlsx

REGISTER = [HEADINGS, AMARA, BRUNO]
ROUNDS = 150
SOMETHING = st.one_of(
    st.text(max_size=60).filter(lambda text: not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in text)),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
)


def answer(content: bytes) -> str:
    try:
        incoming = read(content)
    except Refusal as refusal:
        return refusal.code
    assert isinstance(incoming, Incoming)
    return "read"


def noise(content: bytes, rng: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        place = rng.randrange(len(spoilt))
        match rng.randrange(3):
            case 0:
                spoilt[place] = rng.randrange(256)
            case 1:
                del spoilt[place : place + rng.randint(1, 20)]
            case _:
                spoilt[place:place] = rng.randbytes(rng.randint(1, 20))
    return bytes(spoilt)


@pytest.mark.parametrize("part", [None, *sorted(zipfile.ZipFile(io.BytesIO(xlsx(REGISTER))).namelist())])
def test_a_spoilt_workbook_has_an_answer(part):
    rng = random.Random(f"workbook {part}")  # noqa: S311 -- the same noise each time
    content = xlsx(REGISTER)
    for _ in range(ROUNDS):
        spoilt = noise(content, rng) if part is None else repacked(content, {part: noise(part_of(content, part), rng)})
        assert answer(spoilt)


@pytest.mark.parametrize("letters", ["utf-8", "utf-16", "cp1252"])
def test_a_spoilt_csv_has_an_answer(letters):
    rng = random.Random(f"csv {letters}")  # noqa: S311 -- the same noise each time
    content = delimited(REGISTER, ";", letters)
    for _ in range(ROUNDS):
        assert answer(noise(content, rng))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(heading=st.sampled_from(HEADINGS), value=SOMETHING)
def test_any_value_in_any_cell_is_taken_or_named(heading, value):
    incoming = read_rows(spoiled(heading, value))
    named = {error.row for error in incoming.errors}
    taken = {row.row for row in incoming.rows}
    assert named | taken == {2, 3}
    assert not named & taken
    assert all(len(error.value) <= 40 for error in incoming.errors)
