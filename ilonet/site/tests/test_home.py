"""The first page, for each of the cast."""

import pytest
from django.test import Client

from tests.cast import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_everybody_who_entered_has_a_home(cast, name):
    client = Client()
    client.force_login(cast.people[name])
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_is_asked_to_enter(cast):
    assert Client().get("/").status_code == 302


def test_hidden_is_absent(cast):
    client = Client()
    client.force_login(cast.amara)
    response = client.get("/nowhere/")
    assert response.status_code == 404
