"""A crawl as one person: every door with every id, every link met on the way, every hidden word asked of the search."""

import html
import io
import os
import re
import zipfile
from collections import deque
from urllib.parse import urldefrag, urljoin

from django.db import transaction
from django.test import Client
from pypdf import PdfReader

from tests.doors import DOORS
from tests.scene import Scene
from tests.walking import ID, address

LINK = re.compile(r'(?:href|hx-get)="([^"]+)"')
FURTHER = int(os.environ.get("ILONET_CRAWL", "60"))  # pages of one person that are met by links alone
NOT_FOLLOWED = ("/static/", "/account/", "/language/")
# Things of one kind stand in for each other in an address: one's own and everybody else's.
KINDS = (
    "file",
    "deployment",
    "post",
    "contact",
    "network",
    "appointment",
    "saved",
    "account",
    "load",
    "wording",
    "lock",
    "notice",
    "subscription",
    "feed",
    "comment",
    "shared draft",
    "draft taken back",
    "request",
    "addressee",
    "answer",
    "look",
    "warning",
    "wish",
    "spill",
)


def crawl(scene: Scene, client: Client, *, asking: list[str]) -> dict[str, str]:
    """Address to everything that came back: status, headers, body."""
    waiting = deque(dict.fromkeys([*_starts(scene), *asked_of_search(asking)]))
    most = len(waiting) + FURTHER
    seen: dict[str, str] = {}
    while waiting and len(seen) < most:
        here = waiting.popleft()
        if here in seen:
            continue
        seen[here] = told = get(client, here)
        for link in LINK.findall(told):
            there = urldefrag(urljoin(here, html.unescape(link))).url
            if there.startswith("/") and not there.startswith(NOT_FOLLOWED) and there.count("=") < 2:
                waiting.append(there)
    return seen


def asked_of_search(words: list[str]) -> list[str]:
    return [f"{door}?q={word}" for word in words for door in ("/search/", "/api/v1/search")]


def things_like(scene: Scene, thing: str) -> list[str]:
    kind = next((one for one in KINDS if one in thing), "")
    if kind:
        return [one for one in scene.ids if kind in one]
    return [one for one in scene.ids if not any(other in one for other in (*KINDS, "authority"))]


def get(client: Client, here: str) -> str:
    with transaction.atomic():
        answer = client.get(here)
        transaction.set_rollback(True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.status_code}\n{answer.headers}\n{_unzipped(body).decode(errors='replace')}"


def _unzipped(body: bytes) -> bytes:
    """A workbook is a folder that was packed: what stands in it is in its parts; of a PDF its pages."""
    if body.startswith(b"%PDF-"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    return b"\n".join(unpacked(body).values()) if body.startswith(b"PK\x03\x04") else body


def unpacked(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def files_of(scene: Scene) -> list[str]:
    """Every list that can leave, as a page and as the interface, in both forms."""
    lists = ["/register/", "/register/posts/", "/register/authorities/", "/network/", "/information/"]
    lists += ["/register/directory/list/", "/api/v1/directory/list"]
    lists += [f"/api/v1/{noun}" for noun in ("deployments", "posts", "authorities", "networks", "reports")]
    for code in ("FRA", "ITA", "SWE"):
        lists += [f"/register/authorities/{code}/staff/", f"/api/v1/authorities/{code}/staff"]
    for network in ("network west", "network east"):
        lists += [f"/network/{scene.ids[network]}/", f"/api/v1/networks/{scene.ids[network]}"]
    found = [f"{one}?format={form}" for one in lists for form in ("csv", "xlsx")]
    found += [f"/information/?shelf={shelf}&format=csv" for shelf in ("mine", "drafts", "waiting")]
    return [
        *found,
        *(f"/register/directory/{scene.ids[f'contact of {name}']}/card/" for name in ("amara", "chiara", "dario")),
    ]


def papers_of(scene: Scene) -> list[str]:
    """Every document that can leave, for Word as a page and as PDF through the interface."""
    asked = [scene.ids[one] for one in scene.ids if one.startswith("request")]
    return [
        *(f"/requests/{one}/compilation/?format=docx" for one in asked),
        *(f"/api/v1/requests/{one}/compilation?format=pdf" for one in asked),
    ]


def _starts(scene: Scene) -> list[str]:
    found = []
    for door in DOORS:
        if door.method == "GET":
            ids = [scene.ids[one] for one in things_like(scene, door.on)] if ID.search(door.route) else [""]
            found += [address(door.route, one) for one in ids]
    found += ["/register/directory/?country=SEN", "/register/directory/?country=GEO", "/api/v1/directory?country=GEO"]
    found += ["/register/authorities/SWE/", "/register/authorities/SWE/staff/", "/api/v1/authorities/SWE/staff"]
    return list(dict.fromkeys(found))
