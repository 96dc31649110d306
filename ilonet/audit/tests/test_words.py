"""Has every act a word that a person can read, and all that it notes?"""

import ast
import re
from pathlib import Path

from django.urls import get_resolver

from ilonet.access.acts import ACTS as DECLARED
from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.audit.words import ACTS, NOTED, act_in_words
from ilonet.deployments.models import Deployment
from ilonet.directory.differences import KINDS
from tests import making

ROOT = Path(__file__).parents[2]


def test_every_declared_act_has_a_word(db):
    assert get_resolver().url_patterns  # every door, and with it every act, is loaded now
    wordless = [name for name in sorted(DECLARED) if not name.startswith("test") and act_in_words(name) == name]
    assert wordless == [], "say them in ilonet/audit/words.py"


def test_an_act_of_another_version_keeps_its_code():
    assert act_in_words("ballot.cast_in_1999") == "ballot.cast_in_1999"


def test_no_two_acts_share_a_word():
    assert len({str(word) for word in ACTS.values()}) == len(ACTS)


def noted_names():
    """The names of all that the code notes: keys of what is given as `noted`, and dates of a deployment."""
    for path in ROOT.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield from _keys(node)


def _keys(node):
    match node:
        case ast.keyword(arg="noted", value=given):
            written = [given]
        case ast.Assign(targets=[ast.Attribute(attr="noted") | ast.Name(id="noted")], value=given):
            written = [given]
        case ast.AugAssign(target=ast.Attribute(attr="noted"), value=given):
            written = [given]
        case _:
            return
    for one in written:
        for part in ast.walk(one):
            if isinstance(part, ast.Dict):
                yield from (key.value for key in part.keys if isinstance(key, ast.Constant))


def test_whatever_an_act_notes_has_a_word():
    dates = {field.name for field in Deployment._meta.get_fields() if field.name.endswith("_on")}
    names = set(noted_names()) | dates | set(KINDS)
    assert len(names) > 30
    assert names - set(NOTED) == set(), "say them in ilonet/audit/words.py"


def test_the_auditor_reads_words(cast, enter):
    noted = {"suspended_on": None, "until_on": "2026-12-01", "countries": ["SEN", "MLI"], "mark_of_1999": 3}
    with as_the_system(because=making.BECAUSE):
        record("deployment.resumed", by=None, noun="deployments.deployment", public_id=None, noted=noted)
    shown = " ".join(enter("rosa").get("/audit/?act=deployment.resumed").content.decode().split())
    for said in ("at rest since: none", "last day: 2026-12-01", "places: SEN, MLI", "mark_of_1999: 3"):
        assert re.search(rf">{said};?</span>", shown)
    assert "suspended_on" not in shown
