"""The door of the demonstration answers this machine only, never what came through a proxy."""

import pytest
from django.test import RequestFactory

from ilonet.demo.entering import OF_A_PROXY, enter
from ilonet.lib.refusals import Refusal


@pytest.mark.parametrize("name", OF_A_PROXY)
def test_what_came_through_a_proxy_finds_no_door(db, name):
    with pytest.raises(Refusal, match="not_found"):
        enter(RequestFactory().post("/demo/enter/", {"persona": "amara"}, headers={name: "192.0.2.1"}))
    with pytest.raises(Refusal, match="no_such_persona"):
        enter(RequestFactory().post("/demo/enter/", {"persona": "amara"}))


def test_another_machine_finds_no_door(db):
    with pytest.raises(Refusal, match="not_found"):
        enter(RequestFactory().post("/demo/enter/", {"persona": "amara"}, REMOTE_ADDR="192.0.2.1"))
