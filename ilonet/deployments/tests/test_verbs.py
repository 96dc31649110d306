"""What the back office of an authority may tell of its posts, and what is refused (Arts 2, 4; C.1)."""

from datetime import date, timedelta

import pytest

from ilonet.audit.models import Event
from ilonet.deployments import notice
from ilonet.deployments.models import Deployment, Post
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making

FACTS = {
    "host_type": "ms_mission",
    "city": "Accra",
    "topics": ["b"],
    "duties": "Follows flows along the coast.",
    "legal_basis": "National act",
}


def told(by, *, of="FRA", in_="GHA", starts=30, lasts=700, associated_confirmed=False, period=None, **facts):
    authority = making.authority(of)
    first = clock.today(authority.zone) + timedelta(days=starts)
    return notice.announce_on_new_post(
        authority,
        FACTS | {"country": making.country(in_)} | facts,
        from_on=first,
        until_on=first + timedelta(days=lasts),
        by=by,
        associated_confirmed=associated_confirmed,
        **(period or {}),
    )


def refused(code):
    return pytest.raises(Refusal, match=f"^{code}")


def acts_on(row):
    return list(Event.objects.filter(public_id=row.public_id).values_list("act", flat=True))


@pytest.mark.requirement("R-4.1-a", "R-4.1-b", "R-4.2-a", "R-2.1-a")
def test_a_plan_is_told_by_the_back_office_and_seen_by_all_entitled_at_once(cast):
    plan = told(cast.actor("farid"))
    actual = told(cast.actor("farid"), starts=-10, city="Kumasi")
    assert (plan.state(plan.today), actual.state(plan.today)) == ("planned", "confirmed")
    assert (plan.notice_delay, actual.notice_delay) == (-30, 10)
    for name in ("chiara", "greta", "tove"):
        assert Deployment.objects.visible_to(cast.actor(name)).filter(pk=plan.pk).exists(), name
    for name in ("katya", "rosa", "leo", "jonas", "dario", "ulla"):
        assert not Deployment.objects.visible_to(cast.actor(name)).filter(pk=plan.pk).exists(), name
    cast.actor("rosa")
    assert (acts_on(plan), acts_on(actual)) == (["deployment.planned"], ["deployment.notified"])


@pytest.mark.requirement("R-1.2-a")
@pytest.mark.parametrize("name", ["tove", "amara", "greta", "ulla", "nils", "leo"])
def test_nobody_else_speaks_for_an_authority(cast, name):
    deployment = making.serving(cast.amara)
    until = deployment.until_on
    with refused("not_allowed.notify"):
        told(cast.actor(name))
    with pytest.raises(Refusal) as answer:
        deployment.end(on=deployment.today, version=1, by=cast.actor(name))
    assert answer.value.status == (404 if name in {"ulla", "leo"} else 403)
    deployment.extend(until=until + timedelta(days=1), version=1, by=cast.actor("farid"))


@pytest.mark.requirement("R-4.1-c", "R-2.1-a")
@pytest.mark.parametrize(
    "facts, code",
    [
        ({"topics": [], "assistance": []}, "post.no_coded_duty"),
        ({"duties": "tbd"}, "post.duties_say_nothing"),
        ({"duties": " To be determined. "}, "post.duties_say_nothing"),
        ({"duties": ""}, "post.duties_say_nothing"),
        ({"migration_share": 0}, "post.share_out_of_range"),
        ({"migration_share": 101}, "post.share_out_of_range"),
        ({"legal_basis": " "}, "post.no_legal_basis"),
        ({"host_type": "other"}, "post.host_is_none_of_four"),
        ({"responsible_for": ["ZZZ"]}, "post.region_not_third_country"),
        ({"duties": "Ask the colleague at someone@private.example about it."}, "screening"),
        ({"duties": "Handles passport no. L898902C3 of a traveller."}, "screening"),
    ],
)
def test_what_the_law_asks_of_a_post_is_asked(cast, facts, code):
    farid = cast.actor("farid")
    with refused(code):
        told(farid, **facts)
    assert not Post.objects.visible_to(farid).filter(city="Accra", authority__code="FRA").exists()


@pytest.mark.requirement("R-4.1-c")
@pytest.mark.parametrize(
    "facts", [{"topics": [], "assistance": ["a"]}, {"migration_share": 1}, {"migration_share": 100}]
)
def test_one_kind_of_duty_is_enough(cast, facts):
    assert told(cast.actor("farid"), **facts).pk


@pytest.mark.requirement("R-2.2-a")
def test_the_host_is_a_third_country(cast):
    farid = cast.actor("farid")
    with refused("post.host_is_member_state"):
        told(farid, in_="POL", associated_confirmed=True)
    with refused("post.region_not_third_country"):
        told(farid, responsible_for=["POL"])
    with refused("post.host_is_associated"):
        told(farid, in_="NOR")
    assert told(farid, in_="NOR", associated_confirmed=True).post.country_id == "NOR"


@pytest.mark.requirement("R-2.2-a")
def test_the_period_has_an_end_and_a_reason_when_it_is_long(cast):
    farid = cast.actor("farid")
    with refused("deployment.ends_before_it_starts"):
        told(farid, lasts=-1)
    with refused("deployment.long_without_reason"):
        told(farid, lasts=4 * 366)
    assert told(farid, lasts=4 * 365).pk
    assert told(farid, lasts=4 * 366, city="Tema", period={"longer_because": "The post needs a long start."}).pk


@pytest.mark.requirement("R-4.1-d")
def test_two_officers_never_serve_on_one_post_at_a_time(cast):
    farid, present = cast.actor("farid"), making.serving(cast.amara)
    with refused("post.taken"):
        notice.announce(present.post, from_on=present.until_on, until_on=present.until_on + timedelta(90), by=farid)
    after = present.until_on + timedelta(days=1)
    successor = notice.announce(present.post, from_on=after, until_on=after + timedelta(days=90), by=farid)
    with refused("post.taken"):
        present.extend(until=after, version=1, by=farid)
    successor.withdraw(because="The authority closes the post.", version=1, by=farid)
    present.refresh_from_db(from_queryset=Deployment.objects.visible_to(farid))
    present.extend(until=after, version=1, by=farid)
    assert present.until_on == after


@pytest.mark.requirement("R-4.1-b")
def test_arrival_is_confirmed_for_a_day_that_has_come(cast):
    farid = cast.actor("farid")
    served = told(farid, starts=-10)
    with refused("arrival.in_future"):
        served.confirm_arrival(on=served.today + timedelta(days=1), version=1, by=farid)
    with refused("arrival.outside_period"):
        served.confirm_arrival(on=served.from_on - timedelta(days=1), version=1, by=farid)
    assert served.state(served.today) == "confirmed"
    served.confirm_arrival(on=served.from_on, version=1, by=farid)
    assert served.state(served.today) == "active"
    with refused("withdrawal.after_arrival"):
        served.withdraw(because="A change of mind.", version=2, by=farid)


def test_who_saw_an_older_version_changes_nothing(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    served.suspend(version=1, by=farid)
    with refused("edit.conflict") as answer:
        served.end(on=served.today, version=1, by=farid)
    assert answer.value.status == 409
    with refused("edit.conflict"):
        served.post.change({"duties": "Follows routes by sea."}, holds_from=served.today, version=7, by=farid)


def test_a_suspended_officer_rests_and_comes_back(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    with refused("deployment.not_in_this_state"):
        served.resume(version=1, by=farid)
    served.suspend(version=1, by=farid)
    assert served.state(served.today) == "suspended"
    assert not cast.actor("amara").post_ids
    served.resume(version=2, by=cast.actor("farid"))
    assert cast.actor("amara").post_ids == {served.post_id}


@pytest.mark.requirement("R-4.1-d")
def test_an_end_moves_forward_by_extension_and_back_by_ending(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    with refused("extension.not_later"):
        served.extend(until=served.until_on, version=1, by=farid)
    with refused("end.not_earlier"):
        served.end(on=served.until_on, version=1, by=farid)
    with refused("end.before_start"):
        served.end(on=served.from_on - timedelta(days=1), version=1, by=farid)
    served.end(on=served.today - timedelta(days=1), version=1, by=farid)
    assert served.state(served.today) == "ended"
    assert not cast.actor("amara").post_ids
    with refused("deployment.is_over"):
        served.extend(until=served.today, version=2, by=cast.actor("farid"))


@pytest.mark.requirement("R-1.2-a", "R-1.2-b")
def test_duties_change_with_the_day_from_which_they_hold(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    post = served.post
    with refused("post.holds_later"):
        post.change({"topics": ["f"]}, holds_from=served.today + timedelta(days=1), version=1, by=farid)
    post.change({"topics": ["f"], "country": making.country("GHA")}, holds_from=served.today, version=1, by=farid)
    assert (post.topics, post.country_id, post.version) == (["f"], "SEN", 2)
    cast.actor("rosa")
    event = Event.objects.get(act="post.changed")
    assert event.noted == {"changed": ["topics"], "holds_from": served.today.isoformat(), "version": 2}


@pytest.mark.requirement("R-2.2-a")
@pytest.mark.parametrize("zone, state", [("Pacific/Kiritimati", "ended"), ("Pacific/Pago_Pago", "ending")])
def test_a_day_ends_at_midnight_where_the_authority_is(cast, zone, state):
    """The two zones are 25 hours apart: what ends today in one has always ended in the other."""
    authority = making.authority("ZON", zone=zone)
    last = clock.today("Pacific/Pago_Pago")
    served = making.deployment(making.post(authority, "GHA"), None, until_on=last)
    assert served.state(served.today) == state


def test_a_leap_day_counts_four_years(cast):
    farid = cast.actor("farid")
    plan = told(farid)
    plan.correct(from_on=date(2028, 2, 29), until_on=date(2032, 2, 29), version=1, by=farid)
    with refused("deployment.long_without_reason"):
        plan.correct(from_on=date(2028, 2, 29), until_on=date(2032, 3, 1), version=2, by=farid)


@pytest.mark.requirement("R-1.2-a")
def test_nobody_gives_themselves_the_standing_of_an_officer_or_prolongs_it(cast):
    """A back office that names itself would read what goes to the networks of the place (security.md AC15)."""
    farid = cast.actor("farid")
    served = making.serving(cast.amara)
    with pytest.raises(Refusal, match=r"deployment\.oneself"):
        served.name_officer(account=cast.farid, version=served.version, by=farid)
    own = making.deployment(making.post(making.authority("FRA"), "GEO"), cast.farid)
    farid = cast.actor("farid")
    with pytest.raises(Refusal, match=r"not_allowed\.amend"):
        own.extend(until=own.until_on + timedelta(days=1), version=own.version, by=farid)
    served.refresh_from_db()
    assert served.account_id == cast.amara.pk
