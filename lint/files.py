"""Which files are read, and by which rules?"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from lint import allowed, python, templates, words
from lint.finding import Finding

WITH_WORDS = {".py", ".html", ".md", ".txt", ".toml", ".css", ".js", ".in", ".yml", ".yaml", ""}


def findings(root: Path) -> Iterator[Finding]:
    exceptions: dict[str, set[str]] = {}
    for kind in allowed.LISTS:
        exceptions[kind], broken = allowed.read(root, kind)
        yield from broken
    for path in _ours(root):
        yield from _in_file(root, path, exceptions)


def _in_file(root: Path, path: str, exceptions: dict[str, set[str]]) -> Iterator[Finding]:
    suffix = Path(path).suffix
    if suffix not in WITH_WORDS or path == "LICENSE":
        return
    try:
        source = (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    yield from words.findings(path, source)
    if suffix == ".py":
        yield from python.findings(path, source, exceptions)
    elif suffix == ".html":
        yield from templates.findings(path, source, exceptions)


def _ours(root: Path) -> list[str]:
    """What git keeps or would keep: not what a machine made."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True)
    return sorted(path for path in listed.stdout.split("\0") if path and (root / path).is_file())
