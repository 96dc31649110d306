"""Saving a list, coming back to it, and what it says when it no longer leads anywhere."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.saved.keeping import AT_MOST, keep
from ilonet.saved.lines import lately, lines
from ilonet.saved.models import SavedSearch
from ilonet.saved.where import WHERE, Told
from tests import making
from tests.making import BECAUSE

POSTINGS = {"where": "deployments:index", "asked": "topic=b&order=-until&after=xyz&state="}


def mine(client):
    return client.get("/me/lists/").context["lines"]


def save(client, name, **sent):
    return client.post("/me/lists/", POSTINGS | {"name": name} | sent)


@pytest.mark.requirement("R-9.0-r19")
def test_a_list_is_saved_and_comes_back(enter):
    amara = enter("amara")
    answer = save(amara, "Routes by end")
    assert answer.headers["Location"] == "/register/?order=-until&topic=b"
    [line] = mine(amara)
    assert line.leads
    assert line.saved.opened_at is None
    opened = amara.get(f"/me/lists/{line.saved.public_id}/")
    assert opened.headers["Location"] == "/register/?order=-until&topic=b"
    assert amara.get(opened.headers["Location"]).status_code == 200
    assert mine(amara)[0].saved.opened_at is not None


def test_each_knows_their_own_alone(enter):
    amara, others = enter("amara"), [enter(name) for name in ("bruno", "farid", "pavel", "rosa", "leo")]
    save(amara, "Mine")
    [line] = mine(amara)
    for other in others:
        assert mine(other) == []
        assert other.get(f"/me/lists/{line.saved.public_id}/").status_code == 404
        assert other.post(f"/me/lists/{line.saved.public_id}/removal/").status_code == 404
    assert len(mine(amara)) == 1


def test_renamed_and_removed_in_the_audit_without_its_words(enter, cast):
    amara = enter("amara")
    save(amara, "First")
    [line] = mine(amara)
    assert amara.post(f"/me/lists/{line.saved.public_id}/name/", {"name": "  Second\tname "}).status_code == 302
    assert mine(amara)[0].saved.name == "Second name"
    assert amara.post(f"/me/lists/{line.saved.public_id}/removal/").status_code == 302
    assert mine(amara) == []
    cast.actor("amara")
    assert {one.act: one.noted for one in Event.objects.filter(act__startswith="saved_search")} == {
        "saved_search.kept": {"where": "deployments:index"},
        "saved_search.renamed": {},
        "saved_search.removed": {},
    }


@pytest.mark.parametrize(
    "sent, code",
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "Call +221 77 123 45 67"}, "name"),
        ({"where": "audit:index"}, "where"),
        ({"where": "nowhere"}, "where"),
        ({"asked": "shoe_size=44"}, "__all__"),
        ({"asked": "topic=zz"}, "__all__"),
        ({"asked": "topic=b&topic=c"}, "asked"),
        ({"asked": "&" * 1999}, "asked"),
    ],
)
def test_what_cannot_be_saved_is_refused_beside_the_form(enter, sent, code):
    amara = enter("amara")
    answer = save(amara, sent.pop("name", "A list"), **sent)
    assert answer.status_code == 400
    assert code in answer.context["form"].errors
    assert mine(amara) == []


def test_one_name_once(enter):
    amara, bruno = enter("amara"), enter("bruno")
    save(amara, "Twice")
    answer = save(amara, "Twice")
    assert "name" in answer.context["form"].errors
    assert save(bruno, "Twice").status_code == 302


def test_there_is_an_end_to_it(cast):
    for number in range(AT_MOST):
        making.saved_search(cast.amara, f"List {number}")
    with pytest.raises(Refusal, match=r"saved\.too_many"):
        keep("One more", "deployments:index", {}, by=cast.actor("amara"))


@pytest.mark.requirement("R-9.2-d")
def test_a_saved_list_opens_nothing_when_standing_has_ended(enter, cast):
    amara = enter("amara")
    save(amara, "Postings")
    [line] = mine(amara)
    with as_the_system(because=BECAUSE):
        own = Deployment.objects.unrestricted(because=BECAUSE).filter(account=cast.amara)
        own.update(until_on=clock.today() - timedelta(days=1))
    assert amara.get(f"/me/lists/{line.saved.public_id}/").status_code == 409
    assert "not open to you today" in amara.get("/me/lists/").content.decode()
    assert save(amara, "Again").status_code == 400


def test_a_list_whose_filters_no_longer_fit_says_so(enter, cast):
    making.saved_search(cast.amara, "Old", topic="z")
    making.saved_search(cast.amara, "Gone", where="board:index")
    amara = enter("amara")
    shown = amara.get("/me/lists/").content.decode()
    assert "no longer fits" in shown
    assert "a list that is no more" in shown
    for line in mine(amara):
        assert not line.leads
        assert amara.get(f"/me/lists/{line.saved.public_id}/").status_code == 409
    assert lately(cast.actor("amara")) == []


def test_the_number_of_questions_is_constant(cast, count_queries):
    actor = cast.actor("amara")
    for number in range(3):
        making.saved_search(cast.amara, f"List {number}")
    cast.actor("amara")
    few = count_queries(lambda: lines(actor))
    for number in range(30):
        making.saved_search(cast.amara, f"More {number}")
    cast.actor("amara")
    assert count_queries(lambda: lines(actor)) == few == 1


def test_machines_save_rename_and_remove(enter):
    amara = enter("amara")
    body = {"name": "By program", "where": "deployments:index", "asked": {"authority": "FRA"}}
    made = amara.post("/api/v1/me/lists", body, content_type="application/json")
    assert made.status_code == 201
    assert made.json()["address"] == "/register/?authority=FRA"
    address = f"/api/v1/me/lists/{made.json()['id']}"
    assert amara.post(f"{address}/rename", {"name": "Other"}, content_type="application/json").json()["name"] == "Other"
    assert [one["name"] for one in amara.get("/api/v1/me/lists").json()["items"]] == ["Other"]
    assert amara.post(f"{address}/remove", content_type="application/json").status_code == 204
    assert amara.get("/api/v1/me/lists").json() == {"items": [], "next": None}
    refused = amara.post("/api/v1/me/lists", body | {"asked": {"shoe": "44"}}, content_type="application/json")
    assert refused.json()["error"]["code"] == "query.unknown_parameter"


def test_the_database_keeps_them_apart(cast):
    making.saved_search(cast.amara, "Hers")
    for name in (*cast.people, "nobody"):
        cast.actor(name)
        seen = SavedSearch.objects.unrestricted(because=BECAUSE).count()
        assert seen == (1 if name == "amara" else 0), name


def test_whatever_can_be_saved_is_an_address_of_a_list(enter):
    for where in WHERE.values():
        where.reads(Told())
        assert str(where.title)
