"""How does a journey get a whole installation and a browser: a database of its own, the product serving it, someone looking?"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests import databases

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE_SECONDS = 60
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass
class Installation:
    """`localhost`, not a number: passkeys are bound to a name."""

    database: str
    address: str
    environment: dict[str, str] = field(repr=False)
    process: int = 0  # what serves it

    def ilonet(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """The command line of this installation; `stdout` is what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "ilonet", *words],
            check=False,
            text=True,
            capture_output=True,
            cwd=databases.CHECKOUT,
            env=self.environment,
        )
        if check and done.returncode:
            raise AssertionError(f"ilonet {' '.join(words)}: {done.stdout}{done.stderr}")
        return done

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """As the owner of the tables, for moving the clock or ending a deployment behind everybody's back."""
        with psycopg.connect(databases.url("ilonet_migrate", self.database), autocommit=True) as connection:
            connection.execute("SET ROLE ilonet_owner")
            cursor = connection.execute(statement, values)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


@contextmanager
def installation(
    var: Path, *, name: str = "journey", born: str | None = None, **environment: str
) -> Iterator[Installation]:
    """A migrated database, unborn unless `born` says as what, served until the block ends.

    `born="demonstration"` is also filled with the invented network.
    """
    databases.ensure_server()
    of = databases.demonstration() if born == "demonstration" else databases.template()
    database = databases.clone(of, f"ilonet_{name}_{os.getpid()}")
    port = _free_port()
    known = databases.environment_for(database) | {"ILONET_VAR": str(var)} | environment
    made = Installation(database, f"http://localhost:{port}", known)
    try:
        if born != "demonstration":
            made.sql("TRUNCATE ground_birth")  # the template was born as a test
        if born and born != "demonstration":
            made.sql("INSERT INTO ground_birth (kind) VALUES (%s)", born)
        _dress(var, database)
        with _serving(made, port):
            yield made
    finally:
        databases.drop(database)


def _dress(var: Path, database: str) -> None:
    """Static files, collected by the first installation of this process for all of them."""
    collected = var.parent / "static"
    if not collected.exists():
        databases.ilonet(
            "collectstatic", "--noinput", "--verbosity", "0", database=database, ILONET_VAR=str(var.parent)
        )
    (var / "static").symlink_to(collected)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Keep it within one module: while it is open, Django refuses questions to the database in the same thread."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def visitor(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """Somebody with a browser of their own. Whatever it complains of, a broken policy for one, is a failure at the end."""
    own = browser.new_context(base_url=address, viewport=context.pop("viewport", DESK), **context)
    page = own.new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    own.close()
    assert not complaints, complaints


@dataclass
class Passkey:
    """A security key made of software, in this page's browser; it always finds its owner present and known."""

    session: CDPSession
    authenticator: str

    @property
    def credentials(self) -> list[dict[str, Any]]:
        return self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.authenticator})["credentials"]

    def lose(self) -> None:
        self.session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.authenticator})


def passkey(page: Page) -> Passkey:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Passkey(session, made["authenticatorId"])


def findings(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong with this page, by all rules or by these alone, one line each; none is the bar."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [
        f"{page.url} {one['id']} ({one['impact']}): {node['target']} {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
    ]


def look(page: Page, name: str, folder: Path | None = None) -> list[Path]:
    """The page as PNG on a desk and on a phone, under var/pictures, to be looked at."""
    folder = folder or databases.CHECKOUT / "var" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        pictures.append(folder / f"{name}-{size['width']}.png")
        page.screenshot(path=pictures[-1], full_page=True)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return pictures


@contextmanager
def _serving(made: Installation, port: int) -> Iterator[None]:
    log = Path(made.environment["ILONET_VAR"]) / f"{made.database}.log"
    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "ilonet", "serve", "--port", str(port), "--workers", "1"],
            cwd=databases.CHECKOUT,
            env=made.environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    made.process = server.pid
    try:
        _wait_for(f"{made.address}/account/login/", server, log)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 — our own address
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{address} answered {error.code}: {log.read_text()[-2000:]}") from error
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not come up: {log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
