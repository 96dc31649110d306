"""The list of an authority's accounts goes on by key, costs the same however long it is, and counts each state whole."""

import html
import re

import pytest

from ilonet.accounts.models import Account
from ilonet.lib import clock
from tests import making

AT = "/register/authorities/FRA/accounts/"
NAME = re.compile(r'<th scope="row"><a href="[^"]+">([^<]+)</a>')
NEXT = re.compile(r'<a href="([^"]+)" rel="next">')


def staff(house, number, name="more"):
    people = Account.objects.bulk_create(
        [Account(sign_in=f"{name}{n:03}", password="!", last_seen_at=clock.now()) for n in range(number)]
    )
    for one in people:
        making.appointment(one, "back_office", "FRA", authority=house.authority)
    return people


def walk(client, address):
    """Every name on every page, in order."""
    names, pages = [], 0
    while address:
        page = client.get(address).content.decode()
        names += NAME.findall(page)
        pages += 1
        found = NEXT.search(page)
        address = AT + html.unescape(found[1]) if found else ""
    return names, pages


@pytest.mark.parametrize("door", [AT, f"{AT}?state=active", "/api/v1/authorities/FRA/accounts"])
def test_it_costs_the_same_for_three_and_thirty(house, count_queries, door):
    staff(house, 3)
    client = house.enter("wanda")
    few = count_queries(lambda: client.get(door))
    staff(house, 27, "other")
    assert count_queries(lambda: client.get(door)) == few


def test_pages_follow_each_other_without_gap_or_repetition(house):
    staff(house, 110)
    client = house.enter("wanda")
    names, pages = walk(client, AT)
    assert pages == 3
    assert names == sorted(set(names))
    assert len([one for one in names if one.startswith("more")]) == 110
    assert {"amara", "farid", "wanda", "xenia", "yusuf", "zora"} <= set(names)
    active, pages = walk(client, f"{AT}?state=active")
    assert pages == 3
    assert len(active) == 110
    first = client.get(AT).content.decode()
    assert re.search(r'state=active"[^>]*>Active</a> 110<', first), "a count is of all, not of the page"


def test_the_interface_goes_on_by_the_same_keys(house):
    staff(house, 110)
    client, names, following = house.enter("wanda"), [], ""
    while following is not None:
        told = client.get(f"/api/v1/authorities/FRA/accounts?after={following}").json()
        assert len(told["items"]) <= 50
        names += [one["sign_in"] for one in told["items"]]
        following = told["next"]
    assert names == walk(client, AT)[0]


def test_who_comes_in_between_moves_nobody_off_a_page(house):
    staff(house, 60)
    client = house.enter("wanda")
    first = client.get(AT).content.decode()
    shown = NAME.findall(first)
    staff(house, 5, "early")
    later, _pages = walk(client, AT + html.unescape(NEXT.search(first)[1]))
    assert not set(later) & set(shown)
    assert {f"more{n:03}" for n in range(60)} <= set(shown) | set(later)


@pytest.mark.parametrize(
    "wrong", ["?after=nonsense", "?after=WzEsMl0", "?after=", "?state=new&state=active", "?page=2"]
)
def test_a_place_that_the_list_did_not_give_is_refused(house, wrong):
    expected = 200 if wrong == "?after=" else 400
    assert house.enter("wanda").get(AT + wrong).status_code == expected
    assert house.enter("wanda").get(f"/api/v1/authorities/FRA/accounts{wrong}").status_code == expected
