"""Does a second press do nothing twice, and a changed one not pass for the first?"""

import json

import pytest
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.test import RequestFactory

from ilonet.accounts.models import Once
from ilonet.site.once import OnlyOnce


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
    return OnlyOnce(door)(request)


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
