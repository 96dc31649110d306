"""Are hats said as people say them, in one place for page, account and audit?"""

import pytest
from django.utils import translation

from ilonet.standing.hats import in_words


@pytest.mark.parametrize(
    "label, said",
    [
        ("officer · Dakar · FRA", "Officer, Dakar · FRA"),
        ("facilitator · Accra · ESP", "Facilitator, Accra · ESP"),
        ("back_office · FRA · FRA", "Back office · FRA"),
        ("privacy_reviewer · COM · FRA", "Privacy reviewer · COM · FRA"),
        ("auditor · COM", "Auditor · COM"),
        ("system", "The system"),
        ("what_was_once", "What_was_once"),
        ("", ""),
    ],
)
def test_a_hat_of_the_audit_is_said_in_words(label, said):
    with translation.override("en"):
        assert in_words(label) == said


def test_no_hat_of_the_cast_shows_its_code(cast):
    for name in cast.people:
        for hat in cast.actor(name).hats:
            assert "_" not in in_words(hat.label)
