"""An agency's product reaches the posts and networks that it concerns, and the agency learns which authorities have it."""

import pytest

from ilonet.access.circles import ENTITLED
from ilonet.authorities.models import Authority
from ilonet.lib.refusals import Refusal
from ilonet.reports.models import Arrived, Report
from ilonet.reports.passing_on import open_to, pass_on, receive, received_by
from tests import making
from tests.cast import entering
from tests.working import tell_what_was_done


@pytest.fixture
def product(cast):
    """Of Chiara's service, to two back offices: that of Amara and that of Tove."""
    to = [making.serving(cast.amara).post.authority.back_office_circle_id, _office_of(cast, "tove")]
    return making.report(cast.chiara, audience=to, kind="agency_analysis", tlp="green", title="Risk at the sea")


def _office_of(cast, name):
    [authority] = cast.actor(name).reviews_for
    return Authority.objects.get(pk=authority).back_office_circle_id


def knows(cast, name, product):
    return Report.objects.visible_to(cast.actor(name)).filter(pk=product.pk).exists()


@pytest.mark.requirement("R-REC18")
def test_a_back_office_passes_it_on_to_its_own_posts(cast, product):
    farid = entering(cast.farid)
    assert not knows(cast, "amara", product)
    page = farid.get(f"/information/{product.public_id}/passing/").content.decode()
    post = making.serving(cast.amara).post
    assert f"post:{post.public_id}" in page
    assert f"post:{making.serving(cast.bruno).post.public_id}" not in page
    answer = farid.post(f"/information/{product.public_id}/passing/", {"to": [f"post:{post.public_id}"]})
    assert answer.status_code == 302
    assert knows(cast, "amara", product)
    assert not knows(cast, "bruno", product)
    tell_what_was_done()
    assert "say that you have received it" in entering(cast.amara).get("/me/notices/").content.decode()


@pytest.mark.requirement("R-REC18", "R-SEC-3", "R-SEC-4")
@pytest.mark.parametrize("facts", [{"tlp": "red"}, {"handling": "H2"}, {"handling": "H3", "handling_note": "Ask."}])
def test_its_marking_is_kept(cast, facts):
    to = [making.serving(cast.bruno).post.circle_id, _office_of(cast, "farid")]
    made = making.report(cast.chiara, audience=to, kind="agency_analysis", **facts)
    with pytest.raises(Refusal) as refused:
        pass_on(made, [f"post:{making.serving(cast.amara).post.public_id}"], by=cast.actor("farid"))
    assert refused.value.status == 403


@pytest.mark.requirement("R-5.2-a")
def test_a_facilitator_passes_it_on_to_the_network_where_it_may_travel(cast):
    for tlp in ("green", "amber"):
        to = [making.serving(cast.elena).post.circle_id]
        made = making.report(cast.chiara, audience=to, kind="agency_analysis", tlp=tlp)
        network = f"network:{cast.west.public_id}"
        names = [one.token for one in open_to(made, cast.actor("elena"))]
        assert (network in names) == (tlp == "green")
        if tlp == "green":
            pass_on(made, [network], by=cast.actor("elena"))
            assert knows(cast, "bruno", made)
        else:
            with pytest.raises(Refusal, match=r"product\.not_to_them"):
                pass_on(made, [network], by=cast.actor("elena"))


@pytest.mark.requirement("R-REC18")
def test_the_agency_sees_authorities_and_nobody_else_does(cast, product):
    for name, says in (("farid", "received"), ("tove", "received"), ("tove", "used")):
        answer = entering(cast.people[name]).post(f"/information/{product.public_id}/receipt/", {"says": says})
        assert answer.status_code == 302
    told = received_by(product, cast.actor("chiara"))
    assert sorted(says for _name, says in told) == ["received", "used"]
    assert [says for _name, says in received_by(product, cast.actor("farid"))] == ["received"]
    page = entering(cast.chiara).get(f"/information/{product.public_id}/").content.decode()
    assert "Agency product" in page
    listed = entering(cast.tove).get(f"/api/v1/reports/{product.public_id}/receipts").json()["items"]
    assert [one["says"] for one in listed] == ["used"]
    with pytest.raises(Refusal):
        receive(product, Arrived.USED, by=cast.actor("chiara"))


def test_of_other_kinds_there_is_nothing_to_receive(cast):
    made = making.report(cast.amara, audience=[cast.west.circle_id])
    bruno = entering(cast.bruno)
    assert bruno.post(f"/information/{made.public_id}/receipt/", {"says": "used"}).status_code == 403
    assert bruno.get(f"/information/{made.public_id}/passing/").status_code == 403
    assert bruno.get(f"/api/v1/reports/{made.public_id}/passing").status_code == 403


@pytest.mark.requirement("R-REC18")
def test_whoever_reads_it_already_is_not_offered(cast):
    """By name, as everybody entitled, or as a member of a network that it went to."""
    farid, post = cast.actor("farid"), making.serving(cast.amara).post
    for audience, offered in (([ENTITLED], False), ([cast.west.circle_id], False), ([cast.east.circle_id], True)):
        to = [*audience, post.authority.back_office_circle_id]
        made = making.report(cast.chiara, audience=to, kind="agency_analysis", tlp="green")
        assert (f"post:{post.public_id}" in [one.token for one in open_to(made, farid)]) == offered


def test_posts_in_one_city_are_told_apart(cast, product):
    post = making.serving(cast.amara).post
    making.post(post.authority, "SEN", city="Dakar", kind="regional")
    labels = [one.label for one in open_to(product, cast.actor("farid"))]
    assert len(set(labels)) == len(labels) == 2
