"""What is asked of whom: the rules against an independent model, over random worlds, and with hidden rows beside (G1)."""

import os
from collections import Counter

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Appointment, Authority
from ilonet.deployments.models import Deployment
from ilonet.duties.asking import RULES, asked_of_actor
from ilonet.lib import clock
from ilonet.looks.models import Look
from ilonet.reports.models import Report
from ilonet.requests.models import Addressee, Answer
from tests.agreeing import actor_of
from tests.making import BECAUSE
from tests.model.duties import duties_of
from tests.populating import moment, populate
from tests.worlds import invent

SEEDS = [int(seed) for seed in os.environ.get("ILONET_SEEDS", "1 2 3").split()]
NOT_IN_THE_MODEL = {
    "notice-late",
    "draft",
    "mask",
    "warning-left",
}  # its worlds know no days of notice, saving, release


@pytest.mark.requirement("R-4.1-d")
@pytest.mark.parametrize("seed", SEEDS)
def test_rules_and_model_ask_the_same_of_everybody(db, seed, capsys):
    moment(seed)
    here = populate(invent(seed, clock.now()))
    key_of = _keys(here)
    met: Counter[str] = Counter()
    for person in [*here.accounts, None]:
        actor = actor_of(here, person)
        asked = {(one.rule.name, key_of.get(one.duty.about, one.duty.about)) for one in asked_of_actor(actor)}
        expected = duties_of(here.world, person)
        assert {one for one in asked if one[0] not in NOT_IN_THE_MODEL} == expected, person
        met.update(rule for rule, _ in expected)
    with capsys.disabled():
        print(f"\nduties: seed {seed}, {met.total()} duties, {dict(met)}")
    assert met.total() > 10


def _keys(here):
    """The key under which the model knows the row of a public id, or the authority of a code."""
    nouns = {
        "deployments": Deployment,
        "reports": Report,
        "appointments": Appointment,
        "addressees": Addressee,
        "answers": Answer,
        "looks": Look,
    }
    with as_the_system(because=BECAUSE):
        codes = Authority.objects.filter(pk__in=here.keys["authorities"]).values_list("pk", "code")
        return {code: here.keys["authorities"][pk] for pk, code in codes} | {
            str(public_id): here.keys[noun][pk]
            for noun, rows in nouns.items()
            for pk, public_id in rows.objects.unrestricted(because=BECAUSE).values_list("pk", "public_id")
            if pk in here.keys[noun]
        }


def test_each_rule_of_the_model_is_met_in_some_world(db):
    met = set()
    for seed in SEEDS:
        world = invent(seed, clock.now())
        met |= {rule for person in world.accounts for rule, _ in duties_of(world, person)}
    assert met | NOT_IN_THE_MODEL == {rule.name for rule in RULES}
