"""The invented files pass what everybody's files must pass."""

import pytest

from ilonet.demo.attached import FILES
from ilonet.lib.files.cleaning.whole import clean
from ilonet.lib.files.sandbox import Opened
from ilonet.screening.opened import judge


@pytest.mark.parametrize("name, make", [(name, make) for _persona, _kind, name, make in FILES])
def test_clear(name, make):
    cleaned = clean(make(), name)
    verdict = judge(Opened(cleaned.kind, tuple(cleaned.passages.found))).verdict
    assert verdict.verdict == "clear"
    assert cleaned.content
