"""Need-to-know, three times: an independent model, the product's conditions, and row-level security alone (G1)."""

import ast
import os
from pathlib import Path

import pytest
from django.apps import apps

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.audit.models import Event
from ilonet.networks.models import Network
from tests import agreeing
from tests.model.policy import RULES

SEEDS = [int(seed) for seed in os.environ.get("ILONET_SEEDS", "1 2").split()]
AT_LEAST = 20_000


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("seed", SEEDS)
def test_model_condition_and_database_agree(db, capsys, seed):
    tally = agreeing.check(seed)
    with capsys.disabled():
        print(f"\nneed-to-know: seed {seed}, {tally.checks} checks, {len(tally.differences)} differences")
    assert not tally.differences, "\n".join([f"seed {seed}", *tally.differences[:40]])
    assert tally.checks >= AT_LEAST


def test_the_model_knows_every_verb():
    assert not [*agreeing.conditions_without_a_rule()]


def test_every_noun_with_conditions_is_compared():
    compared = {source.rows for source in agreeing.SOURCES.values()}
    sealed = {
        model
        for model in apps.get_models()
        if issubclass(model, Guarded) or isinstance(model._default_manager.all(), SealedQuerySet)
    }
    assert sealed | {Event, Network.neighbours.through} == compared


def test_each_rule_says_yes_to_somebody_and_no_to_somebody(db):
    """A world in which nobody may, or everybody may, would prove nothing."""
    agreeing.moment(SEEDS[0])
    here = agreeing.populate(agreeing.invent(SEEDS[0], agreeing.clock.now()))
    for noun, rules in RULES.items():
        things = getattr(here.world, noun)
        for verb in rules:
            answers = [len(agreeing.known(here.world, person, verb, noun)) for person in here.world.accounts]
            assert any(answers), f"nobody may {verb} any of the {noun}"
            assert min(answers) < len(things), f"everybody may {verb} all {noun}"


def test_the_model_imports_nothing_of_the_product():
    for path in sorted(Path(__file__).with_name("model").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [name for name in names if name.split(".")[0] in {"ilonet", "config", "django"}], path.name
