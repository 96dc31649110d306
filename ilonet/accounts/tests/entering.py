"""The way through a provider, step by step, as a browser goes it; used by the tests beside this."""

import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.test import Client

from ilonet.accounts.models import Account, Binding
from ilonet.accounts.tests.softkey import SoftKey
from ilonet.audit.models import Event
from ilonet.lib import clock
from tests.provider import HIGH, SECRET, Provider

KEY = "ministry"
ANSWER = f"/account/providers/{KEY}/answer/"


def write_down(folder: Path, provider: Provider, **other: str) -> Path:
    """The operator's file; `other` replaces or adds lines, each value as TOML."""
    (folder / "secret").write_text(SECRET + "\n")
    told = {
        "name": '"Ministry"',
        "issuer": f'"{provider.issuer}"',
        "client_id": '"ilonet"',
        "secret_file": f'"{folder / "secret"}"',
        "authorities": '["FRA"]',
        "acr": f'["{HIGH}"]',
    } | other
    path = folder / "providers.toml"
    path.write_text(f"[{KEY}]\n" + "\n".join(f"{name} = {value}" for name, value in told.items() if value) + "\n")
    return path


@dataclass
class Browser:
    """Somebody on their way."""

    client: Client = field(default_factory=lambda: Client(headers={"host": "localhost"}))

    def ask(self, door: str = "/account/providers/enter/", **sent: str) -> str:
        """Press the button; the address at the provider to which the browser is sent."""
        response = self.client.post(door, {"provider": KEY} | sent)
        assert response.status_code == 200, response.content.decode()
        return response.context["address"]

    def sign_in_there(self, address: str, subject: str = "subject-1") -> str:
        """The path and query to which the provider sends the browser back."""
        try:
            urllib.request.build_opener(_Staying).open(f"{address}&as={subject}", timeout=10)
        except urllib.error.HTTPError as answer:
            back = urlsplit(answer.headers["Location"])
            return f"{back.path}?{back.query}"
        raise AssertionError("the provider did not send us back")

    def enter(self, subject: str = "subject-1", **sent: str):
        return self.client.get(self.sign_in_there(self.ask(**sent), subject))

    @property
    def is_in(self) -> bool:
        return "_auth_user_id" in self.client.session


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told):
        return None


def bound(account: Account, provider: Provider, subject: str = "subject-1") -> Binding:
    return Binding.objects.create(account=account, issuer=provider.issuer, subject=subject)


def give_passkey(account):
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    return Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=data)


def acts(cast, name):
    actor = cast.actor(name)
    return [(one.act, one.noted.get("provider")) for one in Event.objects.filter(actor=actor.pseudonym).order_by("at")]


def refused(response):
    return response.refusal.code if hasattr(response, "refusal") else response.headers.get("Location")


def suspend(account):
    account.suspended_at = clock.now()
    account.save()
