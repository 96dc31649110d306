"""Hostile files through the door: each its stated refusal, nothing kept, nothing left, and the web stays as small as it was.

A sample in every run, drawn by `ILONET_SEED`; `make soak` sends them all over HTTP, each under four names (`measured`).
"""

import os
import random
import re
from pathlib import Path

import pytest

from ilonet.documents import store
from ilonet.lib.files.tests.hostile import UNSETTLED
from ilonet.lib.files.tests.making import jpeg
from ilonet.lib.files.tests.test_hostile import HOSTILE
from ilonet.reports.tests.test_files import files_seen, sent, to_the_west
from tests.cast import entering

SAMPLE = ("gif and archive", "zip bomb", "pdf script", "too many pixels", "deleted text", "box over a name")
CASES = HOSTILE | UNSETTLED
DRAWN = 6  # more of them, others for each seed
SEED = os.environ.get("ILONET_SEED", "1")


def chosen():
    return [*SAMPLE, *random.Random(SEED).sample(sorted(set(CASES) - set(SAMPLE)), DRAWN)]  # noqa: S311 -- drawn by a seed


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="this system does not tell the peak of memory")
def test_stated_refusals_and_nothing_left(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, jpeg(), "warm.jpg")
    kept = {name for name, _ in store.names()}
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before, wrong = _peak(), []
    for case in chosen():
        name, content, code = CASES[case]
        answer = sent(amara, report, content, name)
        said = re.search(r'class="code">([\w.]+)<', answer.content.decode())
        if not (answer.status_code in {413, 422} and said and said[1] == code):
            wrong.append(f"{case}: {answer.status_code} {said and said[1]}, not {code}")
    assert not wrong, "\n".join(wrong)
    assert _peak() - before < 20 * 1024
    assert {name for name, _ in store.names()} == kept
    assert files_seen(cast, report) == {"amara"}  # the first one, which is none of these


def _peak():
    """In kilobytes, the most that this process has held."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
