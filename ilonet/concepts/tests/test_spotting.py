"""Which concepts are found in a text, and what is a question taken to mean?"""

import pytest

from ilonet.concepts.lexemes import lexemes, lexemes_of
from ilonet.concepts.meaning import is_common, meant_by
from ilonet.concepts.spotting import spots
from ilonet.lib.words import words_of


def found(text, language):
    return {one.concept for one in spots(words_of(text), language)}


def meant(text, *likely):
    words = words_of(text)
    return {" ".join(words[one.start : one.end]): set(one.concepts) for one in meant_by(words, likely or ["en"])}


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Zwei Grenzschleuser wurden festgenommen", "de", {"smuggler", "border", "arrest"}),
        ("Menneskesmuglerne brugte falske pas", "da", {"smuggler", "forgery", "passport"}),
        ("Les mineurs non accompagnés", "fr", {"minor", "unaccompanied_minor"}),
        ("Ασυνόδευτα παιδιά στα σύνορα", "el", {"unaccompanied_minor", "minor", "border"}),
        ("Az embercsempészek a szerb határon", "hu", {"smuggler", "srb", "border"}),
        ("Salakuljettajat käyttivät kumiveneitä", "fi", {"smuggler", "inflatable"}),
        ("Podrobiony paszport z Nigerii", "pl", {"forgery", "passport", "nga"}),
        ("Търсене на убежище в Турция", "bg", {"asylum", "tur"}),
        ("Departures from Côte d'Ivoire", "en", {"departure", "civ"}),
    ],
)
def test_a_text_speaks_of_these_whatever_the_endings(text, language, expected):
    assert expected <= found(text, language)


@pytest.mark.parametrize(
    "text, language, absent",
    [
        ("Je ne suis pas là", "fr", "passport"),
        ("Der Kompass zeigt nach Norden", "de", "passport"),
        ("A report from Niger", "en", "nga"),
        ("A report from Nigeria", "en", "ner"),
        ("They do what they can for us", "en", "usa"),
        ("The Dominican Republic", "en", "dma"),
    ],
)
def test_a_text_does_not_speak_of_what_only_looks_alike(text, language, absent):
    assert absent not in found(text, language)


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("smugglers", {"smugglers": {"smuggler"}}),
        ("coast guard patrols", {"coast guard": {"border_guard"}, "patrols": {"patrol"}}),
        ("faux passeports", {"faux": {"forgery"}, "passeports": {"passport"}}),
        ("how do smugglers think", {"smugglers": {"smuggler"}}),
        ("die Schleuser", {"schleuser": {"smuggler"}}),
        ("falske pas", {"falske": {"forgery"}, "pas": {"passport"}}),
        ("Tyskland", {"tyskland": {"deu"}}),
        ("zeppelin", {}),
        ("", {}),
    ],
)
def test_a_question_means_this_in_whichever_language(asked, expected):
    assert meant(asked) == expected


def test_the_language_of_the_reader_decides_what_has_two_meanings():
    assert meant("pas", "da") == {"pas": {"passport"}}
    assert "death" not in str(meant("die Schleuser", "de"))


def test_in_the_index_a_narrow_concept_stands_beside_the_wider_ones():
    of_text = lexemes_of("Schlauchboote", "Zwei Pässe", "de", ["SEN"])
    assert {"==inflatable", "=inflatable", "==boat", "=boat", "=passport", "=document", "=sen"} <= set(of_text)
    assert not {"==passport", "==sen"} & set(of_text)
    assert set(lexemes(["boat"])) <= set(of_text)


def test_what_is_a_word_and_what_is_a_name():
    assert is_common("think")
    assert not is_common("kayarski")
