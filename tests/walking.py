"""Walk the configuration of addresses, fill them with things of the scene, and knock."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.doors import Door
from tests.scene import Scene

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
ID = re.compile(r"<(?:uuid:|uuidstr:)?public_id>")
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


def routes() -> set[str]:
    return set(_walk(get_resolver()))


def _walk(resolver: Any, prefix: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        here = prefix + str(one.pattern)
        yield from _walk(one, here) if isinstance(one, URLResolver) else [here]


def address(route: str, public_id: Any = "", code: str = "FRA") -> str:
    filled = ID.sub(str(public_id), route)
    for slot, value in (
        ("<int:number>", "1"),
        ("<slug:code>", code),
        ("<slug:language>", "en"),
        ("<slug:table>", "flows"),
        ("<str:secret>", "ilf_unknown"),
        ("<str:code>", "SEN"),
        ("<slug:provider>", "unknown"),
        ("<code>", "SEN"),
        ("<int:pk>", "1"),
        (r"(?P<key>[-:\w]+)", "x"),
        (r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "x-y"),
        ("^", ""),
        ("$", ""),
    ):
        filled = filled.replace(slot, value)
    return f"/{filled}"


def clients(scene: Scene) -> dict[str, Client]:
    made = {"nobody": Client()}
    for name in scene.everybody:
        made[name] = Client()
        made[name].force_login(scene.cast.people[name])
    return made


def knock(client: Client, door: Door, public_id: Any, method: str = "", **more: Any) -> Any:
    """Whatever it did is taken back."""
    with transaction.atomic():
        answer = client.generic(
            method or door.method,
            address(door.route, public_id),
            data=door.send or ("{}" if door.is_for_machines else ""),
            content_type=JSON if door.is_for_machines else FORM,
            **more,
        )
        transaction.set_rollback(True)
    return answer
