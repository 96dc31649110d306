"""Does a second press do nothing twice, and a changed one not pass for the first?"""

import json

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.test import Client, RequestFactory

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Once
from ilonet.accounts.tokens import issue
from ilonet.deployments.models import Deployment
from ilonet.lib import clock, sql
from ilonet.site.once import OnlyOnce
from ilonet.standing.acting import acting_as
from tests import making


class Door:
    """Counts how often it was really gone through."""

    def __init__(self, answers):
        self.through = 0
        self.answers = answers

    def __call__(self, request):
        self.through += 1
        return self.answers(self.through)


def press(door, user, key, *, path="/information/", api=False, **fields):
    factory = RequestFactory()
    if api:
        request = factory.post(
            path, json.dumps(fields), content_type="application/json", headers={"Idempotency-Key": key}
        )
    else:
        request = factory.post(path, {"once": key, **fields})
    request.user = user
    with transaction.atomic():
        request.actor = acting_as(user.pk)
        once = OnlyOnce(lambda request: once.process_view(request, None) or door(request))
        return once(request)


@pytest.fixture
def user(cast):
    return cast.amara


def test_the_second_press_leads_to_the_same_place(user):
    door = Door(lambda n: HttpResponseRedirect(f"/made/{n}/"))
    first, second = (press(door, user, "k1", title="a") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == "/made/1/"
    assert door.through == 1


def test_another_person_with_the_same_key_is_another_press(user, cast):
    door = Door(lambda n: HttpResponseRedirect(f"/made/{n}/"))
    press(door, user, "k1", title="a")
    press(door, cast.bruno, "k1", title="a")
    assert door.through == 2


def test_the_same_key_with_another_content_is_refused(user):
    door = Door(lambda n: JsonResponse({"made": n}))
    press(door, user, "k2", path="/api/v1/reports", api=True, title="a")
    refused = press(door, user, "k2", path="/api/v1/reports", api=True, title="b")
    assert refused.status_code == 409
    assert json.loads(refused.content)["error"]["code"] == "once.reused"
    assert door.through == 1


def test_a_call_answers_the_same_again(user):
    door = Door(lambda n: JsonResponse({"made": n}, status=201))
    answers = [press(door, user, "k3", path="/api/v1/reports", api=True, title="a") for _ in range(3)]
    assert {(one.status_code, one.content) for one in answers} == {(201, b'{"made": 1}')}


def test_a_form_that_came_back_with_errors_can_be_sent_again(user):
    door = Door(lambda n: HttpResponse("mend it", status=422) if n == 1 else HttpResponseRedirect("/made/"))
    assert press(door, user, "k4", title="").status_code == 422
    assert press(door, user, "k4", title="mended").status_code == 302
    assert Once.objects.get(key="k4").location == "/made/"


@pytest.mark.parametrize("key", ["a" * 256, "a\x07b"])
def test_a_key_that_is_none_is_refused(user, key):
    door = Door(lambda _n: HttpResponseRedirect("/made/"))
    assert press(door, user, key).status_code == 400
    assert door.through == 0


def test_an_answer_is_not_repeated_to_whoever_stood_there_once(user):
    door = Door(lambda _n: JsonResponse({"draft": "what was learned"}))
    assert press(door, user, "k5", path="/api/v1/reports", api=True).status_code == 200
    served = making.serving(user)
    with as_the_system(because=making.BECAUSE):
        Deployment.objects.unrestricted(because=making.BECAUSE).filter(pk=served.pk).update(suspended_on=clock.today())
    refused = press(door, user, "k5", path="/api/v1/reports", api=True)
    assert json.loads(refused.content)["error"]["code"] == "once.done"
    assert door.through == 1


def test_an_answer_is_kept_sealed_and_shown_by_the_database_to_whoever_asked(user, cast):
    door = Door(lambda _n: JsonResponse({"draft": "what was learned"}))
    press(door, user, "k6", path="/api/v1/reports", api=True)
    acting_as(user.pk)
    assert b"learned" not in bytes(sql.value("SELECT answer FROM accounts_once WHERE key = 'k6'"))
    acting_as(cast.bruno.pk)
    assert sql.value("SELECT count(*) FROM accounts_once") == 0


def test_a_resend_passes_the_same_doors(cast):
    """A key that can only read does not fetch what a key that writes was answered."""
    writes, reads = (issue(cast.amara, label="t", scope=scope) for scope in ("write", "read"))

    def send(secret):
        return Client().post(
            "/api/v1/reports",
            {"title": "Boats at night"},
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "k7"},
        )

    assert send(writes).status_code == send(writes).status_code == 201
    assert send(reads).status_code == 403
