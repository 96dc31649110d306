"""Every page that one of the cast can reach: by its links, by the table of doors, and by sending its forms wrongly."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from tests.refusals.doors import Door, doors

OF_ONE_DOOR = 3  # pages of the same door that are looked at
ENDS_THE_VISIT = {"account_logout"}


@dataclass
class Form:
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Answer:
    asked: str
    response: Any

    @property
    def is_page(self) -> bool:
        return "text/html" in self.response.headers.get("Content-Type", "") and not self.response.streaming

    @property
    def text(self) -> str:
        return self.response.content.decode()


class Crawl:
    def __init__(self, client: Client, ids: dict[str, list[str]]) -> None:
        self.client = client
        self.ids = ids
        self.seen: Counter[str] = Counter()
        self.sent: set[tuple[str, str]] = set()

    def __iter__(self) -> Iterator[Answer]:
        waiting, met = ["/", *self._doors()], set[str]()
        while waiting:
            path = waiting.pop(0)
            if path in met or not self._is_new(path):
                continue
            met.add(path)
            answer = self.ask(path)
            yield answer
            if not answer.is_page:
                continue
            read = Links(path)
            read.feed(answer.text)
            waiting += read.links
            for form in read.forms:
                yield from self._send_wrongly(form)
        yield from self._refused()

    def paths(self) -> list[str]:
        """Every address that leads to a page, without sending anything."""
        waiting, met = ["/", *self._doors()], list[str]()
        while waiting:
            path = waiting.pop(0)
            if path in met or not self._is_new(path):
                continue
            met.append(path)
            answer = self.ask(path)
            if answer.is_page:
                read = Links(path)
                read.feed(answer.text)
                waiting += read.links
        return met

    def ask(self, path: str, method: str = "GET", sent: Any = None, **headers: str) -> Answer:
        """What a request did is undone; a redirect is followed to the line that says what was done."""
        with transaction.atomic():
            cookies = self.client.cookies.copy()
            response = (
                self.client.generic(method, path, headers=headers) if sent is None else self.client.post(path, sent)
            )
            if sent is not None and response.status_code == 302:
                response = self.client.get(response.headers["Location"])
            response.content if not response.streaming else b""  # noqa: B018 — rendered while it is there
            transaction.set_rollback(True)
        self.client.cookies = cookies
        return Answer(f"{method if sent is None else 'POST'} {path}", response)

    def _doors(self) -> Iterator[str]:
        for door in doors():
            if door.is_for_programs:
                continue
            for value in self.ids.get(door.noun, [])[:2] if door.places else [""]:
                yield door.at(**{name: "1" if kind == "IntConverter" else value for name, kind in door.places})

    def _is_new(self, path: str) -> bool:
        name = _name(path)
        if not name or name in ENDS_THE_VISIT:
            return False
        self.seen[name] += 1
        return self.seen[name] <= OF_ONE_DOOR * (2 if "?" in path else 1)

    def _send_wrongly(self, form: Form) -> Iterator[Answer]:
        """As it stands, empty, and with what cannot be right."""
        path = urlsplit(form.action).path
        key = (_name(path), ",".join(sorted({name for name, _ in form.fields})))
        if key in self.sent or not key[0] or key[0] in ENDS_THE_VISIT | {"set_language"}:
            return
        self.sent.add(key)
        given: dict[str, list[str]] = {}
        for name, value in form.fields:
            given.setdefault(name, []).append(value)
        yield self.ask(form.action, sent=given)
        for wrong in ("", "???", "2019-02-30", "9" * 400):
            yield self.ask(
                form.action,
                sent={name: values if name in {"once", "version"} else wrong for name, values in given.items()},
            )

    def _refused(self) -> Iterator[Answer]:
        for door in doors():
            if door.is_for_programs or door.name in ENDS_THE_VISIT:
                continue
            yield from self._refused_at(door)

    def _refused_at(self, door: Door) -> Iterator[Answer]:
        absent = "00000000-0000-4000-8000-000000000000"
        path = door.at(**{name: "1" if kind == "IntConverter" else absent for name, kind in door.places})
        yield self.ask(path)
        yield self.ask(path + "?nonsense=1")
        yield self.ask(path, "DELETE")


class Links(HTMLParser):
    """Where a page leads, and what it lets one send."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.form: Form | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and (where := self._here(given.get("href", ""))):
            self.links.append(where)
        elif tag == "form" and given.get("method", "").lower() == "post":
            self.form = Form(self._here(given.get("action", "") or self.path))
        elif self.form and tag in {"input", "textarea", "select", "button"} and given.get("name"):
            unticked = given.get("type") in {"checkbox", "radio"} and "checked" not in given
            if not unticked and given["name"] != "csrfmiddlewaretoken":
                self.form.fields.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form:
            self.forms.append(self.form)
            self.form = None

    def _here(self, where: str) -> str:
        full = urlsplit(urljoin(f"http://testserver{self.path}", where))
        if full.netloc != "testserver" or where.startswith("#"):
            return ""
        return full.path + (f"?{full.query}" if full.query else "")


def _name(path: str) -> str:
    try:
        return resolve(re.sub(r"\?.*", "", path)).view_name
    except Resolver404:
        return ""
