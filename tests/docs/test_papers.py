"""The papers say what the code does: nothing named that is not there, nothing there that is not named."""

import re
import tomllib
from pathlib import Path

import pytest

from ilonet.demo.personas import personas

ROOT = Path(__file__).parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#]+)[^)]*\)")
LOCKS = ("run", "test", "lock")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(paper):
    targets = [target for target in LINK.findall(paper.read_text(encoding="utf-8")) if "://" not in target]
    missing = [target for target in targets if not (paper.parent / target).exists()]
    assert missing == []


def test_every_app_is_in_the_architecture():
    apps = {path.parent.name for path in ROOT.glob("ilonet/*/__init__.py")} - {"ilonet"}
    named = set(re.findall(r"`(\w+)`", text("docs/architecture.md")))
    assert apps - named == set()


def test_the_architecture_lists_the_apps_in_the_order_that_is_held():
    layers = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    height = {name: -at for at, layer in enumerate(layers) for name in re.findall(r"\w+", layer)}
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", text("docs/architecture.md"), re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"\w+", row)]
    assert [height[name] for name in listed] == sorted(height[name] for name in listed)


def test_every_app_has_its_place_in_the_order():
    layers = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = set(re.findall(r"\w+", " ".join(layers)))
    apps = {path.parent.name for path in ROOT.glob("ilonet/*/__init__.py")}
    assert apps - placed == set()


def test_every_package_has_a_reason():
    wanted = {
        re.match(r"[\w-]+", line)[0].lower()
        for name in LOCKS
        for line in text(f"requirements/{name}.in").splitlines()
        if line and not line.startswith(("#", "-"))
    }
    named = set(re.findall(r"[\w-]+", text("docs/dependencies.md").lower()))
    assert wanted - named == set()


def test_every_package_that_others_bring_is_named():
    brought = {line.partition("==")[0] for line in text("requirements/run.txt").splitlines() if "==" in line}
    named = set(re.findall(r"[\w-]+", text("docs/dependencies.md").lower()))
    only_elsewhere = {"colorama", "psycopg-binary", "psycopg-pool"}  # Windows; named as extras of psycopg
    assert brought - named - only_elsewhere == set()


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_installed_is_pinned_by_hash_and_names_no_host(name):
    lines = text(f"requirements/{name}.txt").splitlines()
    pinned = [number for number, line in enumerate(lines) if "==" in line]
    assert pinned
    assert all(lines[number + 1].strip().startswith("--hash=sha256:") for number in pinned)
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_every_decision_is_listed():
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", text("docs/adr/README.md")))
    assert listed == {path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md")}


def test_commands_of_the_readme_exist():
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    asked = set(re.findall(r"make ([a-z]+)", text("README.md") + text("SECURITY.md") + text("docs/dependencies.md")))
    assert asked <= targets


def test_every_how_to_is_found_from_the_readme():
    assert {path.name for path in (ROOT / "docs" / "how-to").glob("*.md")} == set(
        re.findall(r"\(docs/how-to/([\w-]+\.md)\)", text("README.md"))
    )


def test_everybody_of_the_demonstration_is_introduced():
    cast = {one.name for one in personas()}
    rows = re.findall(r"^\| ([A-Z][\w, ]+) \|", text("docs/how-to/try-it.md"), re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == cast
    assert f"the {len(cast)} people" in text("README.md")


def test_what_comes_next_is_written_down():
    assert "## Unreleased" in text("CHANGELOG.md")
