"""Rules for Python code, read as a tree."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from lint.finding import Finding

OPENS = {"unrestricted", "as_the_system"}
RAW_SQL = {"raw", "extra", "cursor", "RawSQL"}
GETTEXT = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext", "_"}
NOW = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("timezone", "now")}
NOT_IN_THE_VOCABULARY = (
    "manager",
    "handler",
    "helper",
    "processor",
    "util",
    "utils",
    "service",
    "info",
    "data",
    "item",
)
CLOCK = "ilonet/lib/clock.py"
SQL = "ilonet/lib/sql.py"


def findings(path: str, source: str, allowed: dict[str, set[str]]) -> Iterator[Finding]:
    """Tests may look past the seal and ask the database directly: they check what the product must not do."""
    tree = ast.parse(source, path)
    in_tests = is_test(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for says in _call(node, path, allowed, in_tests=in_tests):
                yield Finding(path, node.lineno, says)
        elif isinstance(node, ast.ClassDef) and not in_tests:
            for says in _class(node):
                yield Finding(path, node.lineno, says)


def is_test(path: str) -> bool:
    return "tests" in PurePosixPath(path).parts or path.endswith("conftest.py")


def _call(node: ast.Call, path: str, allowed: dict[str, set[str]], *, in_tests: bool) -> Iterator[str]:
    name, of = _name(node.func), _owner(node.func)
    if name in GETTEXT and any(isinstance(part, ast.JoinedStr) for part in node.args):
        yield "an f-string cannot be translated: give gettext the words, put the values in afterwards"
    if (of, name) in NOW and path != CLOCK:
        yield "there is one clock: ask ilonet.lib.clock.now()"
    if in_tests:
        return
    if name in OPENS and path not in allowed["unrestricted"]:
        yield f"{name}() looks past need-to-know: put this file into lint/allowed_unrestricted.txt with the reason"
    if name in RAW_SQL and not _may_speak_sql(path) and path not in allowed["sql"] and _is_query(node, name):
        yield f"{name}() is raw SQL: it belongs into ilonet/lib/sql.py, a migration or a module named *_sql.py"
    if name == "mark_safe" and path not in allowed["safe"]:
        yield "mark_safe() trusts text: use format_html, or put this file into lint/allowed_safe.txt with the reason"


def _is_query(node: ast.Call, name: str) -> bool:
    """`.raw`, `.extra`, `.cursor` are asked of something; a function of our own with such a name is another matter."""
    return name == "RawSQL" or isinstance(node.func, ast.Attribute)


def _may_speak_sql(path: str) -> bool:
    return path == SQL or path.endswith("_sql.py") or "migrations" in PurePosixPath(path).parts


def _class(node: ast.ClassDef) -> Iterator[str]:
    words = _words(node.name)
    if words and words[-1] in NOT_IN_THE_VOCABULARY:
        yield f"{node.name}: '{words[-1]}' is not in the vocabulary (docs/words.md); name what it is"
    if words and words[0] == "base":
        yield f"{node.name}: 'base' is no prefix of ours; name what it is"


def _words(name: str) -> list[str]:
    parts = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return parts.lower().split()


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _owner(func: ast.expr) -> str:
    if not isinstance(func, ast.Attribute):
        return ""
    return _name(func.value)
