"""Whatever is asked, however wrongly: never a failure, always the four things, and nothing is changed (security.md 3, G3).

The seed is printed; with the same seed the same is asked. More, or others:
REFUSALS_SEED=7 REFUSALS_BUDGET=20000 make test T=tests/refusals
"""

import os
import re
from collections import Counter
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse  # noqa: TID251 — a view of its own, to be found out
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from ilonet.accounts.models import Account
from tests.refusals.doors import Door, doors
from tests.refusals.judging import faults
from tests.refusals.scene import Scene, set_the_scene
from tests.refusals.shots import PLACES, Shooter, Shot

SEED = int(os.environ.get("REFUSALS_SEED", "20191240"))
BUDGET = int(os.environ.get("REFUSALS_BUDGET", "1300"))  # requests of each visitor
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get"}
FIELD = re.compile(rb'<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"')


class Visitor:
    """One of the cast with a browser; what a request did is undone before the next."""

    def __init__(self, scene: Scene, name: str) -> None:
        self.scene = scene
        self.client = Client(raise_request_exception=False)
        if name != "nobody":
            self.client.force_login(scene.cast.people[name])
        self.cookies = self.client.cookies.output(header="", sep=";")
        self.before = scene.state()

    def send(self, shot: Shot) -> tuple[Any, list[str]]:
        with transaction.atomic():
            response = self._ask(shot)
            found = faults(response, shot.path)
            if response.status_code >= 400 and shot.method not in SAFE and self.scene.state() != self.before:
                found.append(f"{response.status_code} although something was changed")
            transaction.set_rollback(True)
        return response, found

    def _ask(self, shot: Shot) -> Any:
        self.client.cookies = SimpleCookie(self.cookies)
        path = f"{shot.path}?{shot.query}" if shot.query else shot.path
        if shot.fields is not None:
            sent = _multipart(shot.fields)
            return self.client.generic("POST", path, sent, content_type=MULTIPART_CONTENT, headers=shot.headers)
        headers = dict(shot.headers)
        extra: dict[str, Any] = {}
        if "Content-Length" in headers:
            extra["CONTENT_LENGTH"] = headers.pop("Content-Length")
        if cookie := headers.pop("Cookie", ""):
            extra["HTTP_COOKIE"] = _on_the_wire(cookie)
        headers = {name: _on_the_wire(value) for name, value in headers.items()}
        return self.client.generic(
            shot.method, path, shot.body, content_type=shot.content_type, headers=headers, **extra
        )

    def fields(self, path: str) -> list[str]:
        """The names of all fields of the forms on a page, except those of the frame."""
        with transaction.atomic():
            self.client.cookies = SimpleCookie(self.cookies)
            response = self.client.get(path)
            transaction.set_rollback(True)
        if response.status_code != 200 or response.streaming or b"<main" not in response.content:
            return []
        main = response.content.split(b"<main", 1)[1]
        return sorted({name.decode() for name in FIELD.findall(main)} - {"csrfmiddlewaretoken"})


def _multipart(fields: dict[str, Any]) -> bytes:
    """As a browser would send it; Django's own client makes a field of each byte of what is no text for it."""
    parts = []
    for name, values in fields.items():
        for value in values if isinstance(values, list) else [values]:
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            parts.append(head.encode("utf-8", "surrogatepass"))
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def _on_the_wire(text: str) -> str:
    """Servers hand over the bytes of a header as Latin-1."""
    return text.encode().decode("latin-1")


@pytest.fixture
def scene(cast) -> Scene:
    return set_the_scene(cast)


def described(scene: Scene) -> dict[str, list[str]]:
    """The fields of the bodies of the interface, by address, as it describes them itself."""
    client = Client()
    client.force_login(scene.cast.amara)
    told = client.get("/api/v1/openapi.json").json()
    found: dict[str, list[str]] = {}
    for path, methods in told["paths"].items():
        for operation in methods.values():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            if named := body.get("$ref", "").rsplit("/", 1)[-1]:
                found[re.sub(r"\{(\w+)\}", r"%(\1)s", path)] = list(told["components"]["schemas"][named]["properties"])
    return found


@pytest.mark.parametrize("name", ["amara", "farid", "nobody"])
def test_every_door_refuses_in_our_voice(scene, name):
    shooter = Shooter(SEED + sum(name.encode()), scene.ids)
    bodies = described(scene)
    visitor = Visitor(scene, name)
    wrong: dict[str, list[str]] = {}
    statuses: Counter[int] = Counter()
    for shot in _shots(shooter, visitor, bodies):
        response, found = visitor.send(shot)
        statuses[response.status_code] += 1
        if shot.must_refuse and response.status_code == 200:
            found.append("200 although the address has a part that the page does not know")
        for fault in found:
            wrong.setdefault(f"{shot.door.name}: {fault}", []).append(str(shot))
    print(f"{name}: {statuses.total()} requests, seed {SEED}, answers {dict(sorted(statuses.items()))}")
    assert not wrong, "\n".join(
        f"{fault}\n    {len(shots)} x, as in {shots[0]}" for fault, shots in sorted(wrong.items())
    )
    assert statuses.total() > BUDGET * 0.8
    assert sum(count for status, count in statuses.items() if status >= 400) > statuses.total() / 3


def _shots(shooter: Shooter, visitor: Visitor, bodies: dict[str, list[str]]):
    """Every door by half of the methods, drawn anew for each visitor, and its share of everything else."""
    every = doors()
    for door in every:
        methods = shooter.dice.sample(list(shooter.wrong_methods(door)), 5)
        others = list(_at(door, shooter, visitor, bodies))
        yield next(shot for shot in others if shot.must_refuse or not door.reads_the_query)
        share = max(BUDGET // len(every) - len(methods), 5)
        yield from methods
        yield from shooter.dice.sample(others, min(share, len(others)))


def _at(door: Door, shooter: Shooter, visitor: Visitor, bodies: dict[str, list[str]]):
    yield from shooter.wrong_addresses(door)
    yield from shooter.wrong_queries(door)
    yield from shooter.wrong_headers(door)
    yield from shooter.wrong_bodies(door)
    if named := bodies.get(door.template):
        yield from shooter.wrong_values(door, named)
    elif not door.is_for_programs:
        yield from shooter.wrong_fields(door, visitor.fields(shooter.right(door)))


def test_no_made_up_place_breaks_a_list(scene):
    """What says where a list goes on comes back from the browser, and anybody can write one; pavel sees most lists."""
    visitor = Visitor(scene, "pavel")
    wrong, lists = [], set()
    for door in doors():
        if door.places or not door.is_ours:
            continue
        what = "q=boats&" if door.noun == "search" else ""
        if visitor.send(Shot(door, "GET", door.at(), f"{what}after="))[0].status_code != 200:
            continue  # it knows no such parameter
        lists.add(door.name)
        for place in PLACES:
            response, found = visitor.send(Shot(door, "GET", door.at(), f"{what}after={place}"))
            if response.status_code not in {200, 400}:
                found.append(f"answers {response.status_code}")
            wrong += [f"{door.name} ?after={place}: {fault}" for fault in found]
    assert not wrong, "\n".join(wrong)
    assert lists > {
        "reports:index",
        "search:search",
        "audit:index",
        "notices:index",
        "deployments:index",
        "looks:index",
    }


def test_the_doors_are_all_there():
    """A positive control: the walk finds doors with places, doors of programs and doors of the sign-in library."""
    found = {door.name: door for door in doors()}
    assert found["networks:network"].places == (("public_id", "UUIDConverter"),)
    assert found["networks:network"].noun in {"picture", "networks"}
    assert found["account_login"].template == "/account/login/"
    assert any(door.is_for_programs and door.noun == "screening" for door in found.values())


@pytest.mark.parametrize(
    "answer, seen",
    [
        (lambda: 1 / 0, "500: ZeroDivisionError"),
        (lambda: HttpResponse("no", status=403), "403 does not say code, h1, hint, ref"),
        (lambda: HttpResponse("psycopg.errors.X", status=409), "409 tells 'psycopg"),
        (
            lambda: HttpResponse(f"{Account.objects.update(zone='UTC')}", status=400),
            "400 although something was changed",
        ),
        (lambda: HttpResponse(status=302, headers={"Location": "https://evil.example"}), None),
    ],
)
def test_a_fault_would_be_seen(scene, monkeypatch, answer, seen):
    """A positive control: a view that breaks, is mute, tells too much or changes something while it refuses is found."""
    visitor = Visitor(scene, "amara")
    switch = next(door for door in doors() if door.name == "set_language")
    shot = Shot(switch, "POST", "/language/setlang/", fields={"next": "/"})
    assert visitor.send(shot)[1] == []
    monkeypatch.setattr("django.views.i18n.url_has_allowed_host_and_scheme", lambda **_known: True)
    monkeypatch.setattr("django.views.i18n.HttpResponseRedirect", lambda *_args: answer())
    response, found = visitor.send(shot)
    if seen:
        assert any(seen in fault for fault in found), found
    else:
        assert response.headers["Location"] == "/"  # no view leads away
