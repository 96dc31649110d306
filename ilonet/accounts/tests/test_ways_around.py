"""Forty ways around the limit of the entrance: each meets it, and the owner enters all the same (AC21, AC23, security.md G19)."""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.db import connection
from django.test import Client

from ilonet.accounts.tests.guessing import IN_THE_DATABASE, PASSWORD, PER_ADDRESS, PER_NAME, addresses, guess, held_back

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real", "enters_all_the_same")]

# another look of the same name

LOOKS = {
    "capitals": "AMARA.FIKÉK",
    "a capital": "Amara.Fikék",
    "every other capital": "aMaRa.fIkÉk",
    "a space before": " amara.fikék",
    "a space after": "amara.fikék ",
    "spaces around": "   amara.fikék   ",
    "a tab": "\tamara.fikék",
    "a space that does not break": "\u00a0amara.fikék",
    "a wide space": "amara.fikék\u3000",
    "a thin space": "\u2009amara.fikék",
    "accents apart": "amara.fike\u0301k",
    "wide letters": "ａｍａｒａ．ｆｉｋék",
    "wide capitals": "ＡＭＡＲＡ．ＦＩＫÉＫ",
    "letters in circles": "ⓐⓜⓐⓡⓐ.ⓕⓘⓚék",
    "bold letters of mathematics": "𝐚𝐦𝐚𝐫𝐚.𝐟𝐢𝐤é𝐤",
    "letters of a typewriter": "𝚊𝚖𝚊𝚛𝚊.𝚏𝚒𝚔ék",
    "a ligature": "amara.ﬁkék",
    "the sign of kelvin": "amara.fi\u212aé\u212a",
    "raised letters": "ᵃmara.fikék",
    "a dot of one line": "amara․fikék",
}


@pytest.mark.parametrize("look", LOOKS)
def test_another_look_is_the_same_name(owner, look):
    fresh = addresses()
    for _ in range(PER_NAME):
        assert not held_back(guess(address=next(fresh)))
    assert held_back(guess(LOOKS[look], PASSWORD, address=next(fresh)))


@pytest.mark.parametrize("look", LOOKS)
def test_guesses_by_that_look_count_against_the_name(owner, look):
    fresh = addresses()
    for _ in range(PER_NAME):
        assert not held_back(guess(LOOKS[look], address=next(fresh)))
    assert held_back(guess(password=PASSWORD, address=next(fresh)))


# another look of the same address

HEADERS = {
    "forwarded for somebody": {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
    "forwarded along a chain": {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 203.0.113.10, 203.0.113.11"},
    "forwarded for this machine": {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    "forwarded for nonsense": {"HTTP_X_FORWARDED_FOR": "' OR 1=1 --"},
    "forwarded, the newer way": {"HTTP_FORWARDED": "for=203.0.113.9;proto=https;by=203.0.113.43"},
    "real": {"HTTP_X_REAL_IP": "203.0.113.9"},
    "of a client": {"HTTP_CLIENT_IP": "203.0.113.9"},
    "of a client, differently": {"HTTP_X_CLIENT_IP": "203.0.113.9"},
    "of a cluster": {"HTTP_X_CLUSTER_CLIENT_IP": "203.0.113.9"},
    "of a network that delivers": {"HTTP_CF_CONNECTING_IP": "203.0.113.9"},
    "true": {"HTTP_TRUE_CLIENT_IP": "203.0.113.9"},
    "original": {"HTTP_X_ORIGINATING_IP": "203.0.113.9", "HTTP_X_REMOTE_ADDR": "203.0.113.9"},
    "another method": {"HTTP_X_HTTP_METHOD_OVERRIDE": "PUT"},
    "another browser": {"HTTP_USER_AGENT": "another"},
    "another language": {"HTTP_ACCEPT_LANGUAGE": "mt"},
    "a program": {"HTTP_ACCEPT": "application/json"},
    "a part of a page": {"HTTP_HX_REQUEST": "true"},
    "another port": {"REMOTE_PORT": "4711"},
    "a cookie of its own making": {"HTTP_COOKIE": "known=amara:x:y; sessionid=" + "a" * 32},
    "another clock": {"HTTP_DATE": "Thu, 01 Jan 1970 00:00:00 GMT", "HTTP_IF_MODIFIED_SINCE": "0"},
}


@pytest.mark.parametrize("header", HEADERS)
def test_no_header_makes_another_address(owner, header):
    for number in range(PER_ADDRESS):
        assert not held_back(guess(f"name-{number}"))
    assert held_back(guess(password=PASSWORD, **HEADERS[header]))


@pytest.mark.parametrize(
    "chain", ["203.0.113.{n}, 192.0.2.1", "1.1.1.1, 203.0.113.{n},192.0.2.1", " 203.0.113.{n} , 192.0.2.1 "]
)
def test_behind_a_proxy_of_ours_only_what_it_wrote_counts(owner, settings, chain):
    """The last one is the proxy's own; what stands before it, the stranger wrote."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(PER_ADDRESS):
        assert not held_back(guess(f"name-{number}", address="10.0.0.1", HTTP_X_FORWARDED_FOR=chain.format(n=number)))
    assert held_back(guess(password=PASSWORD, address="10.0.0.1", HTTP_X_FORWARDED_FOR=chain.format(n=99)))


@pytest.mark.parametrize(
    "neighbour",
    [
        "2001:db8:1:1::2",
        "2001:db8:1:1:ffff:ffff:ffff:ffff",
        "2001:0DB8:0001:0001:0000:0000:0000:0abc",
        "2001:db8:1:1:a:b:c:d",
    ],
)
def test_a_neighbour_in_the_network_is_no_newcomer(owner, neighbour):
    for number in range(PER_ADDRESS):
        assert not held_back(guess(f"name-{number}", address=f"2001:db8:1:1::{number + 10:x}"))
    assert held_back(guess(password=PASSWORD, address=neighbour))


def test_hopping_from_network_to_network_meets_the_limit_of_the_name(owner):
    for number in range(PER_NAME):
        assert not held_back(guess(address=f"2001:db8:{number:x}::1"))
    for number in range(PER_NAME, 40):
        assert held_back(guess(password=PASSWORD, address=f"2001:db8:{number:x}::1"))


# in between, at once, and afterwards


def test_fresh_sessions_are_no_newcomers(owner):
    for number in range(PER_ADDRESS):
        client = Client()
        client.get("/account/login/")
        guess(f"name-{number}", client=client)
    assert held_back(guess(password=PASSWORD, client=Client()))


def test_a_success_of_ones_own_frees_no_other_guesses(owner, cast):
    cast.bruno.set_password(PASSWORD)
    cast.bruno.save()
    for number in range(PER_ADDRESS - 1):
        guess(f"name-{number}")
    guess("bruno", PASSWORD)
    guess("one-more")
    assert held_back(guess(password=PASSWORD))


def test_a_second_step_of_ones_own_frees_no_other_guesses(owner, cast):
    """Somebody with an account of their own guesses at others', and shows a code of theirs in between."""
    cast.bruno.set_password(PASSWORD)
    cast.bruno.save()
    TOTP.activate(cast.bruno, generate_totp_secret())
    code = RecoveryCodes.activate(cast.bruno).generate_codes()[0]
    for number in range(PER_ADDRESS - 2):
        guess(f"name-{number}")
    own = Client()
    guess("bruno", PASSWORD, client=own)
    own.post("/account/2fa/authenticate/", {"code": code}, REMOTE_ADDR="192.0.2.1")
    assert "_auth_user_id" in own.session
    for number in range(2):
        guess(f"another-{number}")
    assert held_back(guess(password=PASSWORD))


def test_filling_the_memory_makes_nothing_forgotten(owner, settings):
    settings.CACHES = IN_THE_DATABASE
    for address in [f"203.0.113.{number}" for number in range(PER_NAME)]:
        guess(address=address)
    for number in range(400):
        cache.set(f"of a stranger {number}".replace(" ", "-"), number, 600)
    assert held_back(guess(password=PASSWORD, address="203.0.113.200"))


def test_the_memory_holds_more_than_strangers_can_fill():
    base = import_module("config.settings.base")
    assert base.CACHES["default"] == IN_THE_DATABASE["default"]


def test_at_once_is_not_more_than_one_after_another(owner):
    def one(address):
        try:
            return held_back(guess("nobody-at-all", address=address))
        finally:
            connection.close()

    fresh = addresses()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, [next(fresh) for _ in range(20)]))
    assert answers.count(False) <= PER_NAME
    assert held_back(guess("nobody-at-all", address=next(fresh)))


@pytest.mark.parametrize("verb", ["put", "patch", "delete", "options", "head", "get", "trace"])
def test_another_verb_tries_no_password(owner, verb):
    client = Client()
    response = client.generic(
        verb.upper(), "/account/login/", "login=amara.fikék&password=" + PASSWORD.replace(" ", "+")
    )
    assert response.status_code in {200, 405}
    assert "_auth_user_id" not in client.session
