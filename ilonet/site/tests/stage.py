"""One page with the real frame, style sheets and script, served without a database, for looking at it in a browser."""

import json
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from django.contrib.staticfiles import finders
from django.template import engines

from ilonet.site.security_headers import HEADERS

PAGE = """{% extends "site/base.html" %}{% load ilonet %}
{% block title %}Stage{% endblock %}{% block h1 %}Stage{% endblock %}
{% block actions %}<div class="buttons"><a class="button" href="#main" data-key="n">New report</a></div>{% endblock %}
{% block content %}
<form method="post" action="/sent" data-autosave="/draft">{% once %}<input type="hidden" name="version" value="3">
<label for="title">Title</label><input id="title" name="title">
{% include "components/saved.html" only %}
{% include "components/buttons.html" with act="Release" only %}</form>
<table class="table cards"><thead><tr><th scope="col">Title</th><th scope="col">Marking</th></tr></thead>
<tbody><tr><th scope="row">A route through the Gorgol valley</th><td data-label="Marking">
{% include "components/marking.html" with tlp="AMBER+STRICT" only %}</td></tr></tbody></table>
{% endblock %}
{% block aside %}{% include "components/readers.html" with readers=61 authorities=names only %}{% endblock %}"""


@dataclass
class Stage:
    address: str = ""
    draft_status: int = 200
    drafts: list[dict[str, str]] = field(default_factory=list)
    sent: int = 0


@contextmanager
def raised() -> Iterator[Stage]:
    stage = Stage()
    shell = {"search": "/search", "home": "/", "hat": "Officer, Dakar"}
    page = engines["django"].from_string(PAGE).render({"shell": shell, "names": ["France", "Spain"]}).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(stage, page))
    stage.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stage
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answering(stage: Stage, page: bytes) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            if not self.path.startswith("/static/"):
                return self.say(200, "text/html; charset=utf-8", page)
            found = Path(finders.find(self.path.removeprefix("/static/")))
            return self.say(200, mimetypes.guess_type(found)[0], found.read_bytes())

        def do_POST(self):
            typed = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(errors="replace"))
            if self.path == "/sent":
                stage.sent += 1
                return self.say(204, "text/plain", b"")
            stage.drafts.append({"once": "once" in str(typed), "title": str(typed)})
            told = {"version": 3 + len(stage.drafts), "saved_at": "14:05 CET"}
            if stage.draft_status != 200:
                told = {"error": {"message": "Somebody else changed this.", "hint": "Reload."}}
            return self.say(stage.draft_status, "application/json", json.dumps(told).encode())

        def say(self, status, kind, body):
            self.send_response(status)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Answering
