"""Does a wrong file of providers stop the start, in words that say what to mend, and never with the secret?"""

import os
import subprocess
import sys
from argparse import Namespace

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

from ilonet.accounts.providers import configured
from ilonet.accounts.tests.entering import write_down
from ilonet.commands import providers as providers_command
from tests import databases
from tests.provider import HIGH, SECRET

TOLD = {
    "name": '"Ministry"',
    "issuer": '"https://ministry.example/realm"',
    "client_id": '"ilonet"',
    "secret_variable": '"MINISTRY_SECRET"',
    "authorities": '["FRA"]',
    "acr": f'["{HIGH}"]',
}


@pytest.fixture
def written(tmp_path, settings, monkeypatch):
    monkeypatch.setenv("MINISTRY_SECRET", SECRET)

    def write(key="ministry", more="", **other):
        told = TOLD | other
        lines = "\n".join(f"{name} = {value}" for name, value in told.items() if value)
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(f"[{key}]\n{lines}\n{more}")
        settings.ILONET_PROVIDERS = str(path)
        return path

    return write


def test_no_file_means_no_providers(settings):
    settings.ILONET_PROVIDERS = ""
    assert configured.providers() == ()
    assert configured.provider("ministry") is None


def test_a_provider_is_read_whole(written):
    written(
        second_factor='["mfa"]', algorithms='["ES256"]', hosts='["keys.ministry.example"]', signed_in_within_hours="0"
    )
    [one] = configured.providers()
    assert (one.key, one.name, one.secret, one.max_age) == ("ministry", "Ministry", SECRET, 0)
    assert one.algorithms == ("ES256",)
    assert one.hosts == {"ministry.example", "keys.ministry.example"}
    assert (one.speaks_for({"FRA"}), one.speaks_for({"FRA", "COM"}), one.speaks_for(set())) == (True, False, False)
    assert configured.of_issuer("https://ministry.example/realm") is one


def test_the_secret_may_stand_in_a_file_of_its_own(written, tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    written(secret_variable="", secret_file=f'"{tmp_path / "secret"}"')
    assert configured.providers()[0].secret == SECRET


def test_it_is_shown_nowhere(written):
    written()
    assert SECRET not in repr(configured.providers())


@pytest.mark.parametrize(
    "other, said",
    [
        ({"name": ""}, "“name” is missing"),
        ({"issuer": ""}, "“issuer” is missing"),
        ({"client_id": ""}, "“client_id” is missing"),
        ({"authorities": ""}, "“authorities” is missing"),
        ({"acr": ""}, "“acr” is missing"),
        ({"acr": "[]"}, "“acr” lists the accepted levels"),
        ({"acr": '["two words"]'}, "“acr” lists the accepted levels"),
        ({"acr": '"high"'}, "wrong kind, or empty: acr"),
        ({"acr": "[1]"}, "wrong kind, or empty: acr"),
        ({"authorities": "[]"}, "“authorities” lists codes"),
        ({"authorities": '"everybody"'}, "“authorities” lists codes"),
        ({"issuer": '"http://ministry.example"'}, "“issuer” begins with https://"),
        ({"issuer": '"http://localhost.ministry.example"'}, "“issuer” begins with https://"),
        ({"issuer": '"https://ministry.example/?realm=1"'}, "“issuer” is the address exactly"),
        ({"issuer": '"https://ministry.example/#x"'}, "“issuer” is the address exactly"),
        ({"issuer": '"https://user@ministry.example/"'}, "“issuer” is the address exactly"),
        ({"issuer": '"ministry.example"'}, "“issuer” is the address exactly"),
        ({"issuer": '"https://[::1"'}, "“issuer” is the address exactly"),
        ({"issuer": '"https://ministry.example/a b"'}, "“issuer” is the address exactly"),
        ({"name": '"' + "x" * 61 + '"'}, "at most 60 characters"),
        ({"name": '""'}, "wrong kind, or empty: name"),
        ({"client_id": '"two words"'}, "“client_id” has characters"),
        ({"algorithms": '["HS256"]'}, "“algorithms” may be RS256 and ES256"),
        ({"algorithms": '["none"]'}, "“algorithms” may be RS256 and ES256"),
        ({"algorithms": "[]"}, "“algorithms” may be RS256 and ES256"),
        ({"hosts": '["https://keys.example"]'}, "“hosts” lists names"),
        ({"hosts": '["keys.example/path"]'}, "“hosts” lists names"),
        ({"signed_in_within_hours": "25"}, "at most 24"),
        ({"signed_in_within_hours": "-1"}, "at most 24"),
        ({"signed_in_within_hours": "true"}, "wrong kind, or empty: signed_in_within_hours"),
        ({"secret_variable": ""}, "either “secret_file” or “secret_variable”"),
        ({"secret_file": '"/nowhere"'}, "either “secret_file” or “secret_variable”"),
        ({"secret_variable": '"NOT_SET_AT_ALL"'}, "the secret is empty"),
        ({"secret_variable": "", "secret_file": '"/nowhere/secret"'}, "cannot be read from /nowhere/secret"),
        ({"secret": '"in the file itself"'}, "“secret” is not known"),
        ({"key": "Ministry"}, "stands in an address"),
        ({"key": "-ministry"}, "stands in an address"),
        ({"more": "name = 1\n"}, "cannot be read"),
        ({"more": "[[[\n"}, "cannot be read"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said(written, other, said):
    written(**other)
    with pytest.raises(ImproperlyConfigured) as refused:
        configured.providers()
    assert said in str(refused.value)
    assert SECRET not in str(refused.value)
    assert "in the file itself" not in str(refused.value)


def test_two_providers_of_one_issuer_are_refused(written):
    """A subject would be one person for two of them, each speaking for other authorities."""
    second = "[other]\n" + "\n".join(f"{name} = {value}" for name, value in TOLD.items())
    written(more=second)
    with pytest.raises(ImproperlyConfigured, match="two providers have this issuer"):
        configured.providers()


@pytest.mark.parametrize("command", [["serve"], ["check"], ["account", "open", "somebody"]])
def test_nothing_starts_with_a_wrong_file(written, command):
    path = written(acr="[]")
    known = os.environ | {"ILONET_PROVIDERS": str(path), "DJANGO_SETTINGS_MODULE": "config.settings.run"}
    done = subprocess.run(
        [sys.executable, "-m", "ilonet", *command],
        check=False,
        text=True,
        capture_output=True,
        env=known,
        cwd=databases.CHECKOUT,
    )
    assert done.returncode == 2
    assert "has to be mended" in done.stderr
    assert "Traceback" not in done.stderr


def told(capsys):
    status = providers_command.run(Namespace())
    return status, capsys.readouterr().out.strip()


def test_the_command_says_what_each_provider_answers(cast, provider, capsys, settings, tmp_path):
    assert told(capsys) == (0, "Ministry (ministry): ready; speaks for FRA")
    settings.ILONET_PROVIDERS = str(write_down(tmp_path, provider, authorities='["FRA", "XYZ"]'))
    configured._read.cache_clear()
    assert told(capsys) == (
        1,
        "Ministry (ministry): ready; speaks for FRA, XYZ\nMinistry (ministry): there is no authority XYZ yet",
    )
    cache.clear()
    provider.bend_description = lambda told: told.update(jwks_uri="https://elsewhere.example/keys")
    assert told(capsys) == (1, "Ministry (ministry): answers, but cannot be used: an address elsewhere")
    provider.broken = True
    cache.clear()
    assert told(capsys) == (1, f"Ministry (ministry): does not answer at {provider.issuer}")
    settings.ILONET_PROVIDERS = ""
    assert told(capsys) == (0, "No providers: ILONET_PROVIDERS names no file, or an empty one.")
