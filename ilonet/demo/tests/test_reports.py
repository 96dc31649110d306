"""Are the invented reports varied, consistent, sober, and free of personal data?"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from ilonet.demo.figures import figures
from ilonet.demo.grammar import book
from ilonet.demo.reports import TOPICS
from ilonet.demo.shapes import Report, World
from ilonet.demo.tongues import LANGUAGES, forms, months, places
from ilonet.demo.world import make_world
from ilonet.reports.kinds.known import template_of
from ilonet.reports.particulars import words_in
from ilonet.reports.soundness import faults, gaps
from ilonet.reports.vocabulary import Kind
from ilonet.screening.gate import screen

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(today=TODAY)


def passages(report: Report) -> list[str]:
    """Everything of a report that passes the gate."""
    parts = [text for version in report.versions for one in version.sections for text in (one.heading, one.text)]
    return [report.title, report.rights_line, *parts]


def words(report: Report) -> list[str]:
    return [word for one in report.versions[-1].sections for word in one.text.split()]


def test_every_topic_is_written_about_in_every_language(world: World) -> None:
    seen = Counter((topic, report.language) for report in world.reports for topic in report.topics)
    assert set(seen) == {(topic, language) for topic in TOPICS for language in LANGUAGES}
    assert len(world.reports) == 600
    assert len({report.title for report in world.reports}) == 600


@pytest.mark.requirement("R-3.4-00")
def test_the_gate_finds_nothing_in_them(world: World) -> None:
    for report in world.reports:
        for text in passages(report):
            assert not screen(text, language=report.language).findings, text


def test_a_report_is_neither_a_note_nor_a_book(world: World) -> None:
    for report in world.reports:
        assert 230 <= len(words(report)) + len(report.rights_line.split()) <= 700, report.title
        assert len(report.title) <= 160
        assert len(report.rights_line) <= 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_share_more_than_a_few_sentences(world: World, language: str) -> None:
    runs = [
        {tuple(text[at : at + 8]) for at in range(len(text) - 7)}
        for text in (words(report) for report in world.reports if report.language == language)
    ]
    alike = sorted(len(one & other) / len(one | other) for one, other in combinations(runs, 2))
    assert alike[int(len(alike) * 0.99)] < 0.2
    assert alike[-1] < 0.45


def test_nothing_is_left_unfilled(world: World) -> None:
    for report in world.reports:
        for text in passages(report):
            assert not re.search(r"[{}|\[\]]|  ", text), text
            assert not re.search(r"\b(de le|de les|à le|à les|de a|de o|in der der|i på)\b", text), text


def test_the_figures_of_a_report_agree() -> None:
    for seed in range(500):
        made = figures(Random(seed))
        assert made.a + made.b + made.c == made.n
        assert sum(made.shares) == 100
        assert made.pct == round(abs(made.n - made.was) * 100 / made.was) >= 5
        assert made.rising == (made.n > made.was)
        assert min(made.b, made.c) >= 10  # no small cells
        assert made.days < made.days2
        assert made.price < made.price2


def test_the_numbers_in_the_text_are_the_figures(world: World) -> None:
    """Read back from the English sentence, not from the generator."""
    told = re.compile(r"in [A-Z]\w+ \d{4}: (\d+) persons, after (\d+) in .*? % \((\d+)\).*? % \((\d+)\).*? % \((\d+)\)")
    movements = [found for report in world.reports for text in passages(report) if (found := told.search(text))]
    assert len(movements) >= 2
    for found in movements:
        total, _before, *parts = map(int, found.groups())
        assert sum(parts) == total


@pytest.mark.requirement("R-3.4-l")
def test_topic_l_names_what_it_relates_to(world: World) -> None:
    about_law = [report for report in world.reports if "l" in report.topics]
    assert about_law
    assert all(report.relates_to for report in about_law)


def test_their_lives_differ(world: World) -> None:
    states = Counter(report.state for report in world.reports)
    assert states["draft"] >= 8
    assert states["under_review"] >= 3
    assert states["withdrawn"] >= 5
    assert Counter(report.marking for report in world.reports)["TLP:RED"] == 3
    assert all(report.audience_posts for report in world.reports if report.marking == "TLP:RED")
    assert sum(len(report.versions) > 1 for report in world.reports) >= 10
    released = [report.released_at.date() for report in world.reports if report.released_at]
    assert min(released) < TODAY - timedelta(days=600)
    assert sum(day > TODAY - timedelta(days=182) for day in released) > len(released) / 3


def test_who_writes_was_on_the_post_that_day(world: World) -> None:
    terms = [(item.post, item.starts_on, item.ends_on) for item in world.deployments]
    for report in world.reports:
        day = report.versions[-1].written_at.date()
        assert any(post == report.post and starts <= day <= ends for post, starts, ends in terms), report.title


def test_countries_stand_with_their_articles() -> None:
    assert forms("fr", "SEN")["in"] == "au Sénégal"
    assert forms("fr", "MRT")["of"] == "de la Mauritanie"
    assert forms("fr", "IRQ")["from"] == "d'Irak"
    assert forms("fr", "PHL")["in"] == "aux Philippines"
    assert forms("de", "TUR")["to"] == "in die Türkei"
    assert forms("de", "IRQ")["in"] == "im Irak"
    assert forms("de", "ARE")["in"] == "in den Vereinigten Arabischen Emiraten"
    assert forms("da", "PHL")["in"] == "på Filippinerne"
    assert forms("en", "GMB")["Land"] == "The Gambia"
    assert months("fr", 2026, 8)["de_mon"] == "d'août"


def test_every_country_can_be_spoken_of_in_every_language() -> None:
    for language in LANGUAGES:
        assert book(language)
        for code, row in places().items():
            assert all(forms(language, code).values())
            assert set(row["neighbours"].split("|")) - {""} <= set(places())
            assert set(row["origins"].split("|")) - {""} <= set(places())


def test_many_reports_are_the_first_ones_and_more(world: World) -> None:
    many = make_world(today=TODAY, reports=2000).reports
    assert many[:600] == world.reports
    assert len({report.public_id for report in many}) == 2000


def test_every_kind_is_shown_several_times_complete_and_past_the_gate(world: World) -> None:
    assert Counter(report.kind for report in world.of_kinds) == dict.fromkeys(Kind.values, 3)
    posts = [post.country for post in world.posts]
    for report in world.of_kinds:
        template = template_of(report.kind, report.template_version)
        assert not template.is_free
        assert gaps(template, dict(report.particulars)) == [], report.title
        assert faults(template, dict(report.particulars), TODAY) == [], report.title
        for text in (*passages(report), *words_in(template, dict(report.particulars)).values()):
            assert not screen(text, language=report.language).findings, text
            assert not re.search(r"[{}|]|  ", text), text
        assert set(report.countries) <= set(posts)
        assert bool(report.rights_line) >= template.needs_rights
        assert bool(report.gender) >= template.needs_gender
        assert bool(report.europol) >= ("d" in report.topics or report.kind == "document_fraud")


def test_who_writes_of_a_kind_was_on_the_post_that_day(world: World) -> None:
    terms = [(item.post, item.starts_on, item.ends_on) for item in world.deployments]
    for report in world.of_kinds:
        day = report.versions[-1].written_at.date()
        assert any(post == report.post and starts <= day <= ends for post, starts, ends in terms), report.title
