"""No path from held to visible without a distinct reviewer, and none from any flag without a recorded reason (7.3)."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from django.db import transaction

from tests.held.files import set_up
from tests.held.stage import set_stage
from tests.held.walking import NOUNS, met, walk

pytestmark = pytest.mark.requirement("R-3.4-00")
STEPS = int(os.environ.get("ILONET_STEPS", "500"))  # `make soak` takes 5,000
WALKS = [int(one) for one in os.environ.get("ILONET_WALKS", "0").split()]
A_WALK = 250
MANY = 5000
RARE = 2  # acts that a walk may miss
MET = {
    "report let through",
    *(f"{noun} with a reason" for noun in ("report", "comment", "request", "answer")),
    *(f"{noun} disowned" for noun in ("report", "comment", "request")),
}


@pytest.mark.parametrize("seed", WALKS)
def test_nothing_held_becomes_visible_by_any_path(db, capsys, monkeypatch, seed):
    done: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for number in range(STEPS // A_WALK):
        with transaction.atomic():
            stage = set_stage(1000 * seed + number)
            set_up(monkeypatch, stage)
            assert not [*walk(stage, A_WALK)], f"seed {1000 * seed + number}"
            done += stage.done
            seen += met(stage)
            transaction.set_rollback(True)
    told = f"{STEPS} steps, {done.total()} done, {dict(sorted(done.items()))}, {dict(sorted(seen.items()))}"
    with capsys.disabled():
        print(f"\nheld, seed {seed}: {told}")
    assert done.total() > STEPS / 4, "where little was done, little was shown"
    if STEPS >= MANY:
        verbs = {f"{noun}.{verb.__name__}" for noun, acts in NOUNS.items() for verb in acts.VERBS}
        assert len(verbs - done.keys()) <= RARE, verbs - done.keys()
        assert seen.keys() >= MET, MET - seen.keys()
