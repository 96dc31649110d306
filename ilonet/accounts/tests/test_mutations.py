"""Is every sign-in refused whose token or answer is not exactly what we asked for? (AC26, security.md G19)"""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core.cache import cache

from ilonet.accounts.providers import asking
from ilonet.accounts.tests.entering import ANSWER, Browser, bound
from ilonet.accounts.tests.mutations import MUTATIONS

pytestmark = pytest.mark.requirement("R-SEC-8")
CODES = {"provider.not_accepted", "provider.level", "provider.not_asked", "provider.unknown_person"}


@pytest.fixture
def amara(cast, provider):
    bound(cast.amara, provider)
    return cast.amara


def assert_refused(response, browser):
    page = response.content.decode()
    assert response.status_code in {400, 403}, page
    assert response.refusal.code in CODES
    assert page.count("<h1") == 1
    assert "What to do" in page
    assert re.search(r"Reference</dt><dd class=\"code\">[0-9a-f]{8}", page)
    assert not browser.is_in
    assert "_auth_user_id" not in browser.client.session


def assert_control_enters(provider, browser):
    """The same browser, the same provider, nothing bent: it is the bending that was refused."""
    provider.bend = lambda _: None
    cache.clear()
    assert browser.enter().headers["Location"] == "/"
    assert browser.is_in


def test_there_are_sixty_and_more():
    assert len(MUTATIONS) + len(DETOURS) >= 60


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_bent_token_is_refused(amara, provider, browser, name):
    provider.bend = MUTATIONS[name]
    assert_refused(browser.enter(), browser)
    assert_control_enters(provider, browser)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
@pytest.mark.parametrize("names_its_keys", [True, False])
def test_an_untouched_token_enters(amara, provider, browser, algorithm, names_its_keys):
    provider.algorithm, provider.names_its_keys = algorithm, names_its_keys
    assert_control_enters(provider, browser)


def back(browser):
    return browser.sign_in_there(browser.ask())


def bent(address, **parts):
    """Another query; None takes a part away."""
    told = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()} | parts
    return f"{ANSWER}?{urlencode({name: value for name, value in told.items() if value is not None})}"


def another_state(browser):
    return bent(back(browser), state="x" * 43)


def no_state(browser):
    return bent(back(browser), state=None)


def state_twice(browser):
    address = back(browser)
    return f"{address}&state={parse_qs(urlsplit(address).query)['state'][0]}"


def question_of_another_browser(browser):
    return back(Browser())


def answered_already(browser):
    address = back(browser)
    browser.client.get(bent(address, code="nonsense"))
    return address


def state_of_another_tab(browser):
    """Code of one question, state of another: the verifier does not fit."""
    first, second = back(browser), back(browser)
    return bent(first, state=parse_qs(urlsplit(second).query)["state"][0])


def code_of_another_browser(browser):
    """Somebody slips their own code to a person (log-in in another's name)."""
    theirs = parse_qs(urlsplit(back(Browser())).query)["code"][0]
    return bent(back(browser), code=theirs)


def another_code(browser):
    return bent(back(browser), code="nonsense")


def no_code(browser):
    return bent(back(browser), code=None)


def two_codes(browser):
    return back(browser) + "&code=other"


def code_without_end(browser):
    return bent(back(browser), code="x" * 20_000)


def another_issuer(browser):
    return bent(back(browser), iss="https://elsewhere.example")


def no_issuer(browser):
    return bent(back(browser), iss=None)


def an_error(browser):
    return bent(back(browser), error="<script>alert(1)</script>")


def too_late(browser):
    address = back(browser)
    session = browser.client.session
    for one in session[asking.ASKED].values():
        one["at"] -= asking.SECONDS + 1
    session.save()
    return address


def of_an_earlier_visit(browser):
    address = back(browser)
    browser.client.cookies.clear()
    return address


def nothing_asked(_browser):
    return f"{ANSWER}?code=x&state=y"


DETOURS = [
    another_state, no_state, state_twice, question_of_another_browser, answered_already, state_of_another_tab,
    code_of_another_browser, another_code, no_code, two_codes, code_without_end, another_issuer, no_issuer, an_error, too_late,
    of_an_earlier_visit, nothing_asked,
]  # fmt: skip


@pytest.mark.parametrize("detour", DETOURS)
def test_an_answer_by_another_way_is_refused(amara, provider, browser, detour):
    response = browser.client.get(detour(browser))
    assert_refused(response, browser)
    assert "<script>alert" not in response.content.decode()
    assert_control_enters(provider, browser)


def test_the_same_answer_twice_is_refused(amara, provider, browser):
    address = back(browser)
    thief = Browser()
    thief.client.cookies["sessionid"] = browser.client.cookies["sessionid"].value
    assert browser.client.get(address).headers["Location"] == "/"
    assert_refused(thief.client.get(address), thief)


def test_a_nonce_of_another_question_is_refused(amara, provider, browser):
    """Two questions of one browser: the token of the first is given in answer to the second."""
    kept = []
    provider.bend = lambda token: kept.append(dict(token.claims))
    browser.client.get(bent(back(browser), state="lost"))
    assert not kept
    browser.enter()
    stolen = kept[0]["nonce"]
    other = Browser()
    provider.bend = lambda token: token.claims.update(nonce=stolen)
    assert_refused(other.enter(), other)
    assert_control_enters(provider, other)


def test_the_answer_to_one_provider_is_none_to_another(amara, provider, browser, settings, tmp_path):
    """Mix-up: the same state, at the address of another provider."""
    path = tmp_path / "two.toml"
    first = (tmp_path / "providers.toml").read_text()
    second = first.replace("[ministry]", "[agency]").replace(provider.issuer, "https://agency.example")
    path.write_text(first + second)
    settings.ILONET_PROVIDERS = str(path)
    assert_refused(browser.client.get(back(browser).replace("/ministry/", "/agency/")), browser)
    assert_control_enters(provider, browser)


@pytest.mark.parametrize("verb", ["post", "put", "head", "options", "patch", "delete"])
def test_another_verb_is_no_way_in(amara, browser, verb):
    address = back(browser)
    assert getattr(browser.client, verb)(address).status_code == 405
    assert not browser.is_in
