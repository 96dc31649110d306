"""What nobody sees, and what is not what it seems."""

import pytest

from ilonet.screening.gate import screen
from ilonet.screening.tests.material import DECLARATIONS


def kinds(text):
    return [(finding.kind, finding.start, finding.end) for finding in screen(text).findings]


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x0b", "\x7f", "\x85", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2066", "\u2060", "\ufeff", "\u3164", "\ue000", "\ud800", "\uffff", "\U000e0041"],
)  # fmt: skip
def test_an_invisible_character_is_refused_with_its_place(hidden):
    assert kinds(f"a{hidden}b") == [("control_character", 1, 2)]
    assert screen(f"a{hidden}b").verdict == "refused"


def test_neighbouring_invisible_characters_are_one_finding():
    assert kinds("a\u200b\u2060\x00b\x07") == [("control_character", 1, 4), ("control_character", 5, 6)]
    assert kinds("\x00") == [("control_character", 0, 1)]


@pytest.mark.parametrize("text", ["a\tb\r\nc", "می\u200cخواهم", "যাত্\u200d করতে", "👩\u200d🔧 ☀\ufe0f", "10\u00a0000 €"])
def test_what_languages_need_passes(text):
    assert screen(text).verdict == "clear"


def test_a_heap_of_marks_is_refused():
    assert kinds("e" + "\u0301" * 5000 + " x") == [("too_many_marks", 1, 5001)]
    assert screen("Việt Nam, Tie\u0302\u0301ng").verdict == "clear"


@pytest.mark.parametrize(
    "word", ["Pаris", "Рaris", "gοv", "Αthens", "Сolumbus", "ministеr", "ΕU", "Տtate", "Ꭰelta", "Αθήνa"]
)
def test_a_word_of_two_alphabets_is_refused(word):
    assert kinds(f"in {word} now") == [("look_alike", 3, 3 + len(word))]


@pytest.mark.parametrize(
    "word",
    ["София", "Αθήνα", "Łódź", "Ærøskøbing", "Þingvellir", "SIENA-та", "5 μg", "kΩ", "القاهرة", "東京EU", "Đakovo"],
)
def test_a_word_of_one_alphabet_passes(word):
    assert screen(f"in {word} now").verdict == "clear"


# The Urdu text ends with the address of its translators, which the gate must find.
ADDRESSES = {"ur": ["link", "email"]}


@pytest.mark.parametrize(
    "declaration", sorted(DECLARATIONS.glob("*.txt")) or [None], ids=lambda p: p.stem if p else "-"
)
def test_no_language_is_refused(declaration):
    if declaration is None:
        pytest.skip("the test material ../shared/data/docs/udhr_txt is not on this machine")
    found = screen(declaration.read_text(encoding="utf-8"), language=declaration.stem).findings
    kinds_found = [finding.kind for finding in found if finding.kind != "person_name"]
    assert kinds_found == ADDRESSES.get(declaration.stem, [])
