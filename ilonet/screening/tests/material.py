"""Where the shared test material lies; tests that need it are skipped where it is absent."""

import json
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
PII = SHARED / "pii"
DECLARATIONS = SHARED / "docs" / "udhr_txt"


def lines(name):
    return [json.loads(line) for line in path(name).read_text(encoding="utf-8").splitlines()]


def document(name):
    return json.loads(path(name).read_text(encoding="utf-8"))


def path(name):
    found = PII / name
    if not found.exists():
        pytest.skip(f"the test material ../shared/data/pii/{name} is not on this machine")
    return found


def overlaps(finding, start, end):
    return finding.start < end and finding.end > start
