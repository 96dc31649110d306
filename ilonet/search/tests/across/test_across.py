"""A sample of what `make bench-languages` measures: other languages are found, by whoever may, and each hit says why."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.reports.words import index
from ilonet.search.tests.across.material import LANGUAGES, own
from ilonet.search.tests.across.measured import askings, recall, told
from tests import making
from tests.making import BECAUSE

ONE_IN = 6
GOAL = 0.8


@pytest.fixture
def sample(cast):
    pairs = [pair for pair in own() if int(pair.subject) % ONE_IN == 1]
    reports = {}
    for number, pair in enumerate(pairs):
        known = {"title": f"{number}", "text": pair.text, "language": pair.language, "countries": []}
        reports[pair] = making.report(cast.amara, audience=[cast.west.circle_id], **known)
        with as_the_system(because=BECAUSE):
            index(reports[pair])
    return reports


def test_two_hundred_questions_are_asked_in_six_languages():
    assert len(own()) >= 200
    assert {pair.language for pair in own()} == set(LANGUAGES)


@pytest.mark.requirement("R-9.0-r19")
def test_most_of_what_other_languages_say_is_found_and_says_why(sample, cast):
    asked = list(askings(sample, sample, cast.actor("bruno")))
    assert len(asked) > 100
    assert all(one.is_known for one in asked)
    assert recall(asked) >= GOAL, "\n".join(told(asked))
    assert all(one.says_why for one in asked if one.is_found)


def test_without_the_vocabulary_nothing_of_it_is_found(sample, cast):
    assert recall(askings(sample, sample, cast.actor("bruno"), only_these_words=True)) == 0


@pytest.mark.requirement("INV-3")
def test_nobody_else_finds_any_of_it(sample, cast):
    assert recall(askings(sample, sample, cast.actor("chiara"))) == 0
