"""A list in an OpenDocument spreadsheet goes the same way as the same list in a workbook."""

import re
from datetime import date

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.tests.registers import AMARA, BRUNO, HEADINGS, read, spoiled
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import xlsx
from ilonet.lib.spreadsheets.tests.opening import content, ods, packed, row_of, sheet
from ilonet.loads.models import Load, Stage
from ilonet.loads.tests import lists
from ilonet.loads.tests.lists import ONE, STRANGE, TWO
from tests.making import BECAUSE


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
    for book, name in ((xlsx(rows), "liste.xlsx"), (ods(rows), "liste.ods")):
        page = farid.get(lists.send(farid, book, name).url).content.decode()
        assert name in page
        seen.append(re.findall(r"<main.*</main>", _plain(page).replace(name, "liste"), re.DOTALL))
    assert seen[0] == seen[1] != []
    assert "Cellule Lac" in seen[0][0]


REPEATED = row_of(["x"] * 8).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="19000">')
LONG_IN_FEW_BYTES = {
    "liste.ods": packed(content(sheet("S", row_of(lists.HEADINGS) + REPEATED))),
    "liste.csv": "\n".join([";".join(lists.HEADINGS), *["x;x"] * 19_000]).encode(),
}


@pytest.mark.parametrize("name", LONG_IN_FEW_BYTES)
def test_what_is_long_in_few_bytes_is_read_by_the_worker(enter, name):
    """Nineteen thousand rows that are nothing but mistakes held a request for ten seconds."""
    farid = enter("farid")
    assert len(LONG_IN_FEW_BYTES[name]) < 100_000
    lists.send(farid, LONG_IN_FEW_BYTES[name], name)
    with as_the_system(because=BECAUSE):
        assert Load.objects.unrestricted(because=BECAUSE).get().stage == Stage.READING


def _plain(page: str) -> str:
    """Without what is new in every answer."""
    return re.sub(r'value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|<time.*?</time>', "", page)
