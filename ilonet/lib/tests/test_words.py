"""A text is found by any form of its words, with or without accents, in the language it is written in."""

import pytest

from ilonet.lib.words import analyse, stems, surface


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
def test_another_form_of_a_word_finds_the_text(language, written, asked):
    kept = set(analyse(written, language))
    assert kept & (set(surface(asked)) | stems(asked, [language]))
    assert not kept & (set(surface("aeroplane")) | stems("aeroplane", [language]))


def test_what_is_no_word_is_left_out():
    assert surface("Ærø, ŁÓDŹ – Straße_2026! " + "x" * 65) == ["aero", "lodz", "strasse", "2026"]
    assert stems("routes", ["mt"]) == set()
