"""Do components show what they are given, and nothing of it as code?"""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

HERE = Path(__file__).parents[1]
EVIL = "<script>alert(1)</script>"
ACCOUNTS = HERE.parent / "accounts" / "templates"
TEMPLATES = sorted(
    str(path.relative_to(root)) for root in (HERE / "templates", ACCOUNTS) for path in root.rglob("*.html")
)
GIVEN = {
    "badge": {"text": EVIL, "tone": EVIL},
    "breadcrumb": {"label": EVIL, "address": EVIL},
    "buttons": {"act": EVIL, "back": EVIL, "second": EVIL, "second_name": EVIL},
    "chips": {"chips": [{"label": EVIL, "address": EVIL}], "clear": EVIL},
    "column": {"label": EVIL, "address": EVIL},
    "confirm": {"question": EVIL, "consequence": EVIL, "act": EVIL, "action": EVIL, "once": EVIL, "version": EVIL},
    "empty": {"title": EVIL, "text": EVIL, "address": EVIL, "act": EVIL},
    "facet": {"title": EVIL, "values": [{"label": EVIL, "address": EVIL, "count": EVIL}]},
    "facts": {"facts": [(EVIL, EVIL)]},
    "map": {"drawing": EVIL, "title": EVIL, "source": EVIL, "notes": [EVIL]},
    "marking": {"tlp": EVIL, "handling": EVIL, "snc": True},
    "notice": {"text": EVIL, "undo": EVIL, "undo_label": EVIL, "csrf_token": EVIL},
    "pages": {"newer": EVIL, "older": EVIL, "total": 3},
    "readers": {"readers": 61, "authorities": [EVIL], "posts": [EVIL], "address": EVIL, "heading": EVIL},
    "steps": {"steps": [EVIL], "at": 1},
    "timeline": {"events": [{"at": datetime(2026, 9, 3, tzinfo=UTC), "text": EVIL, "by": EVIL}]},
}


class Letter(forms.Form):
    title = forms.CharField(help_text="What happened")
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, required=False)
    sure = forms.BooleanField()


def written(source: str, **context: object) -> str:
    return Template("{% load ilonet %}" + source).render(Context(context))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_read(name):
    assert get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_component_opens_with_its_arguments(name):
    if name.startswith("components/"):
        opening = (HERE / "templates" / name).read_text().split("{% endcomment %}")[0]
        assert opening.startswith("{% comment %}")
        assert "rguments" in opening


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_given_is_shown_as_text(name):
    shown = render_to_string(f"components/{name}.html", GIVEN[name])
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_a_field_names_its_error_and_its_hint():
    shown = str(Letter({"title": "", "sure": "on"}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert 'id="id_title_error"' in shown
    assert shown.count("(optional)") == 1


def test_the_summary_leads_to_each_field():
    shown = render_to_string("components/error_summary.html", {"form": Letter({})})
    fields = str(Letter({}))
    targets = re.findall(r'href="#([^"]+)"', shown)
    assert targets == ["id_title", "id_sure"]
    assert all(f'id="{target}"' in fields for target in targets)


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in render_to_string("components/error_summary.html", {"form": Letter()})


def test_a_one_time_key_is_never_the_same_twice():
    keys = set(re.findall(r'name="once" value="([0-9a-f-]{36})"', written("{% once %}{% once %}")))
    assert len(keys) == 2


def test_dates_cannot_be_misread():
    at = datetime(2026, 9, 3, 12, 5, tzinfo=UTC)
    assert ">3 Sep 2026<" in written("{{ at|day }}", at=date(2026, 9, 3))
    assert ">2026-09-03<" in written("{{ at|iso }}", at=at)
    assert ">12:05 UTC<" in written("{{ at|clock }}", at=at)
    assert ">3 Sep 2026, 12:05 UTC<" in written("{{ at|moment }}", at=at)
    assert written("{{ at|day }}{{ at|iso }}{{ at|clock }}{{ at|moment }}", at=None) == ""


@pytest.mark.parametrize(
    "query, direction, leads_to",
    [
        ("", "", "?order=title"),
        ("order=title", "ascending", "?order=-title"),
        ("order=-title", "descending", "?order=title"),
    ],
)
def test_a_column_turns_its_order_round(query, direction, leads_to):
    request = RequestFactory().get(f"/?{query}")
    shown = written('{% column "Title" by="title" %}', request=request)
    assert f'href="{leads_to}"' in shown
    assert f'aria-sort="{direction}"' in shown or not direction


def test_a_column_keeps_the_filters_and_returns_to_the_first_page():
    request = RequestFactory().get("/?topic=routes&before=7")
    assert 'href="?topic=routes&amp;order=title"' in written('{% column "Title" by="title" %}', request=request)


@pytest.mark.parametrize("pattern, kilobytes", [("*.css", 10), ("*.js", 4)])
def test_pages_stay_light_on_a_slow_line(pattern, kilobytes):
    parts = sorted((HERE / "static" / "site").glob(pattern))
    assert parts
    assert len(gzip.compress(b"".join(part.read_bytes() for part in parts))) <= kilobytes * 1024


def test_what_the_frame_asks_for_is_there():
    frame = (HERE / "templates" / "site" / "base.html").read_text()
    names = re.findall(r"{% static '([^']+)' %}", frame)
    assert len(names) == 7
    assert all(finders.find(name) for name in names)
