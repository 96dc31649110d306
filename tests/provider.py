"""A real identity provider, small and obedient: it signs with its own keys, and bends its answers when a test asks it to.

As a process of its own: python -m tests.provider 8123
"""

import base64
import hashlib
import json
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

CLIENT, SECRET = "ilonet", "a secret between two machines"
DROPS = 100  # of an answer that goes on for twenty seconds
HIGH, LOW = "https://levels.example/high", "https://levels.example/low"


@dataclass
class Token:
    """What is about to be signed; whoever bends it changes it in place, or writes `raw` by hand."""

    header: dict[str, Any]
    claims: dict[str, Any]
    key: Any
    algorithm: str
    answer: dict[str, Any] = field(default_factory=dict)
    raw: Any = None


@dataclass
class Grant:
    subject: str
    redirect_uri: str
    challenge: str
    nonce: str


@dataclass
class Provider:
    """`bend` sees every token before it is signed; `delay` makes it slow, `broken` makes it answer 503."""

    issuer: str = ""
    algorithm: str = "RS256"
    acr: str = HIGH
    amr: tuple[str, ...] = ("pwd",)
    names_its_keys: bool = True
    subject: str = "subject-1"  # who sits before it
    bend: Callable[[Token], None] = lambda _: None
    bend_description: Callable[[dict[str, Any]], None] = lambda _: None
    delay: float = 0
    drip: bool = False
    dripped: int = 0  # drops that somebody still took
    broken: bool = False
    says: bytes | None = None  # whatever it is asked
    asked: list[str] = field(default_factory=list)
    grants: dict[str, Grant] = field(default_factory=dict)
    rsa_key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    ec_key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def key(self) -> Any:
        return self.rsa_key if self.algorithm == "RS256" else self.ec_key

    def described(self) -> dict[str, Any]:
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "authorization_response_iss_parameter_supported": True,
        }
        self.bend_description(told)
        return told

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.public(self.rsa_key, "RS256"), self.public(self.ec_key, "ES256")]}

    def public(self, key: Any, algorithm: str) -> dict[str, Any]:
        made = jwt.get_algorithm_by_name(algorithm).to_jwk(key.public_key(), as_dict=True)
        return made | {"use": "sig", "alg": algorithm} | ({"kid": algorithm} if self.names_its_keys else {})

    def grant(self, asked: dict[str, str], subject: str) -> str:
        """The address to which the browser goes back."""
        assert asked["code_challenge_method"] == "S256"
        assert asked["response_type"] == "code"
        code = secrets.token_urlsafe(16)
        self.grants[code] = Grant(subject, asked["redirect_uri"], asked["code_challenge"], asked["nonce"])
        back = {"code": code, "state": asked["state"], "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def token(self, told: dict[str, str], client: str) -> tuple[int, dict[str, Any]]:
        """A code is worth something once, to this client, for the address it was sent to and whoever knows the verifier."""
        grant = self.grants.pop(told.get("code", ""), None)
        verifier = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        known = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        if client != f"Basic {known}":
            return 401, {"error": "invalid_client"}
        if not grant or grant.challenge != challenge or grant.redirect_uri != told.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        token = self._token(grant)
        self.bend(token)
        signed = token.raw if token.raw is not None else sign(token)
        return 200, {
            "token_type": "Bearer",
            "access_token": "opaque",
            "expires_in": 60,
            "id_token": signed,
        } | token.answer

    def _token(self, grant: Grant) -> Token:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": grant.subject, "aud": CLIENT, "nonce": grant.nonce, "iat": now, "exp": now + 300,
            "auth_time": now - 5, "acr": self.acr, "amr": list(self.amr),
        }  # fmt: skip
        header = {"typ": "JWT"} | ({"kid": self.algorithm} if self.names_its_keys else {})
        return Token(header, claims, self.key, self.algorithm)


def sign(token: Token) -> str:
    """Whatever the claims are: no library keeps this provider from signing nonsense."""
    return jwt.PyJWS().encode(json.dumps(token.claims).encode(), token.key, token.algorithm, headers=token.header)


@contextmanager
def serving(provider: Provider, port: int = 0, host: str = "127.0.0.1") -> Iterator[Provider]:
    server = ThreadingHTTPServer(("127.0.0.1", port), _speaking(provider))
    server.daemon_threads = True
    provider.issuer = provider.issuer or f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _speaking(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Speaking(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked.append(urlsplit(self.path).path)
            if self._is_ill():
                return
            path = urlsplit(self.path).path
            asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
            if path == "/.well-known/openid-configuration":
                self._json(200, provider.described())
            elif path == "/keys":
                self._json(200, provider.keys())
            elif path == "/authorize" and "as" in asked:
                self.send_response(302)
                self.send_header("Location", provider.grant(asked, asked["as"]))
                self.end_headers()
            elif path == "/authorize":
                self._page(asked)
            else:
                self._json(404, {})

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            if not self._is_ill():
                given = {name: values[0] for name, values in told.items()}
                self._json(*provider.token(given, self.headers.get("Authorization", "")))

        def _is_ill(self) -> bool:
            time.sleep(provider.delay)
            if provider.drip:
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                for _ in range(DROPS):
                    try:
                        self.wfile.write(b" ")
                    except OSError:
                        break
                    provider.dripped += 1
                    time.sleep(0.2)
            elif provider.broken:
                self._json(503, {})
            elif provider.says is not None:
                self._send(200, provider.says, "application/json")
            return provider.drip or provider.broken or provider.says is not None

        def _page(self, asked: dict[str, str]) -> None:
            hidden = "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in asked.items())
            page = (
                f"<!doctype html><title>Ministry</title><h1>Ministry</h1><form>{hidden}<label>Who are you?"
                f' <input name="as" value="{escape(provider.subject)}"></label><button>Sign in</button></form>'
            )
            self._send(200, page.encode(), "text/html")

        def _json(self, status: int, told: Any) -> None:
            self._send(status, json.dumps(told).encode(), "application/json")

        def _send(self, status: int, said: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_said: Any) -> None:
            pass

    return Speaking


def main(port: int) -> None:
    with serving(Provider(), port, "localhost") as provider:
        print(provider.issuer, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]))
