"""Is everything that the audit may say explained, and nothing else?"""

import ast
import re
from pathlib import Path

from ilonet.notices.nobody import NOBODY
from ilonet.notices.table import TOLD
from ilonet.notices.things import THINGS

ROOT = Path(__file__).parents[2]
WRITERS = {"act", "record", "_record", "note"}  # what takes the name of an act as its first argument
ROW = re.compile(r"^\| `([a-z_.]+)` \| .+ \| .+ \|$", re.MULTILINE)


def acts_of_the_code():
    for path in (ROOT / "ilonet").rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    yield name.value


def test_every_act_is_listed_once_and_in_order():
    listed = ROW.findall((ROOT / "docs" / "acts.md").read_text(encoding="utf-8"))
    assert listed == sorted(set(acts_of_the_code()))
    assert len(listed) >= 40


def test_of_every_act_it_is_said_who_is_told_or_why_nobody():
    """A line in ilonet/notices/table.py: docs/how-to/tell-somebody-of-an-act.md."""
    acts = set(acts_of_the_code())
    assert acts == TOLD.keys() | NOBODY.keys()
    assert not TOLD.keys() & NOBODY.keys()
    assert all(NOBODY.values())
    assert len(TOLD) > 20
    for act, lines in TOLD.items():
        assert len({told.role for told in lines}) == len(lines), f"{act}: each role once"
        assert all(str(told.says) for told in lines)


def test_whatever_one_is_told_about_can_be_looked_up():
    """The noun of an act is the model on which it is declared: without a line in things.py nobody would be told."""
    known = {name.partition(".")[2] for name in THINGS}
    for act in TOLD:
        declared = {
            "account": {"admission", "suspension"},
            "draft": {"shareddraft"},
            "contact_entry": {"contactentry"},
            "warning": {"earlywarning"},
        }
        noun = act.partition(".")[0]
        assert declared.get(noun, {noun}) & known, act
