"""Is everything that the audit may say explained, and nothing else?"""

import ast
import re
from pathlib import Path

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
