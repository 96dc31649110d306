"""What is said while the database is away?"""

import pytest
from django.db import OperationalError
from django.test import Client

from ilonet.accounts import middleware


@pytest.mark.parametrize("path", ["/api/v1/reports", "/api/v1/me"])
def test_it_is_said_to_be_away_and_when_to_come_back(monkeypatch, path):
    def away(_secret):
        raise OperationalError("connection refused")

    monkeypatch.setattr(middleware.tokens, "holder", away)
    client = Client(raise_request_exception=False, headers={"Authorization": "Bearer ilo_x"})
    response = client.get(path)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert response.json()["error"]["code"] == "unavailable"
    assert "connection refused" not in response.content.decode()
