"""A sample of the measured corpus in every run, with floors; `make bench-gate` measures the whole of it."""

from collections import Counter

import pytest

from ilonet.lib.words import fold
from ilonet.screening.gate import screen
from ilonet.screening.names.gazetteer import names
from ilonet.screening.tests.material import DECLARATIONS
from ilonet.screening.tests.measured import beyond
from ilonet.screening.tests.measured.corpus import identifiers, persons
from ilonet.screening.tests.measured.measure import STRUCTURED, false_flags, measure
from ilonet.screening.tests.measured.names import LISTS, unlisted
from ilonet.screening.tests.measured.sentences import sentences


@pytest.fixture(scope="module")
def people():
    return measure(persons(4))


@pytest.mark.requirement("R-3.4-00")
def test_identifiers_are_found_in_every_language_and_disguise():
    told = measure(identifiers(1))
    assert sum(told.found[kind] for kind in STRUCTURED) >= 0.99 * sum(told.present[kind] for kind in STRUCTURED)
    assert {kind: told.recall(kind) for kind in STRUCTURED if told.recall(kind) < 0.98} == {}
    assert {kind: told.precision(kind) for kind in STRUCTURED if told.precision(kind) < 0.98} == {}
    plain = [(kind, "plain") for kind in STRUCTURED]
    assert sum(told.found[key] for key in plain) >= 0.995 * sum(told.present[key] for key in plain)


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("half, floor", [("listed", 0.93), ("unlisted", 0.85)])
def test_names_are_found(people, half, floor):
    recalls = [people.recall((half, "person_name", language, True)) for language in sentences()]
    assert sum(recalls) / len(recalls) >= floor
    assert min(recalls) >= 0.4
    assert people.precision("person_name") >= 0.97


def test_names_are_found_in_scripts_without_capitals():
    told = measure(beyond.persons())
    for language in beyond.told():
        assert told.recall(("listed", "person_name", language, True)) >= 0.9, language
    assert told.recall(("unlisted", "person_name")) >= 0.4
    assert told.precision("person_name") >= 0.97


@pytest.mark.requirement("R-3.4-00")
def test_addresses_of_houses_are_found_in_every_language():
    told = measure(beyond.houses())
    assert {
        one: told.recall(("street_address", one))
        for one in beyond.STREETS
        if told.recall(("street_address", one)) < 0.9
    } == {}
    assert set(sentences()) <= set(beyond.STREETS)


@pytest.mark.parametrize(
    "language", ["am", "ar", "bn", "fa", "hy", "ka", "ne", "ti", "ur", "zh-Hans", "vi", "tr", "uk"]
)
def test_the_declaration_names_nobody_in_host_countries_either(language):
    path = DECLARATIONS / f"{language}.txt"
    if not path.exists():
        pytest.skip("the test material ../shared/data/docs/udhr_txt is not on this machine")
    words, flags = false_flags([(language[:2], path.read_text(encoding="utf-8"))])
    assert flags.total() <= max(2, words.total() * 2 / 1000)


def test_half_of_the_names_stand_in_no_list():
    halves = Counter(sample.listed for sample in persons(4))
    assert halves[True] == halves[False]
    told = [part for given, family in unlisted().values() for name in (*given, *family) for part in name.split(" ")]
    assert len(told) > 700
    assert [part for part in told if fold(part) in names() and part not in {"Ó", "Ní", "Mac"}] == []


def test_the_whole_corpus_has_more_than_ten_thousand_places():
    kinds = Counter(sample.kind for sample in identifiers(1))
    assert 5 * kinds.total() >= 10_000  # of identifiers alone
    assert sum(1 for _ in persons(1)) == 312
    assert set(kinds) == set(STRUCTURED)


def test_sentences_that_name_nobody_pass():
    words, flags = false_flags((language, one) for language, told in sentences().items() for one in told["clean"])
    assert words.total() > 1_000
    assert {language: count for language, count in flags.items() if count} == {}


@pytest.mark.parametrize("language", sorted(LISTS))
def test_the_declaration_of_human_rights_names_nobody(language):
    path = DECLARATIONS / f"{language}.txt"
    if not path.exists():
        pytest.skip("the test material ../shared/data/docs/udhr_txt is not on this machine")
    words, flags = false_flags([(language, path.read_text(encoding="utf-8"))])
    assert flags.total() <= max(2, words.total() * 2 / 1000)


TRAPS = {
    "en": [
        "The Minister of the Interior met the Director General of Frontex in Addis Ababa.",
        "Afghans, Syrians and Bangladeshis use the Western Balkan Route and the Central Mediterranean.",
        "Operation Poseidon, Operation Sophia and Joint Operation Themis; the vessel Ocean Viking.",
        "Under Article 3(4) of Regulation (EU) 2019/1240 and the Schengen Borders Code.",
        "In Port Sudan, Santa Cruz, New Delhi, San Marino, Costa Rica and Abu Dhabi.",
        "Hirsi Jamaa and Others v. Italy was decided in February.",
        "Children born before 1 January 2015 need no visa; those born in 2015 do.",
        "NATO on 4 April 1949; in June and July, on Monday and Friday.",
    ],
    "de": ["Der Bundesminister des Innern und die Bundespolizei trafen sich in Bad Reichenhall und Frankfurt am Main."],
    "fr": ["Le Ministre de l'Intérieur ne quittera pas Abou Dhabi le 12 mars 2024 ; la Police aux frontières reste."],
    "es": ["El Ministro del Interior viajó de Las Palmas a San Sebastián de la Gomera con la Guardia Civil."],
    "da": ["Udlændinge- og Integrationsministeren mødte Rigspolitiet på Den Engelske Kanal i marts."],
}


@pytest.mark.parametrize("language, text", [(language, text) for language, told in TRAPS.items() for text in told])
def test_places_peoples_offices_laws_and_operations_are_no_persons(language, text):
    assert screen(text, language=language).findings == ()
