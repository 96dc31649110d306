"""The gate before a request or an answer goes: what is held is masked, no reason helps it through (security.md 7.2)."""

import pytest

from ilonet.lib.refusals import Refusal
from ilonet.requests import gating
from ilonet.requests.replies import Replies, Reply
from ilonet.screening.reasons import Reason

SAID = (
    "The crew showed passport number C01X00T47 to everybody.",
    "Call the harbour master on +221 77 123 45 67 in the evening.",
    "His wife, Aminata Diallo, was born on 3 May 1991 in Kayar.",
)


@pytest.mark.requirement("INV-1")
@pytest.mark.parametrize("said", SAID)
def test_what_is_held_does_not_go_with_a_reason_and_goes_masked(db, said):
    written = Replies([Reply(said)])
    found = gating.screened(written)
    assert found.open
    for one in found.refused:
        written = gating.explained(written, one, Reason.FIGURE, "")
    held = list(gating.screened(written).refused)
    assert held == list(found.refused)
    if held:
        with pytest.raises(Refusal):
            gating.insist_clear(written)
    assert not gating.screened(gating.masked(written)).open


def test_a_reason_holds_for_exactly_these_words(db):
    written = Replies([Reply("Write to the office in the street of the harbour, number 12, Kayar 4711 B 99.")])
    for one in gating.screened(written).unexplained:
        written = gating.explained(written, one, Reason.INSTITUTION, "")
    assert not gating.screened(written).unexplained
