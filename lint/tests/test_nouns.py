"""Which imports inside a noun go upwards?"""

import pytest
from grimp import ImportGraph

from lint.nouns import wrong_ways


def graph_of(*imports):
    graph = ImportGraph()
    for module in {"n", *(f"n.{end}" for pair in imports for end in pair)}:
        graph.add_module(module)
    for importer, imported in imports:
        graph.add_import(importer=f"n.{importer}", imported=f"n.{imported}")
    return graph


@pytest.mark.parametrize(
    "importer, imported",
    [
        ("forms", "views"),
        ("release", "forms"),
        ("release", "api"),
        ("release", "views.steps"),
        ("models.post", "forms"),
        ("access", "views"),
        ("views.steps", "api"),
        ("api", "views"),
        ("views", "urls_of_others"),
        ("forms", "middleware"),
    ],
)
def test_upwards_is_told(importer, imported):
    assert list(wrong_ways(graph_of((importer, imported)), "n")) == [f"n.{importer} imports n.{imported}"]


@pytest.mark.parametrize(
    "importer, imported",
    [
        ("urls", "views"),
        ("views.steps", "forms"),
        ("api", "release"),
        ("release", "models.post"),
        ("models.post", "rules"),
        ("models", "access"),
        ("views.steps", "views.report"),
        ("tests.test_release", "views"),
        ("middleware", "acting"),
    ],
)
def test_downwards_and_sideways_are_not(importer, imported):
    assert list(wrong_ways(graph_of((importer, imported)), "n")) == []


def test_models_lean_on_nothing_that_leans_on_them():
    graph = graph_of(("models", "rules"), ("rules", "counting"), ("counting", "models"), ("models", "words"))
    assert list(wrong_ways(graph, "n")) == ["n.models imports n.rules"]


def test_access_knows_no_models():
    graph = graph_of(("access", "reading"), ("reading", "models"))
    assert list(wrong_ways(graph, "n")) == ["n.access imports n.reading"]
