"""The second step, a visit, providers, links and tokens: each is slowed, and the owner enters all the same (AC21, AC23)."""

import json

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from ilonet.accounts import enrolment, tokens
from ilonet.accounts.tests.entering import ANSWER, KEY
from ilonet.accounts.tests.guessing import (
    IN_THE_DATABASE,
    PASSWORD,
    PER_NAME,
    addresses,
    guess,
    held_back,
    with_password,
)
from ilonet.accounts.tests.softkey import SoftKey

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real", "enters_all_the_same")]


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
