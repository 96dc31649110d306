"""A register of any layout becomes the same deployments."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from ilonet.deployments.incoming.days import read_day
from ilonet.deployments.incoming.duties import read_duties
from ilonet.deployments.incoming.headers import WORDS, field_of
from ilonet.deployments.incoming.hosts import read_host_type
from ilonet.deployments.incoming.names import read_name, split_name
from ilonet.deployments.incoming.reading import read_register
from ilonet.deployments.tests.registers import (
    AMARA,
    BRUNO,
    HEADINGS,
    known,
    read,
    read_csv,
    read_rows,
    spoiled,
    without,
)
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import delimited, xlsx

SAMPLES = Path(__file__).parents[3].parent / "shared" / "data" / "register"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample registers beside the checkout are absent")


@pytest.mark.requirement("R-2.2-a")
def test_a_row_becomes_a_deployment():
    amara, bruno = read_rows([HEADINGS, AMARA, BRUNO]).rows
    assert (amara.authority, amara.family_name, amara.given_name) == ("AUT", "Diallo", "Amara")
    assert (amara.host, amara.host_type, amara.also_covers) == ("TUR", "ms_mission", ("CHL",))
    assert (amara.begins_on, amara.ends_on) == (date(2026, 1, 10), date(2028, 1, 9))
    assert (amara.topics, amara.assistance, amara.share_percent) == (("a", "e"), (), 100)
    assert (amara.emails, amara.phones) == (("a@aut.example",), ("+999 555 0101",))
    assert (bruno.host_type, bruno.topics, bruno.assistance) == ("union_mission", ("c",), ("b",))


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_letters_and_separators_make_no_difference(letters, separator):
    rows = spoiled("Officer", "Sørensen, Åse")
    assert read_csv(rows, separator, letters).rows == read_rows(rows).rows


def test_columns_in_another_order_and_language_make_no_difference():
    german = [
        "Dienststelle",
        "Name, Vorname",
        "Gastland",
        "Einsatzort",
        "Von",
        "Bis",
        "Aufgaben",
        "E-Mail",
        "Telefon",
        "Auch zuständig für",
        "Anteil",
        "Dienstposten",
    ]
    turned = [list(reversed(row)) for row in (german, AMARA, BRUNO)]
    assert read_rows(turned).rows == read_rows([HEADINGS, AMARA, BRUNO]).rows


def test_titles_above_and_remarks_beside_are_passed_over():
    rows = [
        ["Register of officers"],
        [],
        ["as on 1 November"],
        [*HEADINGS, "Remarks"],
        [*AMARA, "likes tea"],
        HEADINGS,
        BRUNO,
    ]
    incoming = read_rows(rows)
    assert incoming.is_clean
    assert incoming.header_row == 4
    assert incoming.not_read == ["Remarks"]
    assert [deployment.row for deployment in incoming.rows] == [5, 7]
    assert "likes tea" not in repr(incoming)


@pytest.mark.parametrize("language, word", [("en", "Duties"), ("fr", "Thèmes"), ("de", "Aufgaben"), ("da", "Opgaver")])
def test_a_missing_column_is_named_in_the_readers_language(language, word):
    with translation.override(language), pytest.raises(Refusal) as caught:
        read(xlsx(without("Duties")))
    assert word in str(caught.value.message)


def test_a_heading_that_was_nearly_right_is_named():
    rows = [["Dutise" if cell == "Duties" else cell for cell in HEADINGS], AMARA]
    with pytest.raises(Refusal) as caught:
        read(xlsx(rows))
    assert "“Dutise”" in caught.value.hint


def test_one_authority_for_the_file_must_be_that_of_every_row():
    assert [row.authority for row in read(xlsx(without("Sending authority")), authority="bmi").rows] == ["AUT", "AUT"]
    errors = read(xlsx([HEADINGS, AMARA, BRUNO]), authority="AUT").errors
    assert [(error.code, error.cell) for error in errors] == [("authority.other", "A3")]


def test_an_unknown_authority_is_answered_with_the_nearest():
    (error,) = read_rows(spoiled("Sending authority", "Swedish Migration Service")).errors
    assert "SWE (Swedish Migration Agency)" in error.advice


def test_a_second_officer_may_follow_on_a_post():
    later = list(AMARA)
    later[1], later[4], later[5] = "Rossi, Chiara", "2028-01-10", "2030-01-09"
    assert read_rows([HEADINGS, AMARA, BRUNO, later]).is_clean


def test_what_a_person_should_look_at_stops_nothing():
    iceland = spoiled("Country of posting", "Iceland")
    assert [note.code for note in read_rows(iceland).warnings] == ["host.associated"]
    twice = list(AMARA)
    twice[2], twice[4], twice[11] = "Chile", "2026-02-01", "P9"
    assert [note.code for note in read_rows([HEADINGS, AMARA, twice]).warnings] == [
        "also_covers.host",
        "officer.two_places",
    ]
    assert [note.code for note in read_rows(spoiled("End", "2036-01-01")).warnings] == ["period.long"]


def test_progress_is_told_row_by_row():
    seen: list[tuple[int, int]] = []
    read(delimited([HEADINGS, AMARA, BRUNO]), progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12", "2025/03/12", "2025.3.12", "20250312", "2025-03-12T00:00:00", "12/03/2025", "12-03-2025", "12.03.2025",
        "12. 3. 2025", "12 March 2025", "12th of March 2025", "March 12, 2025", "12 mars 2025", "12. März 2025",
        "12. Maerz 2025", "12. marts 2025", "den 12. marts 2025", "le 12 mars 2025", "12 Mar 2025",
    ],
)  # fmt: skip
def test_a_day_is_understood_in_many_styles(text):
    assert read_day(text) == date(2025, 3, 12)


def test_the_first_of_a_month_in_french():
    assert read_day("1er août 2025") == date(2025, 8, 1)


@pytest.mark.parametrize(
    "text, family, given",
    [
        ("Jorrisen, Milan", "Jorrisen", "Milan"),
        ("van Kuijc van Malsen, Ashley", "van Kuijc van Malsen", "Ashley"),
        ("Παρούσης, Ιωσηφίνα", "Παρούσης", "Ιωσηφίνα"),
        ("ΠΑΡΟΎΣΗΣ, Ιωσηφίνα", "Παρούσης", "Ιωσηφίνα"),
        ("Крушовска, тамара", "Крушовска", "Тамара"),
        ("DOS SANTOS Isabelle", "Dos Santos", "Isabelle"),
        ("Anouk LEMAÎTRE", "Lemaître", "Anouk"),
        ("O’NEILL-SMITH, Jean-Pierre", "O’Neill-Smith", "Jean-Pierre"),
    ],
)
def test_a_name_is_split_and_written_as_one_writes_to_people(text, family, given):
    assert split_name(text) == (family, given)


def test_a_name_is_composed_and_spaced_once():
    assert read_name("Le\u00a0  Mai\u0302tre") == "Le Maître"


@pytest.mark.requirement("R-2.2-a")
@pytest.mark.parametrize(
    "code, words",
    [
        ("ms_mission", ["Embassy", "Consulate General", "Ambassade", "Consulat général", "Botschaft", "Generalkonsulat", "ms_mission", "Austrian Embassy, Ankara"]),
        ("union_mission", ["EU Delegation", "Délégation de l'UE", "EU-Delegation", "Delegation der Europäischen Union", "EU's delegation"]),
        ("international_organisation", ["IOM office", "Bureau de l'OIM", "UNHCR", "Internationale Organisation"]),
        ("third_country_authority", ["National police headquarters (host country)", "Direction de la police (pays hôte)", "Innenministerium (Gastland)", "Rigspolitiet (værtslandet)"]),
    ],
)  # fmt: skip
def test_a_host_is_one_of_four_whatever_it_is_called(code, words):
    assert {read_host_type(word) for word in words} == {code}


@pytest.mark.requirement("R-4.1-c")
@pytest.mark.parametrize(
    "text, topics, assistance",
    [
        ("a, e, l", "ael", ""),
        ("c ; f", "cf", ""),
        ("T-a A-b", "a", "b"),
        ("3(4)(a) and 3(6)(d)", "a", "d"),
        ("L/a\nA – c", "al", "c"),
        ("a. b.", "ab", ""),
    ],
)
def test_duties_are_read_by_their_letters(text, topics, assistance):
    assert read_duties(text) == (tuple(topics), tuple(assistance))


def test_no_heading_means_two_things():
    shared = {
        word
        for field, languages in WORDS.items()
        for words in languages.values()
        for word in words
        if field_of(word) != field
    }
    assert shared == set()


def test_names_of_countries_may_have_commas():
    (amara, _bruno) = read_rows(
        spoiled("Also responsible for", "Chile, Korea, Republic of, Congo, Democratic Republic of the")
    ).rows
    assert amara.also_covers == ("CHL", "KOR", "COD")


@needs_samples
@pytest.mark.parametrize("sample, authority, count", [("incoming_fr.xlsx", "FRA", 85), ("incoming_da.csv", "DNK", 9)])
def test_registers_of_other_people_are_read_as_they_are(sample, authority, count):
    incoming = read_sample(sample, authority)
    assert incoming.errors == []
    assert len(incoming.rows) == count
    assert {row.authority for row in incoming.rows} == {authority}
    assert all(row.emails and row.phones and row.topics for row in incoming.rows)


@needs_samples
def test_the_ten_bad_rows_of_the_mixed_register_are_named():
    incoming = read_sample("incoming_mixed_with_errors.xlsx", None)
    assert [(error.row, error.column) for error in incoming.errors] == [
        (5, "Start"), (7, "End"), (9, "Country of posting"), (11, "Country of posting"), (13, "Sending authority"),
        (15, ""), (17, "Duties"), (19, "Phone"), (21, "E-mail"), (23, "Posted at"),
    ]  # fmt: skip
    assert len(incoming.rows) == 86
    assert incoming.not_read == ["Remarks"]


def read_sample(sample: str, authority: str | None):
    codes = ("AUT", "BGR", "DNK", "FRA", "GRC", "NLD", "POL", "SWE")
    world = replace(known(), authorities={code: (f"Ministry {code}",) for code in codes})
    return read_register(SAMPLES / sample, world, authority=authority)
