"""Is every noun of the product a word of the list?"""

import re
from pathlib import Path

from django.apps import apps
from django.utils.translation import override

PAPER = Path(__file__).parents[2] / "docs" / "words.md"


def words():
    rows = re.findall(r"^\| ([^|]+) \|", PAPER.read_text(encoding="utf-8"), re.MULTILINE)
    return [row for row in rows if row != "word" and not row.startswith("-")]


def test_every_model_is_called_by_a_word_of_the_list():
    listed = {word.strip() for row in words() for word in row.split(",")}
    with override("en"):
        ours = [model for model in apps.get_models() if model.__module__.startswith("ilonet.")]
        called = {str(model._meta.verbose_name) for model in ours}
    assert len(called) > 20
    assert called - listed == set()


def test_words_stand_in_the_order_of_the_alphabet():
    assert words() == sorted(words(), key=str.lower)
