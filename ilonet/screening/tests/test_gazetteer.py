"""The lists of names: packed once, mapped by all, loaded whole by nobody who answers."""

import subprocess
import sys

import pytest

from ilonet.lib.refusals import Refusal
from ilonet.screening.names import gazetteer
from tests import databases

SERVE_WITHOUT_A_DATABASE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.run"
import django
django.setup()
from ilonet.demo import entering
from ilonet.screening.gate import screen
assert screen("Spoke with Mr Abdoulaye Diallo.").findings
print(sorted(one for one in sys.modules if one.startswith("faker")))
"""


@pytest.mark.parametrize(
    "word, lists",
    [("amadou", (True, False)), ("schmidt", (False, True)), ("martin", (True, True)), ("kayarx", (False, False))],
)
def test_a_word_stands_in_one_list_in_both_or_in_none(word, lists):
    assert gazetteer.names().says(word) == lists
    assert (word in gazetteer.names()) == any(lists)


def test_nobody_who_answers_loads_them_whole():
    done = subprocess.run(
        [sys.executable, "-c", SERVE_WITHOUT_A_DATABASE],
        check=False,
        capture_output=True,
        text=True,
        cwd=databases.CHECKOUT,
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_made_where_they_are_missing_and_refused_where_nothing_may_be_written(settings, tmp_path):
    settings.ILONET_DICTIONARIES = tmp_path / "made"
    gazetteer.make()
    assert "amadou" in gazetteer.Names(gazetteer.packed())
    (tmp_path / "file").touch()
    settings.ILONET_DICTIONARIES = tmp_path / "file"
    with pytest.raises(Refusal) as refused:
        gazetteer.make()
    assert refused.value.code == "names.not_made"
    assert str(tmp_path / "file") in refused.value.message
