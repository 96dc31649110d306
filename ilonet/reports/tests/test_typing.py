"""What is told of a paragraph while somebody types it, and that nothing of it stays behind."""

import pytest
from django.core.cache import cache
from django.test import Client

from ilonet.audit.models import Event
from ilonet.authorities.models import Authority

AT = "/information/typing/"


@pytest.fixture
def amara(cast):
    cache.clear()
    client = Client()
    client.force_login(cast.amara)
    return client


def told(client, words, **sent):
    return client.post(AT, {"text": words, **sent}, headers={"Accept": "application/json"})


@pytest.mark.requirement("AC37", "AC39")
def test_each_place_is_told_with_class_advice_and_the_words_to_put_there(amara):
    words = "Two boats 🚤 left. A man showed passport number C01X00T47 to the crew."
    [found] = told(amara, words).json()["findings"]
    assert words[found["start"] : found["end"]] == "C01X00T47"
    assert (found["class"], found["held"], found["instead"]) == ("K1", True, "[passport number removed]")
    assert "SIENA" in found["advice"]
    assert "C01X00T47" not in str(found)


def test_in_the_language_of_the_text(amara):
    [found] = told(amara, "Der Mann trug Passnummer C01X00T47 bei sich.", language="de").json()["findings"]
    assert found["instead"] == "[Passnummer entfernt]"


def test_a_mailbox_of_an_authority_may_stand_and_a_marking_is_not_masked(cast, amara):
    Authority.objects.filter(pk__in=cast.actor("amara").authority_ids).update(mailbox="liaison@interieur.example")
    assert told(amara, "Write to liaison@interieur.example.").json()["findings"] == []
    [found] = told(amara, "SECRET UE/EU SECRET").json()["findings"]
    assert found["instead"] is None


def test_nothing_is_recorded_of_it(amara):
    before = Event.objects.count()
    told(amara, "Her passport number is C01X00T47.")
    assert Event.objects.count() == before


def test_what_it_asks_of_the_database_does_not_grow_with_what_is_found(amara, count_queries):
    told(amara, "Boats.")
    few = count_queries(lambda: told(amara, "Passport number C01X00T47."))
    assert count_queries(lambda: told(amara, "Passport number C01X00T47.\n" * 30)) == few


@pytest.mark.parametrize("words, status", [("", 422), ("a" * 20_001, 413), ("a\x07b", 400)])
def test_what_is_no_paragraph_is_refused(amara, words, status):
    assert told(amara, words).status_code == status


def test_whoever_asks_too_often_waits(cast, amara, settings):
    settings.ENTRANCE_RATE_LIMITS = settings.ENTRANCE_RATE_LIMITS | {"typing": "2/m/key"}
    assert [told(amara, "Boats.").status_code for _ in range(3)] == [200, 200, 429]
    other = Client()
    other.force_login(cast.bruno)
    assert told(other, "Boats.").status_code == 200
