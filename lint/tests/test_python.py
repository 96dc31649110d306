"""Each rule finds what it forbids and leaves alone what stands beside it."""

import pytest

from lint import python

NOTHING_ALLOWED = {"unrestricted": set(), "safe": set(), "sql": set()}


def says(source, path="ilonet/reports/views.py", allowed=NOTHING_ALLOWED):
    return [finding.says for finding in python.findings(path, source, allowed)]


@pytest.mark.parametrize(
    "source",
    [
        "Report.objects.unrestricted(because='x')",
        "with as_the_system(because='x'):\n    pass",
        "Report.objects.raw('SELECT 1')",
        "Report.objects.extra(where=['1=1'])",
        "connection.cursor()",
        "RawSQL('1', [])",
        "_(f'Hello {name}')",
        "gettext_lazy(f'{n} reports')",
        "datetime.now()",
        "datetime.datetime.now(tz=UTC)",
        "date.today()",
        "timezone.now()",
        "mark_safe(text)",
        "class ReportManager:\n    pass",
        "class BaseReport:\n    pass",
        "class ReportService:\n    pass",
    ],
)
def test_forbidden(source):
    assert len(says(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "Report.objects.visible_to(actor)",
        "raw(text)",
        "gettext('Hello {name}').format(name=name)",
        "now()",
        "clock.now()",
        "format_html('<b>{}</b>', text)",
        "class Report:\n    pass",
        "class Database:\n    pass",
    ],
)
def test_allowed(source):
    assert says(source) == []


@pytest.mark.parametrize(
    "path, source",
    [
        ("ilonet/lib/sql.py", "connection.cursor()"),
        ("ilonet/search/search_sql.py", "connection.cursor()"),
        ("ilonet/reports/migrations/0001_initial.py", "connection.cursor()"),
        ("ilonet/lib/clock.py", "timezone.now()"),
        ("ilonet/reports/tests/test_access.py", "Report.objects.unrestricted(because='reference')"),
    ],
)
def test_allowed_where_it_belongs(path, source):
    assert says(source, path) == []
    assert len(says(source)) == 1


def test_a_listed_file_may_look_past_need_to_know_and_no_other():
    allowed = NOTHING_ALLOWED | {"unrestricted": {"ilonet/retention/run.py"}}
    source = "Report.objects.unrestricted(because='retention run')"
    assert says(source, "ilonet/retention/run.py", allowed) == []
    assert len(says(source, "ilonet/retention/views.py", allowed)) == 1


def test_time_is_asked_of_the_clock_even_in_tests():
    assert len(says("timezone.now()", "ilonet/reports/tests/test_release.py")) == 1
