"""`make bench-languages`: every question of every source, against the texts of all of them together."""

import sys

import pytest

from ilonet.access.context import as_the_system
from ilonet.reports.words import index
from ilonet.search.tests.across.material import others, own
from ilonet.search.tests.across.measured import askings, recall, told
from tests import making
from tests.making import BECAUSE

GOAL = 0.8


@pytest.mark.django_db
def test_what_other_languages_say_is_found(cast, capsys):
    pairs = [*own(), *others()]
    reports = {}
    for number, pair in enumerate(pairs):
        reports[pair] = making.report(
            cast.amara,
            audience=[cast.west.circle_id],
            title=f"{number}",
            text=pair.text,
            language=pair.language,
            countries=[],
        )
        with as_the_system(because=BECAUSE):
            index(reports[pair])
    asked = list(askings(pairs, reports, cast.actor("bruno")))
    without = list(askings(own(), reports, cast.actor("bruno"), only_these_words=True))
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *told(asked), "", f"own, these words only: {recall(without):.2f}", ""]))
    assert all(one.says_why for one in asked if one.is_found)
    assert recall([one for one in asked if one.pair.of == "own"]) >= GOAL
