"""What is found by other words that mean the same, in whichever language, behind what holds the words themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.reports.words import index
from tests import making
from tests.making import BECAUSE


def told(by, audience, title, text="", **known):
    report = making.report(by, audience=audience, title=title, text=text, countries=known.pop("countries", []), **known)
    with as_the_system(because=BECAUSE):
        index(report)
    return report


@pytest.fixture
def german(cast):
    text = "Die Schleuser ließen Schlauchboote an der Küste zurück."
    return told(cast.amara, [cast.west.circle_id], "Neue Wege", text, language="de")


def ask(client, **asked):
    answer = client.get("/api/v1/search", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def titles(client, **asked):
    return [one["title"] for one in ask(client, **asked)["items"]]


@pytest.mark.requirement("R-9.0-r19")
@pytest.mark.parametrize(
    "asked", ["smuggler", "przemytnik", "passeur", "λαθροδιακινητής", "inflatable", "boats", "smugglers boat"]
)
def test_a_word_of_one_language_finds_that_of_another(german, enter, asked):
    assert titles(enter("bruno"), q=asked) == ["Neue Wege"]
    assert titles(enter("bruno"), q=asked, words="only") == []


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("asked", ["smuggler", "inflatable", "Germany"])
def test_meaning_shows_nobody_what_they_may_not_see(german, cast, enter, asked):
    assert titles(enter("chiara"), q=asked) == []
    before = ask(enter("chiara"), q=asked)
    told(cast.amara, [cast.west.circle_id], "Schleuser", language="de", countries=["DEU"])
    assert ask(enter("chiara"), q=asked) == before


def test_each_hit_says_what_it_means(german, enter):
    bruno = enter("bruno")
    [item] = ask(bruno, q="smugglers")["items"]
    assert item["because"] == [
        {
            "asked": "smugglers",
            "found": "Schleuser",
            "language": "Deutsch",
            "in_title": False,
            "is_meant": True,
            "file": "",
        }
    ]
    page = bruno.get("/search/", {"q": "smugglers"}).content.decode()
    assert "“smugglers” means the same as “Schleuser” (Deutsch)" in page
    assert "<mark>Schleuser</mark>" in page


def test_what_holds_the_words_comes_first_however_old(cast, enter, german):
    west = [cast.west.circle_id]
    told(cast.amara, west, "Smugglers at work")
    told(cast.amara, west, "A smuggler")
    told(cast.amara, west, "Schleuser und noch ein Schleuser", language="de")
    found = titles(enter("bruno"), q="smuggler")
    assert found[:2] == ["A smuggler", "Smugglers at work"]
    assert set(found[2:]) == {"Neue Wege", "Schleuser und noch ein Schleuser"}


def test_what_is_unwanted_is_unwanted_in_every_language(german, enter):
    bruno = enter("bruno")
    assert titles(bruno, q="smuggler -boat") == []
    assert titles(bruno, q="smuggler -aeroplane") == ["Neue Wege"]


def test_what_is_quoted_means_itself(german, enter):
    assert titles(enter("bruno"), q='"smuggler"') == []


def test_a_name_stays_needed_and_a_word_of_another_language_does_not(german, enter):
    bruno = enter("bruno")
    assert titles(bruno, q="smuggler Kayarski") == []
    assert titles(bruno, q="how do smugglers think") == ["Neue Wege"]


@pytest.mark.requirement("R-9.0-r19")
def test_a_country_is_found_by_its_name_in_any_language(cast, enter):
    west = [cast.west.circle_id]
    told(cast.amara, west, "Μετακινήσεις", "Από τη Γερμανία προς τον νότο.", language="el")
    told(cast.amara, west, "Utan namn", language="sv", countries=["DEU"])
    bruno = enter("bruno")
    found = ask(bruno, q="Deutschland")["items"]
    assert {one["title"] for one in found} == {"Μετακινήσεις", "Utan namn"}
    why = {one["title"]: one["because"][0] for one in found}
    assert (why["Μετακινήσεις"]["found"], why["Μετακινήσεις"]["language"]) == ("Γερμανία", "ελληνικά")
    assert (why["Utan namn"]["found"], why["Utan namn"]["language"]) == ("Germany", "")
    assert "the report is about Germany" in bruno.get("/search/", {"q": "Deutschland"}).content.decode()


def test_the_reader_may_ask_for_these_words_only(german, enter):
    bruno = enter("bruno")
    page = bruno.get("/search/", {"q": "smuggler"}).content.decode()
    assert "words=only" in page
    page = bruno.get("/search/", {"q": "smuggler", "words": "only"}).content.decode()
    assert 'name="words" value="only"' in page
    assert bruno.get("/api/v1/search", {"q": "smuggler", "words": "all"}).status_code == 400


def test_meaning_costs_no_question_more(german, cast, enter):
    bruno = enter("bruno")
    counted = []
    for number in (3, 30):
        for one in range(number):
            told(cast.amara, [cast.west.circle_id], f"Schleuser {number} {one}", language="de")
        for word in ("smuggler", "schleuser"):
            bruno.get("/search/", {"q": word})
            with CaptureQueriesContext(connection) as asked:
                bruno.get("/search/", {"q": word})
            counted.append(len(asked))
    assert len(set(counted)) == 1


def test_what_holds_a_part_stands_behind_where_little_holds_it_all(cast, enter, german):
    west, bruno = [cast.west.circle_id], enter("bruno")
    told(cast.amara, west, "Aucun passeur", "Personne.", language="fr")
    answer = ask(bruno, q="inflatable smuggler")
    assert ([one["title"] for one in answer["items"]], answer["whole"]) == (["Neue Wege", "Aucun passeur"], 1)
    assert (
        "1 of them holds all that you asked for" in bruno.get("/search/", {"q": "inflatable smuggler"}).content.decode()
    )
    assert titles(bruno, q="inflatable smuggler", words="only") == []
    for number in range(10):
        told(cast.amara, west, f"Schleuser im Schlauchboot {number}", language="de")
    answer = ask(bruno, q="inflatable smuggler")
    assert (answer["total"], answer["whole"]) == (11, None)


def test_where_nothing_holds_it_all_the_page_says_so(cast, enter, german):
    page = enter("bruno").get("/search/", {"q": "smuggler passport"}).content.decode()
    assert "None of them holds all that you asked for; each holds a part of it." in page


def test_what_stands_between_the_words_of_a_term_is_not_marked(cast, enter):
    told(cast.amara, [cast.west.circle_id], "Le trafic de migrants", "Les prix de la traversée.", language="fr")
    page = enter("bruno").get("/search/", {"q": "smuggler"}).content.decode()
    assert "<mark>trafic</mark> de <mark>migrants</mark>" in page
    assert "<mark>de</mark>" not in page
