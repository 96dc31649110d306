"""A text is found by any form of its words, with or without accents, in the language it is written in."""

import pytest

from ilonet.lib import dictionaries
from ilonet.lib.words import WHOLE, derived, looked_for, possible, surface


@pytest.fixture
def only_stems(settings, tmp_path):
    settings.ILONET_DICTIONARIES = tmp_path


def kept(text, language):
    return {*surface(text), *derived(text, [language])}


@pytest.mark.parametrize(
    "language, written, asked",
    [
        ("en", "Smugglers changed their routes", "route"),
        ("fr", "Les passeurs ont changé d’itinéraires", "itineraire"),
        ("de", "Die Schleuser änderten die Routen", "route"),
        ("da", "Menneskesmuglerne ændrede ruterne", "rute"),
        ("el", "Οι διαδρομές άλλαξαν", "διαδρομών"),
        ("pl", "Przemytnicy zmienili trasy", "trasa"),
    ],
)
@pytest.mark.parametrize("stems", [True, False])
def test_another_form_of_a_word_finds_the_text(language, written, asked, stems, request):
    if stems:
        request.getfixturevalue("only_stems")
    assert kept(written, language) & looked_for(asked)
    assert not kept(written, language) & looked_for("aeroplane")


def test_what_is_no_word_is_left_out():
    assert surface("Ærø, ŁÓDŹ – Straße_2026! \u0301 " + "x" * 65) == ["aero", "lodz", "strasse", "2026"]


@pytest.mark.parametrize(
    "one, other, language",
    [
        ("fled", "flee", "en"),  # no ending to take away: only the dictionary knows
        ("båtar", "båt", "sv"),
        ("dgħajjes", "dgħajsa", "mt"),  # a broken plural: the consonants stay
        ("il-passaporti", "passaport", "mt"),
    ],
)
def test_forms_that_share_no_stem(one, other, language):
    assert kept(one, language) & looked_for(other)


def test_a_word_is_looked_for_in_the_languages_that_know_it():
    """Fewer forms, less noise; a name, which no dictionary knows, is looked for in all of them."""
    assert dictionaries.knowing("båtar") == {"sv"}
    assert dictionaries.knowing("kayarx") == frozenset()
    assert len(looked_for("fled")) < 6
    assert looked_for("kayarski") > {"kayarski", "kayarsk"}


def test_rows_know_what_was_possible(only_stems):
    assert possible() < WHOLE
    assert surface("boats") == ["boats"]
    assert "boat" in derived("boats", ["en"])
