"""No text makes the gate fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ilonet.lib.languages import CODES
from ilonet.screening.gate import screen

ANYTHING = st.text(st.characters(), max_size=400)
PIECES = st.sampled_from(
    ["Moussa ", "Traoré", "O'", "van der ", "-", "'", "’", "ʼ", ". ", "born on ", "né le ", "12.", "03.1990", "bc1q", "0x", "1A", "T", "45.1234", "°", "′", "N ", "plate ", "car ",
     "AB-123-CD", "ÄÖ-", "İ", "ǅ", "ß", "ﬀ", "ﷺ", "㍻", "\ud800", "\U0001f468\u200d", "ا", "한", "\u0345", "NIN ", "تذکره ", "E\u0301", "Ό", "I", "\n", "\t", "\u2028", "\x00"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(text=ANYTHING | st.lists(PIECES, max_size=60).map("".join), language=st.sampled_from([*CODES, "xx"]))
def test_any_text_in_any_language_is_judged(text, language):
    for finding in screen(text, language=language).findings:
        assert 0 <= finding.start < finding.end <= len(text)
