"""A long text takes longer in proportion, however it is made."""

import gc
import time

import pytest

from ilonet.screening.gate import screen
from ilonet.screening.tests.clean import CLEAN

HOSTILE = [
    CLEAN, "1", "1 ", "1-", "@", "a@", "a.", "<", "A<", "P<UTO<<A ", "+1", "a/", "1.", "&#", "&amp;", "&amp", "[at", "( ", "\u0301", "e\u0323\u0301",
    "\u0327\u0301", "\u200b", "passport ", "passport no 1", "pas nr ", "tel 123 ", "http://", "www.", "a b ", "DE12", "DE12 ", "аa", "bsn 1 2 ", " ", "\n",
    "SECRET\n", "classification ", "telegram ", "plate A", "[", "ｅ", "a1 B2-c3.d4/e5@f6 ", "abc.", "0123 456 789 ", " at a dot ", "a_a_", "c.f. 1", "_",
    "1A ", "bc1 ", "0x0", "abc ", "Ab Cd ", "Ab", "Moussa Traoré, ", "born on 1 ", "né le 12 mars ", "plate 1-", "car AB ", "45.1234, ", "1°1'", "AAA-", "victim, ", "CIN A1", "a de ", "И", "X. ", "NIN 1 2 ",
]  # fmt: skip


@pytest.fixture(autouse=True)
def uncollected():
    gc.disable()
    yield
    gc.enable()


def seconds(text):
    times = []
    for _ in range(2):
        begin = time.process_time()
        screen(text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("piece", HOSTILE, ids=lambda piece: repr(piece[:12]))
def test_ten_times_the_text_takes_at_most_fifteen_times_as_long(piece):
    short, long = ((piece * (length // len(piece) + 1))[:length] for length in (10_000, 100_000))
    seconds(short[:2000])
    # Below this the clock says nothing; what grows with the square is still far above the bound.
    assert seconds(long) <= 15 * max(seconds(short), 0.02)
