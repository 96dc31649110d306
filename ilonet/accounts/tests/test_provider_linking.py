"""Who links an account to a provider, and who ends the link? (AC26)"""

import time

import pytest
from django.test import Client

from ilonet.accounts import factors
from ilonet.accounts.models import Binding
from ilonet.accounts.tests.entering import KEY, Browser, acts, bound, give_passkey, refused

pytestmark = pytest.mark.requirement("R-SEC-8")


@pytest.fixture
def amara(cast, monkeypatch):
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.amara)
    return Browser(client)


def test_one_links_ones_own_provider_and_enters_by_it(cast, provider, amara):
    page = amara.client.get("/account/providers/").content.decode()
    assert "Link Ministry" in page
    address = amara.sign_in_there(amara.ask("/account/providers/link/"))
    assert amara.client.get(address).headers["Location"] == "/account/providers/"
    [binding] = Binding.objects.all()
    assert (binding.account, binding.issuer, binding.subject) == (cast.amara, provider.issuer, "subject-1")
    assert ("account.bound", KEY) in acts(cast, "amara")
    assert "End this link" in amara.client.get("/account/providers/").content.decode()
    assert Browser().enter().headers["Location"] == "/"


def test_a_subject_that_is_bound_cannot_be_linked_again(cast, provider, amara):
    bound(cast.farid, provider)
    response = amara.client.get(amara.sign_in_there(amara.ask("/account/providers/link/")))
    assert (response.status_code, refused(response)) == (409, "provider.bound_already")
    assert "farid" not in response.content.decode()
    assert Binding.objects.count() == 1


def test_one_links_no_provider_that_speaks_for_others(cast, provider):
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.bruno)
    assert "Ministry" not in client.get("/account/providers/").content.decode()
    assert refused(client.post("/account/providers/link/", {"provider": KEY})) == "provider.not_yours"


def test_an_answer_links_nothing_in_another_visit(cast, provider, amara):
    """Somebody is led to an answer that another began: nothing is linked to them."""
    address = amara.sign_in_there(amara.ask("/account/providers/link/"))
    amara.client.logout()
    assert refused(amara.client.get(address)) == "provider.not_asked"
    other = Client(headers={"host": "localhost"})
    other.force_login(cast.farid)
    assert refused(other.get(address)) == "provider.not_asked"
    assert not Binding.objects.exists()


def test_linking_wants_a_passkey_shown_a_moment_ago(for_real, cast, provider, amara, monkeypatch):
    key = give_passkey(cast.amara)
    monkeypatch.setattr(
        factors, "_records", lambda _: [{"method": "mfa", "type": "webauthn", "id": key.pk, "at": shown}]
    )
    shown = time.time() - factors.FRESH_SECONDS - 1
    for door, sent in (("link", {"provider": KEY}), ("unlink", {"binding": "1"})):
        response = amara.client.post(f"/account/providers/{door}/", sent)
        assert refused(response) == "auth.step_up"
        assert "/account/2fa/webauthn/reauthenticate/?next=%2Faccount%2Fproviders%2F" in response.content.decode()
    shown = time.time()
    assert amara.ask("/account/providers/link/")


def test_one_ends_ones_own_link_and_nobody_elses(cast, provider, amara):
    give_passkey(cast.amara)
    mine, his = bound(cast.amara, provider), bound(cast.farid, provider, "subject-2")
    for chosen in (his.pk, "x", "", "9" * 18):
        assert amara.client.post("/account/providers/unlink/", {"binding": chosen}).status_code == 404
    assert amara.client.post("/account/providers/unlink/", {"binding": mine.pk}).status_code == 302
    assert set(Binding.objects.all()) == {his}
    assert ("account.unbound", KEY) in acts(cast, "amara")
    assert refused(Browser().enter()) == "provider.unknown_person"


def test_nobody_shuts_their_only_way_in(cast, provider, amara):
    mine = bound(cast.amara, provider)
    assert refused(amara.client.post("/account/providers/unlink/", {"binding": mine.pk})) == "provider.only_way"
    assert Binding.objects.exists()
