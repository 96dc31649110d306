"""What can be asked wrongly? Requests from a seed; the same seed asks the same."""

import base64
import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.refusals.doors import Door, parameters
from tests.refusals.judging import CANARY

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]
SHORT: list[str] = [
    "", " ", "0", "-1", "1", "999999999999999999999999", "1e999", "NaN", "true", "null", "[]", "{}", "' OR 1=1 --", "%",
    "%%", "%s", "{{7*7}}", "{0}", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../etc/passwd",
    "2026-02-30", "0000-00-00", "9999-12-31", "2026-09-03T00:00", "١٢٣", "a\x00b", "\x00", "a\x1bb", "\x7f", "\x85",
    "\ufeff", "\u202eabc", "\u200b", "\U0001f600", "\ud800", "e" + "\u0301" * 5000, "ZZZ", "zzz", "SEN", "sen", "FRA", "b", "zz",
    "__class__", "_connector", "password", "-author__email", "constructor", "toString", "\\", "\r\nX-Injected: 1", "\n",
    "ё" * 300, "\U0001f600" * 100, CANARY, "00000000-0000-0000-0000-000000000000", "urn:uuid:" + "0" * 32, "//evil.example",
]  # fmt: skip
HUGE = ["x" * 200_000, "é" * 100_000, "<" * 200_000, "a\n" * 100_000]
UNKNOWN = ["nonsense", "order_by", "filter[_connector]", "author__email", "page[]", "ё", "q\x00", "", "__proto__"]
IN_PATHS = [
    "0", "-1", "1", "99999999999999999999", "abc", "SEN", "sen", "ZZZ", "x" * 3000, "%00", "%0a", "%0d%0aX:1", "%ff%fe",
    "%ED%A0%80", "..", "%2e%2e", "%2F", "%5C", "..%2f..%2fetc", "{}", "'", "%25", "%C3%A9", "CON", "null", ";", "%E2%80%AE",
    "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000G", "a%00b",
]  # fmt: skip
AFTER_PATHS = [
    "%0a",
    "%0d%0a",
    "%00",
    "/",
    "//",
    "%20",
    "..",
    "%2e%2e/",
    ";x=1",
    "?",
    "%3F",
    "index.html",
    ".json",
    "%ff",
]
HEADERS: list[dict[str, str]] = [
    {"Host": "evil.example"}, {"Host": "localhost:99999"}, {"Host": ""}, {"Host": "[::1"}, {"Host": "a" * 3000},
    {"Host": "localhost@evil.example"}, {"Host": "localhost\\evil"}, {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-For": "127.0.0.1, evil"}, {"X-Forwarded-Proto": "javascript"}, {"X-Forwarded-Port": "x"},
    {"Forwarded": "for=evil;host=evil.example"}, {"X-HTTP-Method-Override": "DELETE"}, {"X-Method-Override": "PUT"},
    {"X-Original-URL": "/audit/"}, {"X-Rewrite-URL": "/audit/"}, {"HX-Request": "true"}, {"HX-Request": "true", "HX-Target": "\x00"},
    {"HX-Current-URL": "http://[", "HX-Request": "true"}, {"HX-Current-URL-URI-AutoEncoded": "true", "HX-Current-URL": "%ff", "HX-Request": "true"},
    {"HX-Prompt-URI-AutoEncoded": "true", "HX-Prompt": "%zz", "HX-Request": "true"}, {"Accept": "application/json"},
    {"Accept": "text/xml"}, {"Accept": "x" * 5000}, {"Accept-Language": "zz-ZZ,;q=x,*" * 100}, {"Accept-Language": "x" * 5000},
    {"Accept-Encoding": "br;q=nan"}, {"Range": "bytes=0-1"}, {"Range": "bytes=9-1"}, {"If-Modified-Since": "yesterday"},
    {"If-None-Match": "W/\"x"}, {"If-Match": "*"}, {"Cookie": "sessionid=\"abcdefgh\\000\"; csrftoken=\\"},
    {"Cookie": "sessionid=" + "x" * 4000}, {"Cookie": ";;;=;=x; messages=x:y; django_language=../../x"},
    {"Cookie": "messages=[[\"__json_message\"]]; sessionid=ё"}, {"Authorization": "Bearer ё"}, {"Authorization": "Basic x"},
    {"Authorization": "Negotiate " + "x" * 5000}, {"Idempotency-Key": "x" * 300}, {"Idempotency-Key": "a\x00"},
    {"Idempotency-Key": "ё" * 20}, {"Origin": "null"}, {"Origin": "https://evil.example"}, {"Referer": "javascript:alert(1)"},
    {"Referer": "http://["}, {"Content-Length": "-1"}, {"Content-Length": "9" * 30}, {"Content-Length": "abc"},
    {"Transfer-Encoding": "chunked"}, {"Expect": "100-continue"}, {"Upgrade": "h2c"}, {"User-Agent": ""}, {"User-Agent": "\x00ё"},
    {"Purpose": "prefetch"}, {"Sec-Fetch-Site": "cross-site"}, {"Content-Encoding": "gzip"},
]  # fmt: skip
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
BODIES: list[tuple[str, bytes]] = [
    (FORM, b""), (FORM, b"%"), (FORM, b"a=%ff&%00=1&=&&="), (FORM, b"once=\x00"), (FORM, b"a=1&a=2"), (FORM + "; charset=utf-16", b"a=1"),
    (FORM + "; charset=nonsense", b"a=1"), (FORM, b"x=" + b"y" * 3_000_000), (FORM, b"&".join(b"f%d=1" % n for n in range(1000))),
    (MULTIPART, b""), (MULTIPART, b"--x"), (MULTIPART, b"--x\r\n\r\n--x--"), ("multipart/form-data", b"--x"), ("multipart/form-data; boundary=", b"x"),
    ("multipart/form-data; boundary=" + "y" * 300, b"--y"), ("multipart/form-data; boundary=\xe9", b"x"),
    (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../b"\r\n\r\n\x00\r\n--x--\r\n'),
    (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n'),
    (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a\x00"\r\n\r\na\r\n--x--\r\n'),
    (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"y" * 3_000_000 + b"\r\n--x--\r\n"),
    (MULTIPART, b"".join(b'--x\r\nContent-Disposition: form-data; name="f"; filename="g"\r\n\r\n1\r\n' for _ in range(200)) + b"--x--\r\n"),
    ("text/plain", b"a=1"), ("application/xml", b"<a/>"), ("", b"a=1"), ("application/octet-stream", bytes(range(256))), ("nonsense", b"a"),
]  # fmt: skip
JSON: list[bytes] = [
    b"", b"{}", b"[]", b"null", b"1", b'"a"', b"{", b'{"a":1,"a":2}', b'{"a":NaN}', b'{"a":1e999}', b"\xef\xbb\xbf{}",
    "{}".encode("utf-16"), b"{} {}", b"[" * 5000, b"\xff", b"\x00", b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b'{"\\u0000":1}',
    b'{"text":' + b"9" * 5000 + b"}", b'{"a":"' + b"y" * 3_000_000 + b'"}', b"'a'", b"{1:2}", b"// a",
]  # fmt: skip
VALUES: list[Any] = [
    None,
    0,
    -1,
    2**70,
    1.5,
    True,
    "",
    "x",
    "x" * 200_000,
    [],
    [[]],
    {},
    {"a": {}},
    "\x00",
    "\ud800",
    CANARY,
    "2026-02-30",
]
ANYBODY = uuid.UUID(int=1)
# Where a list goes on, as no list says it: of other kinds, of other lengths, beyond what a database can hold.
PLACES: list[str] = [
    base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")
    for place in (
        [], [1], [1, 1], [True, True], ["2026-01-01T00:00:00+00:00", 1], ["2026-01-01T00:00:00+00:00", 1, 2, 3], ["\ud800", 1],
        ["a\x00b", 1], ["2026-01-01", 2**70], ["2026-01-01", -(2**70)], [2**70, 2**70], ["2026-01-01T00:00:00", str(ANYBODY)],
        ["0001-01-01T00:00:00+23:59", str(ANYBODY)], ["9999-12-31T23:59:59-23:59", str(ANYBODY)], ["\ud800", str(ANYBODY)],
        ["2026-01-01T00:00:00+00:00", str(ANYBODY), "1e999", "2026-01-01T00:00:00+00:00"],
        ["2026-01-01T00:00:00+00:00", str(ANYBODY), "1", "0001-01-01T00:00:00+23:59"], [None, None], [["a"], {"b": 1}],
    )
]  # fmt: skip


@dataclass(frozen=True)
class Shot:
    door: Door
    method: str
    path: str
    query: str = ""
    content_type: str = FORM
    body: bytes = b""
    fields: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    must_refuse: bool = False

    def __str__(self) -> str:
        asked = f"{self.method} {self.path[:110]!r} ?{self.query[:80]!r}"
        sent = f" {self.content_type[:40]!r} {(self.body or str(self.fields or '').encode())[:90]!r}"
        return f"{asked}{sent} {str(self.headers or '')[:90]}"


class Shooter:
    """Asks each door in every way that it knows; `fields` are those of the forms on the door's own page."""

    def __init__(self, seed: int, ids: dict[str, list[str]]) -> None:
        self.dice = random.Random(seed)
        self.ids = ids
        self.everything = [one for found in ids.values() for one in found]
        self.parameters = parameters()

    def right(self, door: Door) -> str:
        """An address that may well exist: ids of the noun that the door belongs to."""
        own = self.ids.get(door.noun) or self.everything
        return door.at(**{name: self._like(kind, own) for name, kind in door.places})

    def wrong_methods(self, door: Door) -> Iterator[Shot]:
        for method in METHODS:
            yield Shot(door, method, self.right(door))

    def wrong_addresses(self, door: Door) -> Iterator[Shot]:
        method = self.dice.choice(["GET", "POST"])
        for end in self.dice.sample(AFTER_PATHS, 4):
            yield Shot(door, method, self.right(door) + end)
        yield Shot(door, method, "/" + self.right(door))
        yield Shot(door, method, self.right(door).upper())
        yield Shot(door, method, self.right(door) + "x" * 9000)
        for name, kind in door.places:
            for value in [
                *self.dice.sample(IN_PATHS, 6),
                str(uuid.UUID(int=self.dice.getrandbits(128))),
                self._like(kind, self.everything),
            ]:
                others = {other: self._like(its, self.everything) for other, its in door.places}
                yield Shot(door, method, door.at(**(others | {name: value})))

    def wrong_queries(self, door: Door) -> Iterator[Shot]:
        path = self.right(door)
        for name in self.dice.sample(UNKNOWN, 3):
            yield Shot(door, "GET", path, _query([(name, self.dice.choice(SHORT))]), must_refuse=door.reads_the_query)
        for name in self.dice.sample(self.parameters, 5):
            value = self.dice.choice(SHORT)
            yield Shot(door, "GET", path, _query([(name, value)]))
        name = self.dice.choice(self.parameters)
        yield Shot(door, "GET", path, _query([(name, "1"), (name, "2")]), must_refuse=door.reads_the_query)
        yield Shot(door, "GET", path, _query([(self.dice.choice(self.parameters), self.dice.choice(HUGE))]))
        yield Shot(
            door, "GET", path, self.dice.choice(["%", "%zz=1", "&&&=", "a" * 20_000, "%00=%00", "=", "?", "a;b=c"])
        )

    def wrong_headers(self, door: Door) -> Iterator[Shot]:
        for headers in self.dice.sample(HEADERS, 4):
            yield Shot(door, self.dice.choice(["GET", "GET", "POST"]), self.right(door), headers=headers)

    def wrong_bodies(self, door: Door) -> Iterator[Shot]:
        method = self.dice.choice(["POST", "POST", "PUT", "PATCH", "DELETE"])
        for kind, body in self.dice.sample(BODIES, 4):
            yield Shot(door, method, self.right(door), content_type=kind, body=body)
        if door.is_for_programs:
            for body in self.dice.sample(JSON, 6):
                yield Shot(door, "POST", self.right(door), content_type="application/json", body=body)

    def wrong_fields(self, door: Door, fields: list[str]) -> Iterator[Shot]:
        """One field wrong, then all of them."""
        for name in fields:
            for value in [*self.dice.sample(SHORT, 4), self.dice.choice(HUGE)]:
                yield self._form(door, fields, {name: value})
            yield self._form(door, fields, {name: ["1", "2"]})
        yield Shot(door, "POST", self.right(door), fields={name: self.dice.choice(SHORT) for name in fields})

    def wrong_values(self, door: Door, fields: list[str]) -> Iterator[Shot]:
        for name in fields:
            for value in self.dice.sample(VALUES, 4):
                body = json.dumps({name: value}).encode()
                yield Shot(door, "POST", self.right(door), content_type="application/json", body=body)
        yield Shot(
            door, "POST", self.right(door), content_type="application/json",
            body=json.dumps({name: self.dice.choice(VALUES) for name in fields}).encode(),
        )  # fmt: skip

    def _form(self, door: Door, fields: list[str], wrong: dict[str, Any]) -> Shot:
        return Shot(door, "POST", self.right(door), fields=dict.fromkeys(fields, "1") | wrong)

    def _like(self, kind: str, values: list[str]) -> str:
        fitting = [one for one in values if (len(one) == 36) == (kind == "UUIDConverter")] or values
        if kind == "IntConverter":
            return self.dice.choice(["0", "1", "2", "99999999999999999999"])
        return self.dice.choice(fitting) if fitting else "x"


def _query(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def _escaped(text: str) -> str:
    return (
        "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass")) if len(text) < 2000 else text[:9000]
    )
