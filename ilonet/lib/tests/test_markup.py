"""What a word processor puts on the clipboard, as it is kept."""

from pathlib import Path

import pytest

from ilonet.lib.markup import as_plain

PASTED = Path(__file__).with_name("pasted")
SPECIMENS = sorted(one.stem for one in PASTED.glob("*.clip"))


def test_there_are_specimens():
    assert len(SPECIMENS) >= 3


@pytest.mark.parametrize("name", SPECIMENS)
def test_headings_lists_and_tables_stay_and_the_rest_is_lost(name):
    html = (PASTED / f"{name}.clip").read_text(encoding="utf-8")
    assert as_plain(html) == (PASTED / f"{name}.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "html, plain",
    [
        ("", ""),
        ("plain words", "plain words"),
        ("a < b & c", "a < b & c"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("</b></p>lost ends", "lost ends"),
        ("<ul><li></li></ul><h1> </h1><table></table>", ""),
        ("<script>x</script><style>y</style><svg><text>z</text></svg>w", "w"),
        ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>", "| a b c | d |"),
        ("&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
    ],
)
def test_edges(html, plain):
    assert as_plain(html) == plain


def test_what_is_deep_is_not_too_deep():
    assert as_plain("<div>" * 20_000 + "x" + "</div>" * 20_000) == "x"
