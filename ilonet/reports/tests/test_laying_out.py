"""Plain text as it is read: paragraphs, headings, lists, tables; and as programs may send it."""

import pytest

from ilonet.reports.laying_out import Block, Point, laid_out
from tests import making

TEXT = """Fewer boats
left.

## Where
- Mbour
  - the northern beach
- Saint-Louis
Then:
1. first
2. second
| Month | Boats |
| August | 12 |
| September |"""


def test_each_block_is_what_it_looks_like():
    assert laid_out(TEXT) == [
        Block("text", "Fewer boats\nleft."),
        Block("heading", "Where"),
        Block("bullets", items=(Point("Mbour", [Point("the northern beach")]), Point("Saint-Louis"))),
        Block("text", "Then:"),
        Block("numbers", items=(Point("first"), Point("second"))),
        Block("table", head=("Month", "Boats"), rows=(("August", "12"), ("September", ""))),
    ]


@pytest.mark.parametrize(
    "text", ["12. October was quiet.", "3) and no more", "|x| is one bar", "#no heading", "-no item", "a - b"]
)
def test_what_only_looks_like_it_stays_a_paragraph(text):
    assert laid_out(text) == [Block("text", text)]


def test_on_the_page_it_is_markup_and_the_words_are_not(enter, cast):
    report = making.report(
        cast.amara, audience=[cast.west.circle_id], text=TEXT + "\n\n## <b>bold</b>\n| <i> | b |\n| c | d |"
    )
    shown = enter("bruno").get(f"/information/{report.public_id}/").content.decode()
    assert "<h3>Where</h3>" in shown
    assert "<li>Mbour<ul><li>the northern beach</li></ul></li>" in shown
    assert '<th scope="col">Boats</th>' in shown
    assert "<h3>&lt;b&gt;bold&lt;/b&gt;</h3>" in shown
    assert "<i>" not in shown


@pytest.mark.requirement("R-3.4-00")
def test_a_program_may_send_markup_and_the_gate_sees_what_is_left(enter, cast):
    amara = enter("amara")
    html = "<h1>Seen</h1><ul><li>Call +221 77 123 45 67</li></ul><script>x</script>"
    sent = {"title": "Boats", "sections": [{"heading": "First", "html": html}]}
    made = amara.post("/api/v1/reports", sent, content_type="application/json")
    assert made.status_code == 201
    assert made.json()["sections"] == [{"heading": "First", "text": "## Seen\n\n- Call +221 77 123 45 67"}]
    page = amara.get(f"/information/{made.json()['id']}/text/").content.decode()
    assert "This looks like a telephone number" in page
