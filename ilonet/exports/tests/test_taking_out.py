"""What leaves: safe, marked, recorded, counted, and no more of it than the reader may see."""

import csv
import hashlib
import io
import itertools
import tempfile
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from ilonet.audit.models import Event
from ilonet.deployments.exported import POSTINGS
from ilonet.deployments.models import Deployment
from ilonet.exports.exported import EXPORTED, exported
from ilonet.exports.policy import fields
from ilonet.exports.taking_out import take_out
from ilonet.lib.spreadsheets.writing import TRIGGERS
from tests import making

HEAD = 5  # rows before the first: mark, stamp, filters, nothing, titles
MOMENT = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u200b=1", "|calc", "%0a",
    '"=1"', "a\n=1", "=HYPERLINK(\"//x.example\")", "DDE(\"cmd\")", "\x00=1", "\x1b[31m", "\u202e=1", "'=1", "ok",
]  # fmt: skip


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content):
    book = load_workbook(io.BytesIO(content))
    return [list(row) for row in book.active.iter_rows()]


def file_of(answer):
    return b"".join(answer.streaming_content)


def starts_safely(text):
    return not text or (text[0] not in "\t\r\n＝＋－＠" and text.lstrip()[:1] not in TRIGGERS)


@pytest.fixture
def wild():
    """A list of one text, a day, a moment and a number; declared for this test alone."""
    fields.cache_clear()
    fields()["wild"] = ("text", "day", "moment", "number")
    made = exported(
        "wild",
        "Wild",
        text=("=Text", lambda one: one[0]),
        day=("Day", lambda _: date(2026, 3, 31)),
        moment=("Moment", lambda _: MOMENT),
        number=("Number", lambda one: one[1]),
    )
    yield made
    del EXPORTED["wild"]
    fields.cache_clear()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_of_it_acts(cast, wild, form):
    """AC35: read back by a parser, over hostile values in cells, titles and filters."""
    rows = [("".join(two), -5) for two in itertools.product(["", "x\n"], HOSTILE)]
    taken = take_out(wild, rows, by=cast.actor("amara"), form=form, asked={"post": "=cmd"}, said=["=cmd|'/c'!A1"])
    content = taken.file.read()
    if form == "csv":
        read = read_csv(content)
        assert all(starts_safely(cell) or cell == "-5" for row in read for cell in row)
        assert read[HEAD][1:] == ["2026-03-31", "2026-03-31 14:05+00:00", "-5"]
    else:
        cells = [cell for row in read_xlsx(content) for cell in row if cell.value is not None]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        assert all(starts_safely(cell.value) for cell in cells if isinstance(cell.value, str))
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert not [name for name in book.namelist() if "external" in name or "macro" in name.lower()]
        last = read_xlsx(content)[-1]
        assert last[1].value == datetime(2026, 3, 31, tzinfo=UTC).replace(tzinfo=None)
        assert last[1].number_format == "yyyy-mm-dd"
        assert last[2].value == MOMENT.replace(tzinfo=None)
        assert last[3].value == -5


def test_it_says_for_whom_by_whom_when_and_how_narrowed(enter, cast):
    answer = enter("amara").get("/register/?authority=FRA&format=csv")
    read = read_csv(file_of(answer))
    assert "Article 9(3)" in read[0][0]
    assert "officer · Dakar · FRA" in read[1][0]
    assert "amara" not in str(read)
    assert read[2] == ["Narrowed by: Authority: FRA · Liaison service FRA"]
    assert read[4][:3] == ["Id", "Country", "Country in words"]
    assert {row[4] for row in read[HEAD:]} == {"FRA"}
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "art-9-3" in answer.headers["Content-Disposition"]


def test_it_is_recorded_with_count_and_filter_without_content(enter, cast):
    content = file_of(enter("amara").get("/register/?country=SEN&format=xlsx"))
    rows = read_xlsx(content)
    cast.actor("amara")
    [event] = Event.objects.filter(act="list.exported")
    assert event.noted.pop("sha256") == hashlib.sha256(content).hexdigest()
    assert event.noted == {"list": "postings", "format": "xlsx", "rows": len(rows) - HEAD, "asked": ["country=SEN"]}
    assert str(event.public_id) in rows[1][0].value


def test_what_was_written_freely_stays_out_of_the_audit(cast, wild):
    asked = {"q": "the man from Dakar", "topic": "b", "format": "csv"}
    take_out(wild, [], by=cast.actor("amara"), form="csv", asked=asked, texts=frozenset({"q"}))
    assert Event.objects.get(act="list.exported").noted["asked"] == ["q", "topic=b"]


def test_the_file_has_the_rows_of_the_page_in_its_order(enter):
    amara = enter("amara")
    for order in ("country", "-country", "authority", "until", "-from"):
        shown = [str(line.public_id) for line in amara.get(f"/register/?order={order}").context["lines"]]
        left = [row[0] for row in read_csv(file_of(amara.get(f"/register/?order={order}&format=csv")))[HEAD:]]
        assert left == shown, order


def test_machines_get_the_same(enter):
    amara = enter("amara")
    page = read_csv(file_of(amara.get("/register/?topic=b&format=csv")))[HEAD:]
    assert read_csv(file_of(amara.get("/api/v1/deployments?topic=b&format=csv")))[HEAD:] == page
    assert amara.get("/api/v1/deployments?format=pdf").status_code == 400


@pytest.mark.requirement("R-9.3-c")
def test_there_is_a_budget_and_it_is_each_ones_own(enter, cast, settings):
    settings.ILONET_EXPORTS_PER_DAY = 2
    amara, bruno = enter("amara"), enter("bruno")
    assert [amara.get("/register/?format=csv").status_code for _ in range(3)] == [200, 200, 429]
    refused = amara.get("/api/v1/deployments?format=xlsx")
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "export.budget"
    assert "2 lists or documents" in refused.json()["error"]["message"]
    assert bruno.get("/register/?format=csv").status_code == 200
    assert amara.get("/register/").status_code == 200
    cast.actor("amara")
    assert Event.objects.filter(act="list.exported").count() == 2


def test_a_list_too_long_is_refused_and_not_recorded(enter, cast, settings):
    settings.ILONET_EXPORT_ROWS = 2
    assert enter("amara").get("/register/?format=xlsx").status_code == 409
    cast.actor("amara")
    assert not Event.objects.filter(act="list.exported").count()


def test_nothing_of_a_list_stays_on_the_disk(enter, settings, tmp_path, monkeypatch):
    """Neither of one that left nor of one that was refused in the middle: it would lie there in clear for good."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    amara = enter("amara")
    file_of(amara.get("/register/?format=xlsx"))
    settings.ILONET_EXPORT_ROWS = 2
    assert amara.get("/register/?format=xlsx").status_code == 409
    assert not [*tmp_path.rglob("*")]


def test_a_long_list_takes_no_more_memory(cast, wild):
    """AC09: rows are written as they come, whatever their number."""

    def peak(rows, form):
        tracemalloc.start()
        take_out(wild, (("text", n) for n in range(rows)), by=cast.actor("amara"), form=form, asked={}).file.close()
        return tracemalloc.get_traced_memory()[1]

    for form in ("csv", "xlsx"):
        peak(10, form)
        few = peak(4_000, form)
        assert peak(12_000, form) < 2 * few + 1_000_000, form
        tracemalloc.stop()


@pytest.mark.parametrize("name, count", [("amara", 6), ("katya", 404), ("rosa", 404), ("leo", 404)])
def test_within_the_readers_rights(enter, name, count):
    answer = enter(name).get("/register/?format=csv")
    if count == 404:
        assert answer.status_code == 404
    else:
        assert len(read_csv(file_of(answer))) - HEAD >= count - 1


def test_the_questions_do_not_grow_with_the_rows(enter, count_queries):
    amara = enter("amara")
    for where in ("/register/?format=csv", "/register/?on=2026-11-01&format=csv"):
        few = count_queries(lambda where=where: file_of(amara.get(where)))
        for city in range(20):
            making.deployment(making.post(making.authority("FRA"), "KEN", city=f"Town {city}"), None)
        assert count_queries(lambda where=where: file_of(amara.get(where))) == few


def test_an_exporter_takes_rows_never_a_model(cast):
    with pytest.raises(TypeError):
        take_out(POSTINGS, Deployment, by=cast.actor("amara"), form="csv", asked={})


def test_only_fields_of_the_policy_leave():
    for name, what in EXPORTED.items():
        assert tuple(column.field for column in what.columns) == fields()[name]
    with pytest.raises(ValueError, match="policy"):
        exported("networks", "x", name=("Name", str), password=("Password", str))


def test_a_failure_is_said_before_the_first_byte(cast, wild):
    broken = SimpleNamespace(__iter__=None)
    with pytest.raises(TypeError):
        take_out(wild, iter([broken]), by=cast.actor("amara"), form="xlsx", asked={})
    assert not Event.objects.filter(act="list.exported").count()
