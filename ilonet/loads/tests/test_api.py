"""The same verbs for programs: sent in base64, explained, confirmed with the version that was seen."""

import base64
import json

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.loads.tests.lists import ONE, STRANGE, TWO, book
from tests.making import BECAUSE

LOADS = "/api/v1/register/loads"


def post(client, path, **told):
    return client.post(path, json.dumps(told), content_type="application/json")


def send(client, content, **told):
    return post(client, LOADS, authority="FRA", filename="l.xlsx", content=base64.b64encode(content).decode(), **told)


def test_sent_explained_confirmed(farid):
    sent = send(farid, book(ONE, STRANGE))
    assert sent.status_code == 201, sent.content
    load = sent.json()
    assert load["stage"] == "to_say"
    assert [(one["kind"], one["heard"], one["rows"]) for one in load["asked"]] == [
        ("country", "Bamako", [3]),
        ("host_type", "Cellule Lac", [3]),
    ]
    said = [
        {"kind": "country", "heard": "Bamako", "means": "MLI"},
        {"kind": "host_type", "heard": "Cellule Lac", "means": "ms_mission"},
    ]
    load = post(farid, f"{LOADS}/{load['id']}/words", said=said).json()
    assert (load["stage"], load["counts"]["created"]) == ("ready", 2)
    assert farid.get(f"{LOADS}/{load['id']}").json() == load
    old = post(farid, f"{LOADS}/{load['id']}/confirm", version=load["version"] - 1)
    assert (old.status_code, old.json()["error"]["code"]) == (409, "edit.conflict")
    done = post(farid, f"{LOADS}/{load['id']}/confirm", version=load["version"])
    assert (done.status_code, done.json()["stage"], done.json()["differences"]) == (200, "stored", [])


def test_a_register_that_moved_is_told_with_the_difference_of_now(farid):
    for row in (TWO, [*TWO[:5], "2028-06-30", *TWO[6:]]):
        load = send(farid, book(row)).json()
        if row is TWO:
            assert post(farid, f"{LOADS}/{load['id']}/confirm", version=load["version"]).status_code == 200
    with as_the_system(because=BECAUSE):
        Deployment.objects.filter(until_on="2028-01-31").unrestricted(because=BECAUSE).update(until_on="2028-02-29")
    answer = post(farid, f"{LOADS}/{load['id']}/confirm", version=load["version"])
    told = answer.json()
    assert (answer.status_code, told["has_moved"]) == (409, True)
    assert told["differences"][0]["changes"] == [{"field": "until_on", "before": "2028-02-29", "after": "2028-06-30"}]
    assert post(farid, f"{LOADS}/{load['id']}/confirm", version=told["version"]).status_code == 200


def test_discarded(farid):
    load = send(farid, book(ONE)).json()
    assert post(farid, f"{LOADS}/{load['id']}/discard", version=load["version"]).status_code == 204
    assert farid.get(f"{LOADS}/{load['id']}").json()["stage"] == "discarded"


@pytest.mark.parametrize(
    "told, status, code",
    [
        ({"content": "no base64!"}, 422, "file.not_base64"),
        ({"authority": "ITA"}, 403, "not_allowed.notify"),
        ({"content": base64.b64encode(b"%PDF-1.7").decode()}, 422, "file.type_not_allowed"),
        ({"sheet": "2031"}, 400, "sheet.unknown"),
    ],
)
def test_refused_in_words(farid, told, status, code):
    known = {"authority": "FRA", "filename": "l.xlsx", "content": base64.b64encode(book(ONE)).decode()}
    answer = post(farid, LOADS, **known | told)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_meanings_that_there_are_not(farid):
    load = send(farid, book(STRANGE)).json()
    for means in ("ZZZ", "-", ""):
        said = [{"kind": "country", "heard": "Bamako", "means": means}]
        answer = post(farid, f"{LOADS}/{load['id']}/words", said=said)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "wording.no_such_meaning")


def test_another_back_office_meets_nothing(farid, enter):
    load = send(farid, book(ONE)).json()
    tove = enter("tove")
    assert tove.get(f"{LOADS}/{load['id']}").status_code == 404
    assert post(tove, f"{LOADS}/{load['id']}/confirm", version=load["version"]).status_code == 404
