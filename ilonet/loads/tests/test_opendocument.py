"""A list in an OpenDocument spreadsheet goes the same way as the same list in a workbook."""

import re
from datetime import date

import pytest

from ilonet.deployments.tests.registers import AMARA, BRUNO, HEADINGS, read, spoiled
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import xlsx
from ilonet.lib.spreadsheets.tests.opening import ods
from ilonet.loads.tests import lists
from ilonet.loads.tests.lists import ONE, STRANGE, TWO


@pytest.mark.parametrize(
    "rows",
    [
        [HEADINGS, AMARA, BRUNO],
        [["Register of officers"], [], HEADINGS, AMARA, BRUNO],
        spoiled("Start", date(2026, 1, 10)),
        spoiled("Start", "soon"),
        spoiled("Share", 0.5),
        spoiled("Country of posting", "=A1"),
        [HEADINGS],
        [["x"], ["y"]],
    ],
)
def test_the_register_understands_both_alike(rows):
    def understood(content):
        try:
            return read(content)
        except Refusal as refusal:
            return refusal.code

    assert understood(ods(rows)) == understood(xlsx(rows))


def test_a_back_office_sends_one_and_sees_the_same_difference(enter):
    farid = enter("farid")
    assert ".ods" in farid.get("/register/loads/new/").content.decode()
    rows = [lists.HEADINGS, ONE, TWO, STRANGE]
    seen = []
    for content, name in ((xlsx(rows), "liste.xlsx"), (ods(rows), "liste.ods")):
        page = farid.get(lists.send(farid, content, name).url).content.decode()
        assert name in page
        seen.append(re.findall(r"<main.*</main>", _plain(page).replace(name, "liste"), re.DOTALL))
    assert seen[0] == seen[1] != []
    assert "Cellule Lac" in seen[0][0]


def _plain(page: str) -> str:
    """Without what is new in every answer."""
    return re.sub(r'value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|<time.*?</time>', "", page)
