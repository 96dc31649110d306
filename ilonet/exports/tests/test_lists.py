"""Every list of the registers leaves in both forms, within the reader's rights, in the order of the page."""

import csv
import io

import pytest

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.exports.policy import fields
from ilonet.lib import clock
from tests import making
from tests.making import BECAUSE

HEAD = 5


def read(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


def lists(cast):
    network = f"network/{cast.west.public_id}"
    return {
        "postings": ("/register/", "/api/v1/deployments"),
        "posts": ("/register/posts/", "/api/v1/posts"),
        "authorities": ("/register/authorities/", "/api/v1/authorities"),
        "staff": ("/register/authorities/FRA/staff/", "/api/v1/authorities/FRA/staff"),
        "networks": ("/network/", "/api/v1/networks"),
        "members": (f"/{network}/", f"/api/v1/{network.replace('network', 'networks', 1)}"),
        "reports": ("/information/", "/api/v1/reports"),
        "contacts": ("/register/directory/list/", "/api/v1/directory/list"),
    }


@pytest.mark.parametrize("name", sorted(fields()))
def test_page_and_interface_give_the_fields_of_the_policy(enter, cast, settings, name):
    settings.ILONET_CONTACT_LIST_EXPORT = True
    farid = enter("farid")
    for address in lists(cast)[name]:
        rows = read(farid.get(f"{address}?format=csv"))
        assert len(rows[HEAD - 1]) == len(fields()[name]), address
        assert all(len(row) == len(fields()[name]) for row in rows[HEAD:])
        assert farid.get(f"{address}?format=xlsx").status_code == 200
        assert farid.get(f"{address}?format=ods").status_code == 400


@pytest.mark.parametrize("name", sorted(fields()))
def test_nothing_of_it_for_the_parliament(enter, cast, settings, name):
    settings.ILONET_CONTACT_LIST_EXPORT = True
    katya = enter("katya")
    for address in lists(cast)[name]:
        answer = katya.get(f"{address}?format=csv")
        assert answer.status_code == 404 or read(answer)[HEAD:] == [], address


def test_networks_in_each_order(enter):
    amara = enter("amara")
    for order in ("name", "-name", "members", "-authorities"):
        left = [row[1] for row in read(amara.get(f"/network/?order={order}&format=csv"))[HEAD:]]
        assert set(left) == {"West Africa", "Eastern Partnership"}
        if "name" in order:
            assert left == sorted(left, reverse=order.startswith("-"))
    assert amara.get("/network/?order=shoe").status_code == 400


def test_authorities_in_each_order(enter):
    amara = enter("amara")
    for order in ("code", "-code", "name", "-organisation"):
        shown = [one.code for one in amara.get(f"/register/authorities/?order={order}").context["authorities"]]
        left = [row[0] for row in read(amara.get(f"/register/authorities/?order={order}&format=csv"))[HEAD:]]
        assert left == shown
        if "code" in order:
            assert left == sorted(left, reverse=order.startswith("-"))


@pytest.mark.parametrize("name", sorted(fields()))
def test_nothing_leaves_once_standing_has_ended(enter, cast, settings, name):
    """The twin of each list."""
    settings.ILONET_CONTACT_LIST_EXPORT = True
    farid, held = enter("farid"), making.account_appointment(cast.farid)
    with as_the_system(because=BECAUSE):
        held.ended_on = clock.today()
        held.save(update_fields=["ended_on"])
    for address in lists(cast)[name]:
        answer = farid.get(f"{address}?format=csv")
        assert answer.status_code == 404 or read(answer)[HEAD:] == [], address


def test_a_suspended_person_takes_nothing_out(enter, cast):
    farid = enter("farid")
    Account.objects.filter(pk=cast.farid.pk).update(suspended_at=clock.now())
    for addresses in lists(cast).values():
        assert {farid.get(f"{one}?format=csv").status_code for one in addresses} <= {302, 401}
