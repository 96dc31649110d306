"""What is found, by whom, and what a search gives away: nothing."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.reports.words import index
from ilonet.search.excerpts import marked
from ilonet.search.question import understand
from tests import making

BECAUSE = "a test sets the scene"


def with_words(report):
    """As release does it: the words stand in the search column."""
    with as_the_system(because=BECAUSE):
        index(report)
    return report


@pytest.fixture
def told(cast):
    return with_words(
        making.report(
            cast.amara,
            audience=[cast.west.circle_id],
            title="Kittiwake crossings",
            text="Boats were leaving the beaches near Kayar in August.",
        )
    )


def ask(client, cast, name, **asked):
    client.force_login(cast.people[name])
    return client.get("/api/v1/search", asked).json()


@pytest.mark.requirement("R-9.0-r19")
@pytest.mark.parametrize(
    "asked", ["kittiwake", "KITTIWAKES", "crossing", '"near kayar"', "boat leave", "kayar -september"]
)
def test_a_word_finds_its_other_forms_for_whoever_may_know(told, cast, client, asked):
    assert [one["id"] for one in ask(client, cast, "bruno", q=asked)["items"]] == [str(told.public_id)]
    answer = ask(client, cast, "chiara", q=asked)
    assert (answer["items"], answer["total"]) == ([], 0)


@pytest.mark.parametrize("asked", ["kayar -august", '"kayar near"', "zeppelin"])
def test_what_was_not_asked_is_not_found(told, cast, client, asked):
    assert ask(client, cast, "bruno", q=asked)["items"] == []


def test_a_hidden_report_changes_nothing_for_others(cast, client):
    """The same database with and without it: the same bytes."""
    with_words(making.report(cast.chiara, audience=[cast.east.circle_id], title="Kittiwake in the east"))
    before = ask(client, cast, "chiara", q="kittiwake")
    for number in range(3):
        with_words(making.report(cast.amara, audience=[cast.west.circle_id], title=f"Kittiwake number {number}"))
    assert ask(client, cast, "chiara", q="kittiwake") == before


def test_the_page_shows_where_it_stands(told, cast, client):
    client.force_login(cast.bruno)
    page = client.get("/search/", {"q": "crossings"}).content.decode()
    assert "<mark>crossings</mark>" in page
    assert "1 report" in page


def test_registers_answer_beside(told, cast, client):
    answer = ask(client, cast, "bruno", q="Sénégal")
    assert ("country", "SEN") in [(one["type"], one["id"]) for one in answer["beside"]]
    assert {"network", "deployment"} <= {one["type"] for one in answer["beside"]}
    assert [one["type"] for one in ask(client, cast, "leo", q="Senegal")["beside"]] == ["country"]


@pytest.mark.parametrize(
    "asked, code",
    [
        ({"q": "a" * 201}, "query.value"),
        ({"q": "boat", "order": "password"}, "query.value"),
        ({"q": "boat", "page": "2"}, "query.unknown_parameter"),
        ({"q": "boat", "after": "x"}, "query.value"),
        ({"q": "boat", "when": "2026-13"}, "query.value"),
        ({"q": "boat", "topic": "b,z"}, "query.value"),
        ({"q": "boat", "_connector": "OR"}, "query.unknown_parameter"),
        ({"q": ["boat", "ship"]}, "query.repeated_parameter"),
        ({"q": "boat\x00"}, "text.control_characters"),
        ({"q": "boat", "since": "soon"}, "query.value"),
    ],
)
def test_bad_questions_are_refused_in_four_parts(cast, client, asked, code):
    client.force_login(cast.bruno)
    response = client.get("/api/v1/search", asked)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == code
    assert set(response.json()["error"]) >= {"code", "message", "hint", "ref"}


@pytest.mark.parametrize("asked", ["", "   ", "-", '"', "' | 'a", "\\", "a & !b", "😀", "-boat", "(((", ":*", "%_"])
def test_odd_questions_are_answered(told, cast, client, asked):
    client.force_login(cast.bruno)
    assert client.get("/search/", {"q": asked}).status_code == 200


def test_a_question_becomes_one_condition():
    assert understand("-boat").is_empty
    assert "<->" in understand('"two words"').condition
    assert [piece.text for piece in marked("Boats left", "en", understand("boat").forms) if piece.is_hit] == ["Boats"]


def test_a_page_costs_the_same_for_one_hit_and_for_many(told, cast, client):
    client.force_login(cast.bruno)
    for number in range(3):
        with_words(making.report(cast.amara, audience=[cast.west.circle_id], title=f"Kittiwake {number}"))
    client.get("/search/", {"q": "kittiwake"})
    with CaptureQueriesContext(connection) as few:
        client.get("/search/", {"q": "kittiwake"})
    for number in range(10, 40):
        with_words(making.report(cast.amara, audience=[cast.west.circle_id], title=f"Kittiwake {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get("/search/", {"q": "kittiwake"})
    assert len(few) == len(many) <= 13


def test_whoever_is_shown_an_excerpt_has_left_a_trace(told, cast, client):
    """Or a report could be read word by word without ever being opened (AC19)."""
    ask(client, cast, "bruno", q="kittiwake")
    ask(client, cast, "chiara", q="kittiwake")
    client.get("/search/", {"q": "kayar"})
    client.force_login(cast.bruno)
    client.get("/search/", {"q": "kayar"})
    cast.actor("rosa")
    traces = Event.objects.filter(act="report.excerpts_shown")
    assert [one.noted for one in traces] == [{"reports": [str(told.public_id)]}] * 2
    assert {one.actor for one in traces} == {cast.actor("bruno").pseudonym}


def test_each_hit_says_why_it_is_there(cast, client):
    with_words(
        making.report(
            cast.amara,
            audience=[cast.west.circle_id],
            language="sv",
            title="Kuststräckan",
            text="Två båtar lämnade Kayar.",
        )
    )
    [item] = ask(client, cast, "bruno", q="båt kayar")["items"]
    assert item["because"] == [
        {"asked": "båt", "found": "båtar", "language": "svenska", "in_title": False, "is_meant": False, "file": ""},
        {"asked": "kayar", "found": "", "language": "svenska", "in_title": False, "is_meant": False, "file": ""},
    ]
    page = client.get("/search/", {"q": "båt"}).content.decode()
    assert "“båt” as “båtar” (svenska)" in page


@pytest.mark.parametrize(
    "asked, language, title",
    [
        ("przemytnik", "pl", "Sieci przemytników"),
        ("διαβατηρίου", "el", "Πλαστά διαβατήρια"),
        ("bád", "ga", "Na báid ón gcósta"),
        ("dgħajsa", "mt", "Id-dgħajjes telqu"),
        ("menekült", "hu", "A menekültek útvonalai"),
        ("hranice", "cs", "Na hranicích"),
    ],
)
def test_words_are_found_in_their_language_through_the_door(cast, client, asked, language, title):
    with_words(making.report(cast.amara, audience=[cast.west.circle_id], language=language, title=title))
    assert [one["title"] for one in ask(client, cast, "bruno", q=asked)["items"]] == [title]
    assert ask(client, cast, "chiara", q=asked)["items"] == []


@pytest.mark.parametrize(
    "asked, instead",
    [
        ("kitiwake", "kittiwake"),  # a word of a report
        ("crossngs", "crossings"),
        ("Kaayr", "kayar"),
        ("Senegla", "Senegal"),  # everybody's vocabulary
        ("Séngal", "Senegal"),
        ("Wset Africa", "West Africa"),  # a network
        ("boats near kayra", "boats near kayar"),  # one word of several
        ("baots near kayra", "boats near kayar"),  # two of them
    ],
)
def test_what_is_mistyped_is_asked_back(told, cast, client, asked, instead):
    answer = ask(client, cast, "bruno", q=asked)
    assert (answer["items"], answer["instead"][:1]) == ([], [instead])
    page = client.get("/search/", {"q": asked, "kind": "route"}).content.decode()
    assert "Did you mean" in page
    assert urlencode({"q": instead, "kind": "route"}) in page.replace("&amp;", "&")


@pytest.mark.requirement("INV-3")
def test_nothing_is_proposed_from_what_one_may_not_see(told, cast, client):
    """Cities, networks and words of others stay unsaid, and nothing tells that they are there (AC06)."""
    for asked in ("kitiwake", "crossngs", "kaayr"):
        assert ask(client, cast, "chiara", q=asked)["instead"] == []
    before = {asked: ask(client, cast, "chiara", q=asked) for asked in ("gannetx", "gannt")}
    with_words(making.report(cast.amara, audience=[cast.west.circle_id], title="Gannets", text="A gannet"))
    assert {asked: ask(client, cast, "chiara", q=asked) for asked in before} == before
    assert ask(client, cast, "bruno", q="gannt")["instead"] == ["gannet"]
    assert ask(client, cast, "leo", q="Wset Africa")["instead"] == []
    assert ask(client, cast, "leo", q="Senegla")["instead"] == ["Senegal"]


def test_words_of_red_bodies_and_of_drafts_are_never_proposed(cast, client):
    to_bruno = making.serving(cast.bruno).post.circle_id
    with_words(making.report(cast.chiara, audience=[to_bruno], tlp="red", title="Quiet", text="Kittiwakes came."))
    with_words(making.report(cast.bruno, audience=[], released=False, title="Kittiwakes", text="Kittiwakes"))
    assert ask(client, cast, "bruno", q="kittiwakez")["instead"] == []


def test_what_finds_enough_is_not_asked_back(told, cast, client):
    for number in range(3):
        with_words(making.report(cast.amara, audience=[cast.west.circle_id], title=f"Kitiwake {number}"))
    assert ask(client, cast, "bruno", q="kitiwake")["instead"] == []
