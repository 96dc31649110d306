"""Other places let other people into older reports: said in numbers first, done only when confirmed."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.lib import clock
from tests import making


@pytest.fixture
def nils(cast):
    client = Client()
    client.force_login(cast.nils)
    return client


def sent(**changes):
    facts = {"name": "West Africa", "kind": "regional", "countries": "Senegal\nGhana\nCôte d’Ivoire", "version": 1}
    return facts | {"seat": "", "from_on": clock.today().isoformat(), "neighbours": []} | changes


def address(cast):
    return f"/network/{cast.west.public_id}/change/"


GEORGIA_TOO = "Senegal\nGhana\nCôte d’Ivoire\nGeorgia"


@pytest.mark.requirement("R-5.1-b")
def test_who_would_be_let_in_is_counted_first_and_confirmed(cast, nils):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    making.report(cast.amara, audience=[cast.west.circle_id], released=False)
    chiara, one = Client(), f"/information/{report.public_id}/"
    chiara.force_login(cast.chiara)
    asked = nils.post(address(cast), sent(countries=GEORGIA_TOO))
    told = asked.content.decode()
    assert "1 more person in 1 authority would be able to read what was addressed to this network before." in told
    assert report.title not in told
    assert chiara.get(one).status_code == 404
    token = re.search(r'name="confirmed" value="([^"]+)"', told)[1]

    more = GEORGIA_TOO + "\nNigeria"
    making.deployment(making.post(making.authority("DEU"), "NGA"), making.account("new"))
    again = nils.post(address(cast), sent(countries=more, confirmed=token))
    assert "2 more people in 2 authorities" in again.content.decode()
    assert nils.post(address(cast), sent(countries=GEORGIA_TOO, confirmed=token)).status_code == 302
    assert chiara.get(one).status_code == 200


def test_nothing_is_asked_where_nobody_is_let_in(cast, nils):
    assert nils.post(address(cast), sent()).status_code == 302
    later = (clock.today() + timedelta(days=9)).isoformat()
    assert nils.post(address(cast), sent(version=2, countries=GEORGIA_TOO, from_on=later)).status_code == 302
