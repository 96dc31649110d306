"""Does `ilonet bench` measure every budget, and judge each by its number?"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from ilonet.commands.bench.budgets import Row, growth, rows
from ilonet.commands.bench.forms import Forms, filled
from ilonet.commands.bench.table import lines

BUDGETS = (
    "list of reports", "search, frequent word", "search, rare word", "search, two words", "search, two facets", "find a report to cite", "page: your lists",
    "open a report, read audit included", "publish a report, gate included", "compile 35 answers", "spill: from press to hidden at every door", "mixed traffic, 16 connections",
    "mixed traffic, waiting", "reader of nearly all: report", "first view: home", "next view: home",
    "activity report of two years", "start, second time", "memory of web and worker",
)  # fmt: skip


@pytest.fixture(scope="module")
def measured() -> dict:
    """On two hundred reports; the real command, with the settings of an installation."""
    done = subprocess.run(
        [sys.executable, "-m", "ilonet", "bench", "--reports=200", "--requests=2", "--seconds=1", "--json"],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.run", "ILONET_VAR": str(settings.ILONET_VAR)},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)["measured"][0]


def test_every_budget_has_a_row(measured):
    said = {row.what: row for row in rows(measured)}
    assert set(BUDGETS) <= set(said)
    printed = "\n".join(lines(measured, list(said.values())))
    assert all(what in printed for what in BUDGETS)
    assert "PostgreSQL" in printed


def test_what_was_measured_is_real(measured):
    """Pages answered, people met no refusal, both readers saw something."""
    home = measured["doors"]["home"]
    assert home["restricted"]["queries"] >= 1
    assert home["nearly all"]["p50"] > 0
    assert measured["mixed"]["refused"] == 0
    assert measured["start"]["memory"] > 50_000_000


def test_a_missed_budget_is_said_to_be_missed(measured):
    slow = json.loads(json.dumps(measured))
    slow["start"]["seconds"] = 5.1
    verdicts = {row.what: row.verdict for row in rows(slow)}
    assert verdicts["start, second time"] == "FAIL"
    assert verdicts["activity report of two years"] == "-"


def test_growth_compares_the_smallest_with_the_largest(measured):
    large = json.loads(json.dumps(measured)) | {"reports": 20_000}
    for reader in large["doors"]["search, rare word"].values():
        reader["p95"] = measured["doors"]["search, rare word"]["restricted"]["p95"] * 3
    found = {row.what: row for row in growth(measured, large)}
    assert found["growth x100: search, rare word"] == Row(
        "growth x100: search, rare word", "3.00 x", "p95 <= 2 x", kept=False
    )
    assert found["growth x100: search, frequent word"].kept


def test_a_form_is_read_as_a_browser_reads_it():
    page = """
    <form method="get" action="/search/"><input name="q" value="x"></form>
    <form method="post"><input type="hidden" name="once" value="k&amp;1"><input type="checkbox" name="topics" value="a">
    <input type="checkbox" name="topics" value="b" checked><textarea name="text">
One &lt; two</textarea><input name="empty">
    <select name="kind"><option value="x">X</option><option value="y" selected>Y</option></select>
    <input type="submit" name="go" value="1"></form>"""
    address, fields = Forms(page, "/here/").at("/here/")
    assert address == "/here/"
    assert fields == [("once", "k&1"), ("topics", "b"), ("text", "One < two"), ("empty", ""), ("kind", "y")]
    assert filled(fields, topics=["a", "c"])[-2:] == [("topics", "a"), ("topics", "c")]
