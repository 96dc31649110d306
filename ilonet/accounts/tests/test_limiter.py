"""Does guessing slow down whoever guesses, in every spelling, and nobody else? (AC21, AC22, AC23)"""

import pytest
from django.core.cache import cache
from django.test import Client

from ilonet.accounts.models import Account

PASSWORD = "seven quiet harbours"
WIDE = "ａｍａｒａ"
SPELLINGS = ["amara", "AMARA", "Amara", "aMaRa", " amara", "amara ", "\tamara", WIDE, WIDE.upper(), "amarａ"]


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def amara(cast):
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    return cast.amara


def guess(name="amara", password="guess", *, client=None, verb="post", **meta):
    sent = {"login": name, "password": password}
    return getattr(client or Client(), verb)("/account/login/", sent, **meta)


def held_back(response):
    return "Too many" in response.content.decode()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_another_spelling_is_the_same_name(amara, spelling):
    for number in range(5):
        assert not held_back(guess(REMOTE_ADDR=f"192.0.2.{number}"))
    assert held_back(guess(spelling, REMOTE_ADDR="198.51.100.1"))


@pytest.mark.parametrize("name", ["amara", "Αmara", "a-m-a-r-a", "nobody-here"])
def test_each_name_has_a_limit_of_its_own(amara, name):
    """A Greek letter makes another name; whoever tries many names meets the limit of their network."""
    for number in range(5):
        guess("bruno", REMOTE_ADDR=f"192.0.2.{number}")
    assert not held_back(guess(name, REMOTE_ADDR="198.51.100.1"))


@pytest.mark.parametrize(
    "meta",
    [
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 203.0.113.10"},
        {"HTTP_FORWARDED": "for=203.0.113.9"},
        {"HTTP_X_REAL_IP": "203.0.113.9"},
        {"HTTP_CLIENT_IP": "203.0.113.9"},
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "PUT"},
        {"HTTP_USER_AGENT": "another browser"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_ACCEPT_LANGUAGE": "fr"},
    ],
    ids=lambda meta: next(iter(meta)),
)
def test_no_header_makes_a_stranger_new(amara, meta):
    for number in range(10):
        guess(f"name-{number}", REMOTE_ADDR="192.0.2.1")
    assert held_back(guess("one-more", REMOTE_ADDR="192.0.2.1", **meta))


def test_neighbours_in_one_network_share_a_limit(amara):
    for number in range(10):
        guess(f"name-{number}", REMOTE_ADDR=f"2001:db8:1:1::{number:x}")
    assert held_back(guess("one-more", REMOTE_ADDR="2001:db8:1:1:ffff::1"))
    assert not held_back(guess("one-more", REMOTE_ADDR="2001:db8:1:2::1"))


@pytest.mark.parametrize("verb", ["put", "patch", "delete", "options", "head", "get"])
def test_another_verb_is_no_way_in(amara, verb):
    client = Client()
    response = guess(password=PASSWORD, client=client, verb=verb)
    assert response.status_code in {200, 405}
    assert "_auth_user_id" not in client.session


def test_the_limit_is_kept_where_every_process_sees_it(amara, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ground_cache"}
    }
    for number in range(5):
        guess(REMOTE_ADDR=f"192.0.2.{number}")
    cache.close()
    assert held_back(guess(REMOTE_ADDR="198.51.100.1"))


def test_its_owner_comes_in_from_a_known_browser_while_strangers_guess(amara):
    """A cookie from an earlier entry gives the owner a limit that strangers do not use up."""
    own = Client(REMOTE_ADDR="198.51.100.7")
    guess(password=PASSWORD, client=own)
    own.post("/account/logout/")
    for number in range(8):
        guess(REMOTE_ADDR=f"192.0.2.{number}")
    assert held_back(guess(password=PASSWORD, REMOTE_ADDR="198.51.100.8"))
    guess(password=PASSWORD, client=own)
    assert own.session["_auth_user_id"] == str(amara.pk)


def test_a_known_browser_is_known_for_its_owner_only(amara, cast):
    """The same cookie, another name: the limit of strangers."""
    own = Client(REMOTE_ADDR="198.51.100.7")
    guess(password=PASSWORD, client=own)
    own.post("/account/logout/")
    for number in range(5):
        guess("bruno", REMOTE_ADDR=f"192.0.2.{number}")
    assert held_back(guess("bruno", client=own))
    own.cookies["known"] = own.cookies["known"].value.replace(str(amara.public_id), str(cast.bruno.public_id))
    assert held_back(guess("bruno", client=own))


def test_the_passkey_door_stays_open_beside_it(amara):
    for number in range(20):
        guess(REMOTE_ADDR=f"192.0.2.{number % 3}")
    opened = Client(REMOTE_ADDR="198.51.100.7").get(
        "/account/2fa/webauthn/login/", headers={"accept": "application/json"}
    )
    assert opened.status_code == 200


def test_known_and_unknown_names_get_the_same_bytes(amara, cast):
    cast.bruno.suspended_at = "2026-01-01T00:00:00Z"
    cast.bruno.save()
    told = set()
    for number, name in enumerate(["amara", "bruno", "chiara", "nobody"]):
        page = guess(name, REMOTE_ADDR=f"192.0.2.{number}").content.decode()
        told.add(_without_what_differs(page, name))
    assert len(told) == 1


def _without_what_differs(page, name):
    lines = [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]
    return "\n".join(lines).replace(f'value="{name}"', "")


def test_an_unknown_name_costs_a_hash_too(amara, monkeypatch):
    hashed = []
    monkeypatch.setattr(Account, "set_password", lambda _, raw: hashed.append(raw))
    guess("nobody", "guess")
    assert hashed == ["guess"]


@pytest.mark.parametrize(
    "door", ["signup/", "signup/passkey/", "email/", "password/reset/", "login/code/", "confirm-email/"]
)
@pytest.mark.parametrize("verb", ["get", "post"])
def test_what_needs_mail_or_is_not_ours_is_no_door(amara, door, verb):
    client = Client()
    client.force_login(amara)
    assert getattr(client, verb)(f"/account/{door}").status_code == 404


def test_the_entrance_names_no_closed_door(amara):
    page = Client().get("/account/login/").content.decode()
    assert "Forgot" not in page
    assert "reset" not in page
