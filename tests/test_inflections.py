"""Is a word of our field found by another of its forms, in each language of the Union? Measured on pairs of our own."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ilonet.lib.languages import CODES
from ilonet.lib.words import derived, looked_for, surface

PAIRS = list(csv.DictReader((Path(__file__).parent / "inflections.csv").open(encoding="utf-8")))


@pytest.mark.requirement("R-9.0-r19")
def test_six_words_of_each_language_are_found_by_another_form(capsys):
    """Precision beside it: of what is found, how much is no word that only looks like the one that was asked?"""
    assert Counter(one["language"] for one in PAIRS) == dict.fromkeys(CODES, 6)
    found = [one for one in PAIRS if finds(one, "written")]
    wrong = [one for one in PAIRS if finds(one, "another")]
    recall, precision = len(found) / len(PAIRS), len(found) / (len(found) + len(wrong))
    with capsys.disabled():
        print(f"\ninflections: recall {recall:.2f}, precision {precision:.2f}")
        print("  missed:", *(told(one, "written") for one in PAIRS if one not in found), sep="  ")
        print("  confused:", *(told(one, "another") for one in wrong), sep="  ")
    assert recall >= 0.9
    assert precision >= 0.9


def finds(pair, which):
    text = pair[which]
    return looked_for(pair["asked"]) & {*surface(text), *derived(text, [pair["language"]])}


def told(pair, which):
    return f"{pair['language']} {pair['asked']}→{pair[which]}"
