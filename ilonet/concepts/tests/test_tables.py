"""Are the tables of the vocabulary whole, each in its own script, and is their edition the newest?"""

import csv
import re
from collections import Counter
from hashlib import sha256

import pytest

from ilonet.concepts.spotting import SHORTEST_START
from ilonet.concepts.terms import EVERYWHERE, FOLDER, broader, concepts, spoken, terms_of, with_broader
from ilonet.lib.languages import CODES
from ilonet.places.facts import load

LETTERS = {"el": "Ͱ-Ͽἀ-῿", "bg": "Ѐ-ӿ", "ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ", "ar": "؀-ۿ"}
FOREIGN = re.compile(r"\b[A-Za-z]+\b")  # NGO, modus operandi, bitcoin are written so in every script


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_official_language_speaks_of_every_concept():
    assert len(concepts()) > 100
    assert set(CODES) <= set(spoken())
    for language in CODES:
        assert [row["concept"] for row in rows(language)] == list(concepts()), language


def test_other_languages_speak_of_known_concepts_only():
    for language in set(spoken()) - set(CODES):
        assert {row["concept"] for row in rows(language)} <= set(concepts()), language


def test_nothing_is_a_kind_of_itself():
    assert set(broader().values()) <= set(concepts())
    assert all(Counter(with_broader(one))[one] == 1 for one in concepts())


@pytest.mark.parametrize("language", spoken())
def test_terms_are_written_in_the_letters_of_their_language(language):
    letters = re.compile(rf"[{LETTERS.get(language, 'A-Za-zÀ-ž')}]")
    for row in rows(language):
        terms = row["terms"].split("|")
        assert len(terms) == len(set(terms)), row
        if language == "sr":  # in both of its scripts
            continue
        for term in terms:
            assert letters.search(term) or FOREIGN.search(term), (row["concept"], term)
            if language not in LETTERS:
                assert not re.search("[Ͱ-ӿ؀-ۿ]", term), (row["concept"], term)


@pytest.mark.parametrize("language", [*spoken(), EVERYWHERE])
def test_a_word_with_a_star_is_long_enough_to_be_found(language):
    short = [
        one for one in terms_of(language) if one.patterns[0].is_open and len(one.patterns[0].start) < SHORTEST_START
    ]
    assert short == []


def test_names_are_of_countries_and_cities():
    known = {code.lower() for code in load().countries}
    assert [
        row["concept"]
        for row in rows(EVERYWHERE)
        if row["concept"] not in known and not row["concept"].startswith("city_")
    ] == []


def test_the_edition_is_of_these_tables():
    """Or the index would go on saying what the tables said before."""
    tables = sorted(path for path in FOLDER.glob("*.csv") if path.stem != "editions")
    found = sha256(b"".join(path.read_bytes() for path in tables)).hexdigest()[:16]
    newest = rows("editions")[-1]
    assert newest["tables"] == found, f"add this line to editions.csv: {int(newest['edition']) + 1},{found}"
