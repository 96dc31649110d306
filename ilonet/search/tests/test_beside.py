"""Registers beside what was found: how many, where they lead, and nothing to whoever stands nowhere."""

import pytest

from tests import making


def test_registers_stand_beside_and_lead_to_all_of_them(enter, cast):
    for number in range(7):
        making.post(making.authority("SWE"), "SEN", city=f"Kayar {number}")
    bruno = enter("bruno")
    answer = bruno.get("/api/v1/search", {"q": "kayar"}).json()
    assert len([one for one in answer["beside"] if one["type"] == "post"]) == 5
    assert answer["beside_totals"]["posts"] == 7
    page = bruno.get("/search/", {"q": "kayar"})
    address = next(address for answers, address in page.context["beside"] if answers.register == "posts")
    assert len(bruno.get(address).context["answers"].rows) == 7
    assert bruno.get("/api/v1/search", {"q": "kayar", "of": "posts"}).json()["total"] == 7
    assert ("authority", "SWE") in [
        (one["type"], one["id"]) for one in bruno.get("/api/v1/search", {"q": "SWE"}).json()["beside"]
    ]


@pytest.mark.parametrize("register", ["authorities", "networks", "posts", "deployments"])
def test_registers_are_empty_to_whoever_stands_nowhere(enter, register):
    answer = enter("leo").get("/api/v1/search", {"q": "SWE", "of": register}).json()
    assert (answer["items"], answer["total"]) == ([], 0)
