"""Has every act a word that a person can read?"""

from django.urls import get_resolver

from ilonet.access.acts import ACTS as DECLARED
from ilonet.audit.words import ACTS, act_in_words


def test_every_declared_act_has_a_word(db):
    assert get_resolver().url_patterns  # every door, and with it every act, is loaded now
    wordless = [name for name in sorted(DECLARED) if not name.startswith("test") and act_in_words(name) == name]
    assert wordless == [], "say them in ilonet/audit/words.py"


def test_an_act_of_another_version_keeps_its_code():
    assert act_in_words("ballot.cast_in_1999") == "ballot.cast_in_1999"


def test_no_two_acts_share_a_word():
    assert len({str(word) for word in ACTS.values()}) == len(ACTS)
