"""Forty ways around the limit of the entrance: each meets it, and the owner enters all the same (AC21, AC23, security.md G19)."""

import json
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.db import connection
from django.test import Client

from ilonet.accounts import enrolment, tokens
from ilonet.accounts.tests.entering import ANSWER, KEY
from ilonet.accounts.tests.softkey import SoftKey

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real")]
PASSWORD = "seven quiet harbours"
PER_NAME, PER_ADDRESS = 5, 10
IN_THE_DATABASE = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ground_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}


@pytest.fixture
def owner(cast):
    """Amara, with a password, a passkey and an account name that has a letter to dress up."""
    cast.amara.set_password(PASSWORD)
    cast.amara.sign_in = "amara.fikék"
    cast.amara.save()
    return cast.amara


@pytest.fixture(autouse=True)
def enters_all_the_same(owner):
    """After whatever a test did: by passkey, at once, from where she never was before."""
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data)
    yield
    client = Client(headers={"host": "localhost"}, REMOTE_ADDR="198.51.100.200")
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    shown = key.assertion(asked["request_options"]["publicKey"]["challenge"], user_pk_to_url_str(owner))
    client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})
    assert client.session["_auth_user_id"] == str(owner.pk)
    assert client.get("/").status_code == 200


def guess(name="amara.fikék", password="guess", *, client=None, address="192.0.2.1", **meta):
    sent = {"login": name, "password": password}
    return (client or Client()).post("/account/login/", sent, REMOTE_ADDR=address, **meta)


def held_back(response):
    """By the limit, and by nothing else."""
    return response.status_code == 429 or "Too many" in response.content.decode()


def addresses():
    """One after another, of as many networks."""
    return (f"192.0.{high}.{low}" for high in range(2, 255) for low in range(1, 255))


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


# other doors


def with_password(owner):
    client = Client(REMOTE_ADDR="198.51.100.50")
    guess(owner.sign_in, PASSWORD, client=client, address="198.51.100.50")
    return client


def test_codes_of_the_app_are_slowed_for_all_strangers_together(owner):
    """Whoever has the password and hops from address to address, with sessions of its own."""
    TOTP.activate(owner, generate_totp_secret())
    fresh = addresses()
    for number in range(PER_NAME):
        assert not held_back(
            with_password(owner).post("/account/2fa/authenticate/", {"code": f"{number:06}"}, REMOTE_ADDR=next(fresh))
        )
    assert held_back(
        with_password(owner).post("/account/2fa/authenticate/", {"code": "123456"}, REMOTE_ADDR=next(fresh))
    )


def test_recovery_codes_are_slowed_with_them(owner):
    TOTP.activate(owner, generate_totp_secret())
    right = RecoveryCodes.activate(owner).generate_codes()[0]
    stranger, fresh = with_password(owner), addresses()
    for number in range(PER_NAME):
        stranger.post("/account/2fa/authenticate/", {"code": f"{number:06}"}, REMOTE_ADDR=next(fresh))
    assert held_back(stranger.post("/account/2fa/authenticate/", {"code": right}, REMOTE_ADDR=next(fresh)))


def test_her_own_browser_shows_a_code_while_strangers_guess(owner):
    TOTP.activate(owner, generate_totp_secret())
    first, second, _third, *_ = RecoveryCodes.activate(owner).generate_codes()
    own = with_password(owner)
    own.post("/account/2fa/authenticate/", {"code": first})
    own.post("/account/logout/")
    stranger, fresh = with_password(owner), addresses()
    for number in range(PER_NAME + 3):
        stranger.post("/account/2fa/authenticate/", {"code": f"{number:06}"}, REMOTE_ADDR=next(fresh))
    guess(owner.sign_in, PASSWORD, client=own, address="198.51.100.50")
    own.post("/account/2fa/authenticate/", {"code": second})
    assert own.session["_auth_user_id"] == str(owner.pk)


def test_strangers_at_the_second_step_do_not_stop_her_passkey_in_the_middle_of_a_visit(owner):
    """Step-up has no limit that a stranger could use up: a signature is not guessed."""
    TOTP.activate(owner, generate_totp_secret())
    key = SoftKey()
    data = {"name": "Another", "credential": key.registration()}
    Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data)
    stranger, fresh = with_password(owner), addresses()
    for number in range(PER_NAME + 3):
        stranger.post("/account/2fa/authenticate/", {"code": f"{number:06}"}, REMOTE_ADDR=next(fresh))
    own = Client(headers={"host": "localhost"}, REMOTE_ADDR="198.51.100.60")
    own.force_login(owner)
    own.get("/account/2fa/webauthn/reauthenticate/")
    shown = key.assertion(own.session["mfa.webauthn.state"]["challenge"], user_pk_to_url_str(owner))
    assert own.post("/account/2fa/webauthn/reauthenticate/", {"credential": json.dumps(shown)}).status_code == 302
    assert own.get("/account/providers/").status_code == 200


def test_the_password_in_the_middle_of_a_visit_is_slowed(owner):
    client = Client()
    client.force_login(owner)
    answers = [
        client.post("/account/reauthenticate/", {"password": f"guess {n}"}, REMOTE_ADDR="192.0.2.1") for n in range(12)
    ]
    assert held_back(answers[-1])


@pytest.mark.parametrize("door", ["start", "answer"])
def test_the_doors_of_providers_are_slowed(owner, provider, door):
    client = Client(headers={"host": "localhost"})

    def knock(address="192.0.2.1"):
        if door == "start":
            return client.post("/account/providers/enter/", {"provider": KEY}, REMOTE_ADDR=address)
        return client.get(f"{ANSWER}?code=x&state=y", REMOTE_ADDR=address)

    answers = [knock() for _ in range(31)]
    assert not held_back(answers[0])
    assert answers[-1].status_code == 429
    assert "You are not locked out" in answers[-1].content.decode()
    assert knock("198.51.100.1").status_code != 429
    assert provider.asked.count("/token") == 0


def test_what_a_refused_answer_counted_stays_counted(owner, provider, settings):
    """Refusals undo what was begun; the count is kept all the same, where all processes see it."""
    settings.CACHES = IN_THE_DATABASE
    client = Client(headers={"host": "localhost"})
    answers = [client.get(f"{ANSWER}?code=x&state=y").status_code for _ in range(31)]
    assert (answers[0], answers[-1]) == (400, 429)


def test_links_of_first_entry_are_slowed_and_a_right_one_opens(owner, settings):
    settings.CACHES = IN_THE_DATABASE
    answers = [Client().get(f"/account/enrol/guess-{n}/").status_code for n in range(31)]
    assert (answers[0], answers[-1]) == (404, 429)
    assert Client().get(f"/account/enrol/{enrolment.invite(owner)}/").status_code == 200


def test_tokens_are_slowed_and_a_right_one_opens(owner, cast, settings):
    settings.CACHES = IN_THE_DATABASE

    def ask(secret):
        return Client().get("/api/v1/me", headers={"authorization": f"Bearer {secret}"})

    answers = [ask(f"ilo_guess{n}") for n in range(31)]
    assert (answers[0].status_code, answers[-1].status_code) == (401, 429)
    assert answers[-1].json()["error"]["code"] == "request.too_many"
    assert ask(tokens.issue(owner, label="desk")).status_code == 200
