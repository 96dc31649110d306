"""How long does one browser wait? Keep-alive over loopback, a cookie jar, and nothing else."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit
from zlib import MAX_WBITS, decompress

from django.conf import settings

TIMEOUT_SECONDS = 60
REDIRECTS = range(300, 400)


@dataclass(frozen=True)
class Answer:
    status: int
    seconds: float
    wire: int  # bytes of the body as sent
    body: bytes
    location: str = ""

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Browser:
    port: int
    session: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        if self.session:
            self.cookies[settings.SESSION_COOKIE_NAME] = self.session

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def close(self) -> None:
        self.connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "text/html",
            "Accept-Encoding": "gzip",
        }
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self.port}",
            }
        began = time.perf_counter()
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()  # an idle connection was closed by the other side, as in any browser
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        sent = response.read()
        seconds = time.perf_counter() - began
        self._keep(response)
        zipped = response.headers.get("Content-Encoding") == "gzip"
        return Answer(
            response.status,
            seconds,
            len(sent),
            decompress(sent, wbits=MAX_WBITS | 16) if zipped else sent,
            urlsplit(response.headers.get("Location", "")).path,
        )

    def _keep(self, response: http.client.HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip()
