"""Does a wheel carry all that the product reads beside its code: templates, style, facts, texts, the map?"""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATTERNS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["*"]


def beside_the_code():
    """Each file with its place in the nearest package, as package-data names it."""
    for top in ("ilonet", "config"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.is_dir() or path.suffix in {".py", ".pyc"} or "tests" in path.parts:
                continue
            package = next(folder for folder in path.parents if (folder / "__init__.py").exists())
            yield path, str(path.relative_to(package))


def test_nothing_is_left_behind():
    found = list(beside_the_code())
    assert {path.suffix for path, _ in found} >= {".html", ".css", ".js", ".csv", ".txt", ".json", ".svg"}
    left = [path for path, name in found if not any(fnmatch(name, pattern) for pattern in PATTERNS)]
    assert left == []


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for top in ("ilonet", "config") for path in (ROOT / top).rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []
