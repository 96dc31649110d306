"""How does the interface behave towards those who may not, or who ask wrongly?"""

import json
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.accounts import tokens
from ilonet.accounts.models import Token
from ilonet.lib import clock


@pytest.fixture
def bearer(cast):
    return {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk')}"}


def told(response):
    error = response.json()["error"]
    assert set(error) >= {"code", "message", "hint", "ref"}
    return response.status_code, error["code"]


def test_who_am_i(bearer, client):
    me = client.get("/api/v1/me", headers=bearer).json()
    assert [(hat["kind"], hat["place"], hat["authority"]) for hat in me["hats"]] == [("officer", "Dakar", "FRA")]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer ilo_x", "Basic YTpi", "bearer x", "Bearer \x00"])
def test_without_a_valid_token_nothing_is_told(db, client, header):
    headers = {"Authorization": header} if header else {}
    assert told(client.get("/api/v1/me", headers=headers)) == (401, "auth.required")


@pytest.mark.parametrize("change", ["ended", "expired"])
def test_a_token_ends(cast, bearer, client, change):
    moment = clock.now() - timedelta(seconds=1)
    Token.objects.update(**({"ended_at": moment} if change == "ended" else {"until": moment}))
    assert told(client.get("/api/v1/me", headers=bearer)) == (401, "auth.required")


def test_a_reading_token_cannot_write(cast, client):
    headers = {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk', scope='read')}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    assert told(client.post("/api/v1/reports", "{}", content_type="application/json", headers=headers))[0] in {403, 404}


def test_a_foreign_page_cannot_make_a_browser_act(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amara)
    answer = client.post("/api/v1/screen", json.dumps({"text": "a"}), content_type="application/json")
    assert answer.status_code in {401, 403, 404}


def test_what_is_not_there_is_told_in_four_parts(bearer, client):
    assert told(client.get("/api/v1/nowhere", headers=bearer)) == (404, "not_found")


def test_the_description_is_openapi(bearer, client):
    described = client.get("/api/v1/openapi.json", headers=bearer).json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/search" in described["paths"]
