"""Which warnings does a list show, in how many questions, and what stands on somebody's home?"""

import pytest

from ilonet.networks.models import Network
from ilonet.warnings.listing import Asked, open_in, show, unseen
from ilonet.warnings.tests.writing import a_warning
from tests import making


def titles(shown):
    return [one.title for one in shown]


def test_by_network_and_country(cast, enter):
    a_warning(cast.amara, [cast.west.circle_id], title="In Senegal")
    a_warning(cast.bruno, [cast.west.circle_id], title="In Ghana", countries=["GHA"])
    actor = cast.actor("elena")
    west = Network.objects.visible_to(actor).get(pk=cast.west.pk).public_id
    assert sorted(titles(show(actor, Asked()).warnings)) == ["In Ghana", "In Senegal"]  # sent in the same moment
    assert titles(show(actor, Asked(country="GHA")).warnings) == ["In Ghana"]
    assert len(show(actor, Asked(network=west)).warnings) == 2
    assert not show(actor, Asked(network=cast.east.public_id)).warnings
    assert titles(open_in(["GHA", "TGO"], actor)) == ["In Ghana"]
    said = enter("elena").get("/warnings/?country=GHA").content.decode()
    assert "In Ghana" in said
    assert "In Senegal" not in said
    assert "change of route" in said


def test_pages_go_on_where_the_last_one_ended(cast, count_queries):
    for number in range(27):
        a_warning(cast.amara, [cast.west.circle_id], title=f"Warning {number}")
    actor = cast.actor("bruno")
    first = show(actor, Asked())
    assert len(first.warnings) == 25
    assert first.next


def test_as_many_questions_for_three_as_for_thirty(cast, enter, count_queries):
    client = enter("bruno")
    for _ in range(3):
        a_warning(cast.amara, [cast.west.circle_id])
    few = count_queries(lambda: client.get("/warnings/"))
    for _ in range(20):
        a_warning(cast.amara, [cast.west.circle_id])
    assert count_queries(lambda: client.get("/warnings/")) == few


@pytest.mark.parametrize("query", ["state=lost", "network=1", "after=x", "colour=red", "state=open&state=closed"])
def test_what_no_list_knows_is_refused(enter, query):
    assert enter("bruno").get(f"/warnings/?{query}").status_code == 400


def test_on_top_of_home_until_it_is_seen_or_closed(cast, enter):
    warning = a_warning(cast.amara, [cast.west.circle_id], title="Kanariehome")
    assert titles(unseen(cast.actor("bruno"))) == ["Kanariehome"]
    assert not unseen(cast.actor("amara")), "whoever sent it knows"
    assert not unseen(cast.actor("chiara"))
    bruno = enter("bruno")
    assert "Kanariehome" in bruno.get("/").content.decode().partition('id="news"')[0]
    bruno.post(f"/warnings/{warning.public_id}/acknowledgement/", {})
    assert "Kanariehome" not in bruno.get("/").content.decode().partition('id="news"')[0]
    assert titles(unseen(cast.actor("elena"))) == ["Kanariehome"]
    enter("amara").post(f"/warnings/{warning.public_id}/closing/", {"outcome": "confirmed"})
    assert not unseen(cast.actor("elena"))


def test_a_red_warning_keeps_its_sign_to_itself_in_lists(cast, enter):
    to_bruno = making.serving(cast.bruno).post.circle_id
    a_warning(cast.amara, [to_bruno], title="Red one", tlp="red")
    said = enter("bruno").get("/warnings/").content.decode()
    assert "Red one" in said
    assert "change of route" not in said.partition('<ul class="lines warnings">')[2].partition("</ul>")[0]


def test_country_page_and_map_show_what_is_open(cast, enter):
    warning = a_warning(cast.amara, [cast.west.circle_id], title="Kanariemap")
    bruno, chiara = enter("bruno"), enter("chiara")
    assert "Kanariemap" in bruno.get("/map/SEN/").content.decode().partition('id="here"')[0]
    assert "/warnings/?country=SEN" in bruno.get("/map/").content.decode()
    assert "Kanariemap" not in chiara.get("/map/SEN/").content.decode()
    assert "/warnings/?country=SEN" not in chiara.get("/map/").content.decode()
    assert [one["id"] for one in bruno.get("/api/v1/countries/SEN").json()["warnings"]] == [str(warning.public_id)]
    enter("amara").post(f"/warnings/{warning.public_id}/closing/", {"outcome": "confirmed"})
    assert "/warnings/?country=SEN" not in bruno.get("/map/").content.decode()
