"""Empty lists in four languages: filled by a program, they load clean; nothing in them is a formula."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.incoming.reading import read_register
from ilonet.deployments.reference import known_today
from ilonet.lib import clock
from ilonet.loads.models import Load
from ilonet.loads.template import headings, template
from ilonet.loads.template_words import ASSISTANCE, EXPLAINED, FIELDS, HOSTS, LANGUAGES, TOPICS
from ilonet.loads.tests.lists import send
from ilonet.places.names import name
from tests import making
from tests.making import BECAUSE

HOST_TYPES = ("ms_mission", "third_country_authority", "international_organisation", "union_mission")


def filled(language: str) -> bytes:
    _name, content = template(language, created=clock.now())
    book = openpyxl.load_workbook(io.BytesIO(content))
    for number, host in enumerate(HOSTS[language]):
        known = {
            "family_name": f"Neuville{'abcd'[number]}",
            "given_name": "Ada",
            "host": name("SEN", language),
            "host_type": host,
            "begins_on": date(2026, 1, 10),
            "ends_on": date(2027, 12, 31),
            "duties": "b, c, A-a",
            "also_covers": f"{name('GMB', language)}; {name('MRT', language)}",
            "share": 80,
            "email": "ada@liaison.example",
            "phone": "+999 555 0101",
            "notified_on": date(2025, 12, 1),
        }
        book.worksheets[0].append([known.get(field) for field in FIELDS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.requirement("R-4.1-c")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_list_reads_clean(db, language):
    making.authority("FRA")
    incoming = read_register(filled(language), known_today(), authority="FRA")
    assert [(one.cell, one.message) for one in incoming.errors] == []
    assert incoming.not_read == []
    assert [row.host_type for row in incoming.rows] == list(HOST_TYPES)
    assert {(row.host, row.topics, row.assistance) for row in incoming.rows} == {("SEN", ("b", "c"), ("a",))}
    assert {row.also_covers for row in incoming.rows} == {("GMB", "MRT")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_hands_it_out_and_takes_it_back(enter, language):
    farid = enter("farid")
    answer = farid.get(f"/register/loads/empty/{language}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'-{language}.xlsx"')
    assert send(farid, filled(language)).status_code == 302
    with as_the_system(because=BECAUSE):
        load = Load.objects.unrestricted(because=BECAUSE).get()
    assert (load.stage, load.counts["created"]) == ("ready", 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_a_formula_or_a_link(language, db):
    _name, content = template(language, created=clock.now())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(one) for one in package.namelist() if "worksheets/sheet" in one]
    assert len(sheets) == 2
    assert not [one for one in sheets if b"<f>" in one or b"hyperlink" in one]


def test_each_language_says_everything():
    for language in LANGUAGES:
        assert len(set(headings(language))) == len(FIELDS)
        assert (len(TOPICS[language]), len(ASSISTANCE[language]), len(HOSTS[language])) == (12, 4, 4)
        assert all(EXPLAINED[field][language] for field in FIELDS)


def test_other_languages_are_absent(enter):
    assert enter("farid").get("/register/loads/empty/xx/").status_code == 404
