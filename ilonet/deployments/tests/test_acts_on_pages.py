"""What a back office does on the pages of the register: each act from its page, in its states, with its mistakes (Art. 4)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ilonet.deployments.models import Deployment
from ilonet.deployments.open_acts import OPEN_ACTS
from ilonet.deployments.tests.asking import NOTICE, SHUT_OUT, at, get, notice, text
from ilonet.deployments.words import STATE_WORDS
from ilonet.lib import clock
from tests import making
from tests.cast import entering

STEPS = ["arrival", "extend", "end", "suspend", "resume", "withdraw", "correct", "officer"]


def in_state(state):
    """A deployment of FRA in Ghana that stands so today."""
    today, post = clock.today(), making.post(making.authority("FRA"), "GHA")
    ago, ahead = today - timedelta(days=200), today + timedelta(days=200)
    period = {
        "planned": {"from_on": ahead, "until_on": ahead, "arrived_on": None},
        "confirmed": {"from_on": ago, "until_on": ahead, "arrived_on": None},
        "active": {"from_on": ago, "until_on": ahead, "arrived_on": ago},
        "ending": {"from_on": ago, "until_on": today, "arrived_on": ago},
        "suspended": {"from_on": ago, "until_on": ahead, "arrived_on": ago, "suspended_on": today},
        "ended": {"from_on": ago, "until_on": ago, "arrived_on": ago},
        "withdrawn": {
            "from_on": ahead,
            "until_on": ahead,
            "arrived_on": None,
            "withdrawn_on": today,
            "withdrawal_reason": "The budget was cut.",
        },
    }[state]
    return making.deployment(post, None, **period)


@pytest.mark.requirement("R-4.1-a", "R-4.1-c", "R-4.1-d", "R-4.2-a", "R-2.1-a", "R-2.2-a")
def test_a_plan_notified_on_the_page_is_in_the_list_of_all_at_once(cast):
    farid = entering(cast.people["farid"])
    assert farid.get(reverse("deployments:notify")).status_code == 200
    answer = farid.post(reverse("deployments:notify"), notice())
    assert answer.status_code == 302, text(answer)
    shown = text(get(cast, "chiara", answer["Location"]))
    for words in ("Tamale", "planned", "30 days ahead", "flows and their composition", "Art. 3(4)(b)", "80 %", "Togo"):
        assert words in shown, words
    assert "Tamale" in text(get(cast, "chiara", reverse("deployments:index"), country="TGO"))
    assert "Tamale" not in text(get(cast, "chiara", reverse("deployments:index"), state="active"))


@pytest.mark.requirement("R-4.1-b")
def test_a_start_in_the_past_is_taken_and_the_delay_shown(cast):
    answer = entering(cast.people["farid"]).post(reverse("deployments:notify"), notice(starts=-12))
    assert "12 days after the start" in text(get(cast, "tove", answer["Location"]))


@pytest.mark.parametrize(
    "wrong, field, code",
    [
        ({"country": "POL"}, "country", 400),
        ({"country": "NOR"}, "associated_confirmed", 400),
        ({"host_type": "hotel"}, "host_type", 400),
        ({"duties": "tbd"}, "duties", 400),
        ({"topics": []}, "topics", 400),
        ({"migration_share": "0"}, "migration_share", 400),
        ({"lasts": -1}, "until_on", 400),
        ({"lasts": 2000}, "longer_because", 400),
        ({"authority": "SWE"}, "authority", 400),
        ({"duties": "Call +221 77 123 45 67 for the officer."}, "duties", 400),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_stored(cast, wrong, field, code):
    sent = notice(lasts=wrong.get("lasts", 700)) | {name: value for name, value in wrong.items() if name != "lasts"}
    answer = entering(cast.people["farid"]).post(reverse("deployments:notify"), sent)
    assert answer.status_code == code
    assert field in answer.context["form"].errors
    assert f'href="#id_{field}"' in text(answer)
    assert "National act of 2011" in text(answer)
    assert not Deployment.objects.visible_to(cast.actor("farid")).filter(post__city="Tamale").exists()


def test_an_associated_country_is_asked_about_and_then_taken(cast):
    farid, sent = entering(cast.people["farid"]), notice(country="NOR", city="Oslo")
    assert "associated_confirmed" not in text(farid.get(reverse("deployments:notify")))
    assert 'name="associated_confirmed"' in text(farid.post(reverse("deployments:notify"), sent))
    assert farid.post(reverse("deployments:notify"), sent | {"associated_confirmed": "on"}).status_code == 302


@pytest.mark.requirement("R-1.2-a", "INV-5")
@pytest.mark.parametrize(
    "step", ["arrival", "extend", "end", "suspend", "resume", "withdraw", "correct", "officer", "deployment"]
)
def test_the_acts_are_those_of_the_deploying_authority(cast, step):
    page = at(step, making.serving(cast.amara))
    assert get(cast, "farid", page).status_code == (409 if step in {"resume", "withdraw"} else 200)
    for name in ("amara", "tove", "greta", "nils"):
        response = get(cast, name, page)
        assert response.status_code == (200 if step == "deployment" else 403), name
        assert "For the back office" not in text(response)
    for name in SHUT_OUT:
        assert get(cast, name, page).status_code == 404, name


def test_each_act_can_be_done_from_its_page(cast):
    farid, served = entering(cast.people["farid"]), making.serving(cast.amara)
    today, last = served.today, served.until_on
    plan = [
        ("suspend", {"version": 1}, "suspended"),
        ("resume", {"version": 2}, "active"),
        ("extend", {"version": 3, "until_on": (last + timedelta(days=9)).isoformat()}, "active"),
        ("end", {"version": 4, "on": (today + timedelta(days=9)).isoformat()}, "ending soon"),
        ("correct", {"version": 5, "from_on": served.from_on, "until_on": today - timedelta(days=1)}, "ended"),
    ]
    for step, sent, state in plan:
        assert farid.post(at(step, served), sent).status_code == 302, step
        assert state in text(farid.get(at("deployment", served))), step
    shown = text(get(cast, "chiara", at("deployment", served)))
    assert shown.count("→") >= 4


@pytest.mark.parametrize("state", OPEN_ACTS)
def test_a_page_opens_where_the_state_leaves_its_act_open_and_no_other_page(cast, state):
    served, farid = in_state(state), entering(cast.people["farid"])
    assert served.state(served.today) == state
    shown = text(farid.get(at("deployment", served)))
    for step in STEPS:
        is_open = bool({step, f"{step}_day"} & set(OPEN_ACTS[state]))
        answer = farid.get(at(step, served))
        assert answer.status_code == (200 if is_open else 409), step
        assert (at(step, served) in shown) is is_open, step
        if not is_open:
            assert str(STATE_WORDS[state]) in text(answer)


def test_a_day_of_arrival_is_corrected(cast):
    farid, served = entering(cast.people["farid"]), making.serving(cast.amara)
    later = (served.arrived_on + timedelta(days=1)).isoformat()
    assert served.arrived_on.isoformat() in text(farid.get(at("arrival", served)))
    assert farid.post(at("arrival", served), {"version": 1, "on": later}).status_code == 302
    assert Deployment.objects.visible_to(cast.actor("farid")).get(pk=served.pk).arrived_on.isoformat() == later


def test_a_plan_is_withdrawn_with_its_reason(cast):
    post = making.post(making.authority("FRA"), "GHA")
    plan = making.deployment(post, None, from_on=clock.today() + timedelta(days=9), arrived_on=None)
    farid = entering(cast.people["farid"])
    assert farid.post(at("withdraw", plan), {"version": 1, "because": ""}).status_code == 400
    assert farid.post(at("withdraw", plan), {"version": 1, "because": "The budget was cut."}).status_code == 302
    assert "The budget was cut." in text(get(cast, "greta", at("deployment", plan)))


def test_whoever_comes_second_keeps_what_they_typed_and_sees_why(cast):
    farid, served = entering(cast.people["farid"]), making.serving(cast.amara)
    until = (served.until_on + timedelta(days=30)).isoformat()
    assert farid.post(at("suspend", served), {"version": 1}).status_code == 302
    answer = farid.post(at("extend", served), {"version": 1, "until_on": until})
    assert answer.status_code == 409
    assert until in text(answer)
    assert 'name="version" value="2"' in text(answer)


@pytest.mark.requirement("R-1.2-a")
def test_a_post_is_changed_and_filled_again(cast):
    farid, served = entering(cast.people["farid"]), making.serving(cast.amara)
    page = at("change", served.post)
    facts = {name: NOTICE[name] for name in ("kind", "city", "duties", "migration_share", "legal_basis", "siena")}
    sent = facts | {"version": 1, "holds_from": served.today.isoformat(), "topics": ["f"]}
    assert farid.get(page).status_code == 200
    assert farid.post(page, sent | {"holds_from": ""}).status_code == 400
    assert farid.post(page, sent).status_code == 302
    assert "document fraud" in text(get(cast, "greta", at("deployment", served)))
    assert get(cast, "tove", page).status_code == 403
    assert get(cast, "rosa", page).status_code == 404
    successor = at("notify_on", served.post)
    taken = {"from_on": served.today.isoformat(), "until_on": (served.today + timedelta(days=9)).isoformat()}
    free = {
        "from_on": (served.until_on + timedelta(days=1)).isoformat(),
        "until_on": (served.until_on + timedelta(days=9)).isoformat(),
    }
    assert f'value="{free["from_on"]}"' in text(farid.get(successor))
    assert farid.post(successor, taken).status_code == 400
    assert farid.post(successor, free).status_code == 302
