"""A page needs no exception from the content-security policy, and escapes what it shows."""

import pytest

from lint import templates

NOTHING_ALLOWED = {"unrestricted": set(), "safe": set(), "sql": set()}


def says(source, allowed=NOTHING_ALLOWED):
    return [finding.says for finding in templates.findings("ilonet/site/templates/site/home.html", source, allowed)]


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        '<p class="a" style="color: red">',
        '<p\n  style="color: red">',
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://elsewhere.example/a.png">',
        "{{ text|safe }}",
        "{{ text | safe }}",
        "{% autoescape off %}",
    ],
)
def test_forbidden(source):
    assert len(says(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '<script src="{% static "site/site.js" %}" defer></script>',
        '<script id="countries" type="application/json">{}</script>',
        '<p class="style">On = off</p>',
        '<a href="/reports/">{{ text }}</a>',
        "{{ text|safe_title }}",
        "<p>Once = enough</p>",
    ],
)
def test_allowed(source):
    assert says(source) == []


def test_the_line_is_named():
    found = list(templates.findings("a.html", "<p>\n<p>\n<style>", NOTHING_ALLOWED))
    assert found[0].line == 3


def test_a_reviewed_template_may_trust_its_text():
    allowed = NOTHING_ALLOWED | {"safe": {"ilonet/site/templates/site/home.html"}}
    assert says("{{ map|safe }}", allowed) == []
