"""Who adds the first key of an account, or the first after the last is gone? Never a password or a provider alone (AC17)."""

import json
from datetime import timedelta

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from ilonet.accounts import endings, enrolment
from ilonet.accounts.tests.softkey import SoftKey
from ilonet.authorities.models import Authority
from ilonet.lib import clock

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real")]
PASSWORD = "seven quiet harbours"
FIRST_KEYS = ("/account/2fa/webauthn/add/", "/account/2fa/totp/activate/")


@pytest.fixture
def amara(cast):
    """With a password, and an authority that allows codes of an app."""
    Authority.objects.update(allows_totp=True)
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    return cast.amara


def give_key(account):
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    return key, Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=data)


def by_key(account, key):
    client = Client(headers={"host": "localhost"})
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    shown = key.assertion(asked["request_options"]["publicKey"]["challenge"], user_pk_to_url_str(account))
    client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})
    assert "_auth_user_id" in client.session
    return client


def by_password():
    client = Client(headers={"host": "localhost"})
    client.post("/account/login/", {"login": "amara", "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def held(account):
    return set(Authenticator.objects.filter(user=account).values_list("type", flat=True))


def removal(kept):
    return f"/account/2fa/webauthn/keys/{kept.pk}/remove/"


def test_the_last_key_is_not_removed_in_passing(amara):
    key, kept = give_key(amara)
    RecoveryCodes.activate(amara)
    client = by_key(amara, key)
    for answer in (client.get(removal(kept)), client.post(removal(kept))):
        assert answer.status_code == 409
        assert "only key that lets you in" in answer.content.decode()
    _another, second = give_key(amara)
    assert client.post(removal(second)).status_code == 302
    assert held(amara) == {"webauthn", "recovery_codes"}


def test_nor_is_the_last_app(amara):
    key, kept = give_key(amara)
    client = by_key(amara, key)
    TOTP.activate(amara, generate_totp_secret())
    kept.delete()
    assert client.post("/account/2fa/totp/deactivate/").status_code == 409
    assert held(amara) == {"totp"}
    give_key(amara)
    assert client.post("/account/2fa/totp/deactivate/").status_code == 302


@pytest.mark.parametrize(
    "left, said",
    [("a key", "Enter with another key"), ("codes", "Enter with a recovery code"), ("nothing", "for a recovery")],
)
def test_whoever_loses_a_key_is_told_the_way_that_is_left(amara, left, said):
    key, kept = give_key(amara)
    if left == "a key":
        give_key(amara)
    if left == "codes":
        RecoveryCodes.activate(amara)
    page = by_key(amara, key).post("/account/lost/", {"key": kept.pk}, follow=True).content.decode()
    assert "lets nobody in any more" in page
    assert said in page


@pytest.mark.parametrize("door", FIRST_KEYS)
@pytest.mark.parametrize("codes", ["on paper", "deleted", "never made"])
def test_a_lost_last_key_leaves_a_password_that_adds_none(amara, codes, door):
    key, kept = give_key(amara)
    if codes != "never made":
        RecoveryCodes.activate(amara)
    by_key(amara, key).post("/account/lost/", {"key": kept.pk})
    if codes == "deleted":
        Authenticator.objects.filter(user=amara).delete()
    client = by_password()
    for answer in (client.get(door), client.post(door)):
        assert answer.status_code == (302 if codes == "on paper" else 403)
        assert "Ask the national administrator" in answer.content.decode() or codes == "on paper"
    assert held(amara) == ({"recovery_codes"} if codes == "on paper" else set())


def test_the_visit_that_a_link_began_adds_it_and_a_later_one_does_not(amara):
    client = Client(headers={"host": "localhost"})
    assert client.post(f"/account/enrol/{enrolment.invite(amara)}/").headers["Location"] == FIRST_KEYS[0]
    assert [client.get(door).status_code for door in FIRST_KEYS] == [200, 200]
    sent = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/account/password/set/", sent).status_code == 302
    assert [by_password().get(door).status_code for door in FIRST_KEYS] == [403, 403]


def test_whom_a_second_person_has_yet_to_confirm_comes_back_for_it(amara):
    """The code they read out changes with the key, so that nobody adds one unseen."""
    endings.quarantine(amara)
    assert by_password().get(FIRST_KEYS[0]).headers["Location"].startswith("/account/reauthenticate/")
    endings.quarantine(amara, clock.now() + timedelta(hours=24))
    assert by_password().get(FIRST_KEYS[0]).status_code == 403
