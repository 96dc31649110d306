"""How long does a visit last, and what is left of it?"""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from ilonet.site import visits


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.amara)
    assert client.get("/account/").status_code == 200
    return client


def later(client, **seconds):
    session = client.session
    for name, ago in seconds.items():
        session[name] = time.time() - ago
    session.save()


def test_sign_out_takes_what_the_browser_kept(client):
    response = client.post("/account/logout/")
    assert response.headers["Clear-Site-Data"] == '"storage"'
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("ago", [{visits.SEEN: 31 * 60}, {visits.BEGAN: 12 * 60 * 60 + 1}], ids=["idle", "long"])
def test_a_visit_ends_when_it_is_idle_or_long(client, ago):
    later(client, **ago)
    response = client.get("/account/settings/?")
    assert response.status_code == 302
    assert response.headers["Location"] == "/account/login/?next=%2Faccount%2Fsettings%2F"
    assert "_auth_user_id" not in client.session


def test_a_program_with_an_old_session_is_told(client):
    later(client, **{visits.SEEN: 31 * 60})
    response = client.get("/api/v1/me")
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "auth.visit_ended"


def test_a_visit_goes_on_while_something_happens(client):
    later(client, **{visits.SEEN: 29 * 60, visits.BEGAN: 11 * 60 * 60})
    assert client.get("/account/").status_code == 200
    assert time.time() - client.session[visits.SEEN] < 60
    assert time.time() - client.session[visits.BEGAN] > 10 * 60 * 60


def test_the_key_of_a_visit_changes_at_sign_in_and_at_a_step_up(cast):
    cache.clear()
    cast.amara.set_password("a long enough pass phrase")
    cast.amara.save()
    client = Client()
    client.get("/account/login/")
    client.post("/account/login/", {"login": "amara", "password": "a long enough pass phrase"})
    entered = client.session.session_key
    client.post("/account/reauthenticate/", {"password": "a long enough pass phrase"})
    assert client.session.session_key != entered
    assert [one.session_key for one in UserSession.objects.all()] == [client.session.session_key]
    stolen = Client()
    stolen.cookies["sessionid"] = entered
    assert stolen.get("/account/").status_code == 302
