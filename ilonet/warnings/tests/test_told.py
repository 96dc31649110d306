"""Is everybody who may read a warning told at once, without its content, and nobody else? (C.5b)"""

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.notices.inbox import known_to, lines_of
from ilonet.notices.models import Notice
from ilonet.warnings.tests.writing import TYPED, a_warning
from tests.making import BECAUSE
from tests.working import tell_what_was_done


@pytest.fixture
def told(cast):
    """What the inbox of this person says, after everybody was told."""

    def ask(name):
        tell_what_was_done()
        actor = cast.actor(name)
        return [(line.says, line.named.title if line.named else "") for line in lines_of(actor, list(known_to(actor)))]

    return ask


def sent(client):
    begun = client.post("/warnings/new/", TYPED).url.partition("#")[0]
    return client.post(begun, TYPED | {"do": "send", "version": 1}).url


@pytest.mark.requirement("R-267-8")
def test_everybody_who_may_read_it_is_told_at_once_and_nobody_else(enter, told):
    sent(enter("amara"))
    for name in ("bruno", "elena", "viktor"):
        assert told(name) == [("An early warning for you", TYPED["what"])]
    for name in ("amara", "chiara", "greta", "rosa"):
        assert told(name) == []
    with as_the_system(because=BECAUSE):
        lines = Notice.objects.unrestricted(because=BECAUSE).filter(role="warned")
        assert [one.is_urgent for one in lines] == [True] * 4
        assert not [one for one in lines if TYPED["what"] in str(vars(one))]


def test_a_back_office_that_looks_first_is_told_urgently_and_alone(enter, told):
    with as_the_system(because=BECAUSE):
        Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    sent(enter("amara"))
    [(says, _)] = told("farid")
    assert says == "An early warning waits for your review: nobody is told before"
    assert told("bruno") == []


def test_those_who_sent_it_hear_who_has_seen_it_and_those_who_opened_it_how_it_ended(enter, cast, told):
    warning = a_warning(cast.amara, [cast.west.circle_id])
    here = f"/warnings/{warning.public_id}/"
    bruno = enter("bruno")
    bruno.get(here)
    bruno.post(f"{here}acknowledgement/", {})
    assert told("amara") == [("An authority has seen an early warning of your post", warning.title)]
    assert told("farid") == [("An authority has seen an early warning of yours", warning.title)]
    enter("amara").post(f"{here}closing/", {"outcome": "confirmed"})
    assert told("bruno") == [("An early warning that you opened was closed", warning.title)]
    assert told("elena") == []
