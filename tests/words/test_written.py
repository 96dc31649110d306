"""Are there words in templates and in code that no translator would ever be given? Read, not run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.words.reading import untranslated

CHECKOUT = Path(__file__).resolve().parents[2]
TAGS = re.compile(
    r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
NOT_WORDS = re.compile(r"\bilonet\b|\bTLP\b|\b[a-z]+\.[a-z_]+\b")
TOLD = {"Refusal", "ValidationError", "add_error", "success", "warning", "error", "info"}
SHOWN = {"label", "help_text", "empty_label", "message", "hint"}


def templates() -> list[Path]:
    return [path for path in sorted((CHECKOUT / "ilonet").rglob("*.html")) if "tests" not in path.parts]


def bare(source: str) -> list[str]:
    """The words that stand outside the tags of translation; values and tags themselves are taken away."""
    return untranslated(CODE.sub(" ", TAGS.sub(" ", source)), NOT_WORDS)


def test_no_template_holds_a_bare_word():
    found = {str(path.relative_to(CHECKOUT)): bare(path.read_text()) for path in templates()}
    assert len(found) > 50
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source, seen",
    [
        ("<p>Bare</p>", 1),
        ('<p title="Bare word">{{ x }}</p>', 1),
        ("<p>{% translate 'Fine' %} {{ name }}: {% blocktranslate %}also <b>fine</b>{% endblocktranslate %}</p>", 0),
        ("{% comment %}Words for colleagues{% endcomment %}{# and here #}<p>{{ day|date:'Y-m-d' }}</p>", 0),
        ('<input type="submit" value="Go">', 1),
    ],
)
def test_a_bare_word_would_be_seen(source, seen):
    assert len(bare(source)) == seen


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Texts that are shown to people and were not given to gettext."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        shown = [one.value for one in node.keywords if one.arg in SHOWN]
        if name in TOLD and not _is_log(node.func):
            shown += (
                node.args[1:3]
                if name in {"Refusal", "add_error", "success", "warning", "error", "info"}
                else node.args[:1]
            )
        for one in shown:
            if (words := _words(one)) and re.search(r"[A-Za-z]{2}", words):
                yield node.lineno, words


def _words(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(one) for one in node.values)
    return ""


def _is_log(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and getattr(func.value, "id", "") in {"log", "logger", "parser"}


def test_no_code_tells_people_words_that_cannot_be_translated():
    """Commands speak English only: they are for those who run an installation."""
    found = [
        f"{path.relative_to(CHECKOUT)}:{line} {words}"
        for path in sorted((CHECKOUT / "ilonet").rglob("*.py"))
        if path.name != "checks.py"  # read by whoever builds this
        and not {"tests", "migrations", "commands", "demo", "postgres", "backups"} & set(path.parts)
        for line, words in literals(path.read_text())
    ]
    assert found == []


def test_a_literal_would_be_seen():
    source = 'Refusal("a.b", "Bare", _("fine"))\nforms.CharField(label="Bare", help_text=_("fine"))\nlog.info("fine", "fine")\n'
    assert list(literals(source)) == [(1, "Bare"), (2, "Bare")]
    assert list(literals('raise ValidationError(f"{name} is wrong")')) == [(1, " is wrong")]
