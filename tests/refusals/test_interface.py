"""The interface, asked by a stranger who knows only its own description (schemathesis; security.md G3)."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.core import NotSet

from ilonet.accounts import tokens
from tests.refusals.judging import LEAKS, TOLD
from tests.refusals.scene import set_the_scene

EACH = 12  # requests of each kind to each door


def test_whatever_the_description_allows_or_forbids_is_answered(cast):
    scene = set_the_scene(cast)
    headers = {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk')}"}
    client = Client(headers=headers, raise_request_exception=False)
    schema = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
    asked = 0
    before = scene.state()
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(20191240)
        @settings(
            max_examples=EACH, deadline=None, database=None, derandomize=False, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            with transaction.atomic():
                response = sent(client, case)
                changed = response.status_code >= 400 and case.method != "GET" and scene.state() != before
                transaction.set_rollback(True)
            judge(case, response)
            assert not changed, (case.method, case.path)

        ask()
    print(f"{asked} requests by the description of the interface")
    assert asked > 50


def test_no_body_ignores_a_misspelt_field(cast):
    """Whoever sent it believes that it counted: a marking, an audience, “for the originator alone”."""
    client = Client(headers={"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk')}"})
    told = client.get("/api/v1/openapi.json").json()
    shapes, open_, seen = told["components"]["schemas"], set(), set()
    waiting = [
        body["schema"]
        for methods in told["paths"].values()
        for operation in methods.values()
        for body in operation.get("requestBody", {}).get("content", {}).values()
    ]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "properties" in one and one.get("additionalProperties") is not False:
                open_.add(one.get("title", "a body without a name"))
            named = str(one.get("$ref", "")).rsplit("/", 1)[-1]
            if named and named not in seen:
                seen.add(named)
                waiting.append(shapes[named])
            waiting += one.values()
    assert not open_, sorted(open_)
    assert len(seen) > 30


def sent(client: Client, case: Any) -> Any:
    query = urlencode(case.query if isinstance(case.query, dict) else {}, doseq=True)
    body = b"" if isinstance(case.body, NotSet) else json.dumps(case.body).encode()
    return client.generic(
        case.method, f"{quote(case.formatted_path, safe='/%')}?{query}", body, content_type="application/json"
    )


def judge(case: Any, response: Any) -> None:
    where = (case.method, case.formatted_path, response.status_code, response.content[:300])
    assert response.status_code < 500, where
    if response.status_code >= 400:
        assert all(response.json()["error"].get(part) for part in TOLD), where
        assert not LEAKS.search(response.content.decode()), where
