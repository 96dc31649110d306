"""Do names of countries, their order and dates follow the reader's language, in each of the 24? (A1 item 15)"""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import translation

from ilonet.accounts.models import Account
from ilonet.places.languages import CODES
from ilonet.places.names import name, sort_key
from ilonet.site.templatetags.ilonet import clock, day, iso, moment

MIDSUMMER = datetime(2026, 7, 3, 12, 5, tzinfo=UTC)


@pytest.mark.requirement("R-LANG-1")
@pytest.mark.parametrize("language", CODES)
def test_countries_are_named_and_sorted_in_the_readers_language(cast, language):
    Account.objects.filter(pk=cast.amara.pk).update(language=language)
    client = Client()
    client.force_login(cast.amara)
    told = client.get("/api/v1/countries").json()["items"]
    assert len(told) > 200
    assert all(one["name"].startswith(name(one["code"], language)) for one in told)
    keys = [sort_key(name(one["code"], language), language) for one in told]
    assert keys == sorted(keys)
    page = client.get("/map/SEN/").content.decode()
    assert name("SEN", language) in page.replace("&#x27;", "'")


@pytest.mark.parametrize("language", CODES)
def test_no_date_can_be_misread_and_no_time_lacks_its_zone(language):
    with translation.override(language):
        written = day(date(2026, 7, 3))
        assert any(letter.isalpha() for letter in written.split(">")[1])
        assert "2026" in written
        assert ">2026-07-03<" in iso(date(2026, 7, 3))
        for shown in (clock(MIDSUMMER), moment(MIDSUMMER)):
            assert "12:05 UTC<" in shown


def test_a_page_says_which_language_it_is_written_in(cast):
    """Names may be French while the words are still English: a screen reader must not read English as French."""
    Account.objects.filter(pk=cast.amara.pk).update(language="fr")
    client = Client()
    client.force_login(cast.amara)
    assert '<html lang="en">' in client.get("/").content.decode()


@pytest.mark.requirement("R-LANG-1")
def test_the_language_of_this_browser_can_be_changed(cast, settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "français")]
    client = Client()
    client.force_login(cast.amara)
    page = client.get("/map/").content.decode()
    assert 'value="fr" lang="fr">Français' in page
    answer = client.post("/language/setlang/", {"language": "fr", "next": "/map/"})
    assert answer.headers["Location"] == "/map/"
    page = client.get("/map/").content.decode()
    assert '<html lang="fr">' in page
    assert "Sénégal" in page
    client.post("/language/setlang/", {"language": "xx", "next": "/map/"})
    assert '<html lang="fr">' in client.get("/map/").content.decode()
