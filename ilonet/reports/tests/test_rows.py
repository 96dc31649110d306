"""Tables of a report as somebody fills them: whatever is typed or pasted stays, and what is wrong is said where it is."""

import html
import re

import pytest
from django.conf import settings

from ilonet.reports.forms.writing import Writing
from ilonet.reports.kinds.known import TEMPLATES, newest, template_of
from ilonet.reports.kinds.template import MOST_ROWS, Table
from ilonet.reports.tests.test_verbs import draft
from ilonet.reports.tests.writing import at, stored, typed

ABSURD = {
    "number": ["-5", "1000000000000", "3.5", "1.234", "1,234", "about 12", "²"],
    "month": ["Sept 2026", "2026-13", "09/2026"],
    "origin": ["Atlantis"],
    "route": ["By the moon"],
}


def figures(cast):
    return draft(cast, kind="statistics", template_version=1, particulars={})


def rows_typed(report, count, **cells):
    """A form with this many rows, each cell as somebody has typed it."""
    sent = typed(report, kind="statistics", particulars="flows", next="stay")
    for number in range(count):
        for column, words in ({"number": str(100 + number)} | cells).items():
            sent[f"particulars.flows.{number}.{column}"] = words
    return sent


def boxes(page, row):
    """What the boxes of a row show, and in boxes of which type, by column."""
    found = {}
    for tag in re.findall(rf'<input[^>]* name="particulars\.flows\.{row}\.[^>]*>', page):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found[said["name"].rpartition(".")[2]] = said["type"], html.unescape(said["value"])
    return found


@pytest.mark.parametrize("kind", [one for one in TEMPLATES if any(template_of(one, newest(one)).tables)])
def test_a_table_as_long_as_may_be_can_be_sent(kind):
    """The server takes no more boxes than a number of its own, and says no word about which; no form may come near it."""
    template = template_of(kind, newest(kind))
    boxes = sum(MOST_ROWS * len(one.columns) if isinstance(one, Table) else 20 for one in template.fields)
    besides = 20 * len(Writing.base_fields) + 2 * 20  # what it is about, and sections
    assert 2 * (boxes + besides) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_full_table_of_wide_rows_is_kept(cast, enter):
    report = figures(cast)
    wide = dict.fromkeys(("women", "men", "minors", "unaccompanied", "families"), "9")
    wide |= {"month": "2025-09", "origin": "Senegal", "route": "watl", "destination": "Spain"}
    assert enter("amara").post(at(report, "text/"), rows_typed(report, MOST_ROWS, **wide)).status_code == 302
    assert len(stored(cast, report).being_written(cast.actor("amara")).text.particulars["flows"]) == MOST_ROWS


def test_too_many_rows_all_stay_on_the_page_which_says_so_beside_the_table(cast, enter):
    report = figures(cast)
    amara = enter("amara")
    refused = amara.post(at(report, "text/"), rows_typed(report, 200))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert f"200 rows stand here; at most {MOST_ROWS} fit." in page
    assert [boxes(page, row)["number"][1] for row in (0, 60, 199)] == ["100", "160", "299"]
    assert amara.post(at(report, "text/"), rows_typed(report, MOST_ROWS)).status_code == 302


def test_one_row_too_many_without_script_keeps_what_was_typed(cast, enter):
    report = figures(cast)
    refused = enter("amara").post(at(report, "rows/flows/"), rows_typed(report, MOST_ROWS))
    assert refused.status_code == 422
    assert boxes(refused.content.decode(), MOST_ROWS - 1)["number"][1] == "159"


@pytest.mark.parametrize("column, words", [(column, one) for column, many in ABSURD.items() for one in many])
def test_what_cannot_be_read_is_kept_shown_and_named(cast, enter, column, words):
    report = figures(cast)
    amara = enter("amara")
    amara.post(at(report, "text/"), rows_typed(report, 1, **{column: words}))
    page = amara.get(at(report, "text/")).content.decode()
    assert f'id="particulars.flows.0.{column}.fault"' in page
    if column == "route":
        assert f'<option value="{words}" selected>' in page
        return
    shown_in, shown = boxes(page, 0)[column]
    assert shown == words
    assert shown_in == "text"  # a box for months shows nothing that is no month, and sends nothing back
    limit = re.search(rf'name="particulars\.flows\.0\.{column}"[^>]*maxlength="(\d+)"', page)
    assert limit is None or len(words) <= int(limit[1])  # nor is it cut when it is typed or pasted


def test_a_number_in_other_figures_is_read(cast, enter):
    report = figures(cast)
    enter("amara").post(at(report, "text/"), rows_typed(report, 1, number="١٢٣"))
    assert stored(cast, report).being_written(cast.actor("amara")).text.particulars["flows"] == [{"number": 123}]
