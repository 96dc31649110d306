"""Opened to more by the originator alone, asked for by others; to fewer at once; each with its twin (R-SEC-7)."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.reports.asking_wider import agree, ask, decline
from ilonet.reports.lowering import keep_days, set_lowering
from ilonet.reports.models import Report, ReportVersion, Widening
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.sharing import narrow, widen
from ilonet.reports.tests.test_verbs import draft, seen_by
from ilonet.reports.withdrawal import withdraw
from tests import making
from tests.cast import entering

WEST = {"amara", "bruno", "farid"}


@pytest.fixture
def report(cast):
    made = draft(cast, audience=[cast.west.circle_id])
    release(made, by=cast.actor("amara"))
    return made


def reviewed(report):
    """Its authority releases for its officers."""
    report.authority.reviews_before_release = True
    report.authority.save(update_fields=["reviews_before_release"])


def events(*acts):
    with as_the_system(because=making.BECAUSE):
        return list(Event.objects.filter(act__in=acts).order_by("at"))


def seen(cast, name, public_id):
    return entering(cast.people[name]).get(f"/information/{public_id}/").status_code


@pytest.mark.requirement("R-SEC-7")
def test_the_originator_opens_it_and_closes_it_again(cast, report):
    assert seen_by(cast, report) == WEST
    reached = widen(report, [cast.east.circle_id], by=cast.actor("amara"))
    assert seen_by(cast, report) == WEST | {"chiara"}
    [widened] = events("report.widened")
    noted = widened.noted
    assert (noted["circles"], noted["readers"]) == (1, reached.people)
    assert seen(cast, "chiara", report.public_id) == 200
    narrow(report, [cast.east.circle_id], by=cast.actor("farid"))
    assert seen_by(cast, report) == WEST
    assert seen(cast, "chiara", report.public_id) == 404
    with pytest.raises(Refusal, match=r"audience\.nobody_left"):
        narrow(report, [cast.west.circle_id], by=cast.actor("amara"))


@pytest.mark.parametrize("name", ["bruno", "chiara", "tove", "nils"])
def test_nobody_else_opens_or_closes_it(cast, report, name):
    for verb in (widen, narrow):
        with pytest.raises(Refusal) as refused:
            verb(report, [cast.west.circle_id, cast.east.circle_id], by=cast.actor(name))
        assert refused.value.status == (403 if name == "bruno" else 404)
    assert seen_by(cast, report) == WEST


def test_where_the_back_office_releases_the_author_asks_like_any_reader(cast, report):
    reviewed(report)
    with pytest.raises(Refusal):
        widen(report, [cast.east.circle_id], by=cast.actor("amara"))
    wish = ask(report, [cast.east.circle_id], because="They see the same vessels.", by=cast.actor("amara"))
    with pytest.raises(Refusal):
        agree(wish, by=cast.actor("amara"))
    agree(wish, by=cast.actor("farid"))
    assert seen_by(cast, report) == WEST | {"chiara"}


@pytest.mark.requirement("R-SEC-7")
def test_a_reader_asks_and_the_originator_answers(cast, report):
    asked = ask(report, [cast.east.circle_id], because="They see the same vessels.", by=cast.actor("bruno"))
    assert seen_by(cast, report) == WEST, "asking opens nothing"
    known = {name for name in ("amara", "bruno", "farid", "elena", "chiara", "nils") if _knows(cast, name, asked)}
    assert known == {"amara", "bruno", "farid"}
    with pytest.raises(Refusal, match=r"widening\.asked_already"):
        ask(report, [cast.east.circle_id], because="Once more.", by=cast.actor("bruno"))
    with pytest.raises(Refusal):
        agree(asked, by=cast.actor("bruno"))
    decline(asked, because="Not before the operation has ended.", by=cast.actor("amara"))
    assert seen_by(cast, report) == WEST
    with pytest.raises(Refusal):
        agree(asked, by=cast.actor("farid"))
    again = ask(report, [cast.east.circle_id], because="It has ended.", by=cast.actor("bruno"))
    agree(again, by=cast.actor("amara"))
    assert seen_by(cast, report) == WEST | {"chiara"}
    acts = sorted(one.act for one in events("widening.asked", "widening.agreed", "widening.declined"))
    assert acts == ["widening.agreed", "widening.asked", "widening.asked", "widening.declined"]
    assert [one.hat_label for one in events("report.widened")] == ["officer · Dakar · FRA"], (
        "no widening without the originator's own act"
    )
    withdraw(report, because="It was wrong.", by=cast.actor("amara"))
    assert not _knows(cast, "bruno", asked)


def _knows(cast, name, wish):
    return Widening.objects.visible_to(cast.actor(name)).filter(pk=wish.pk).first() is not None


def test_red_is_opened_to_named_posts_only(cast):
    bruno, elena = (making.serving(cast.people[name]).post.circle_id for name in ("bruno", "elena"))
    made = draft(cast, audience=[bruno], tlp="red")
    release(made, by=cast.actor("amara"))
    with pytest.raises(Refusal, match=r"audience\.red_to_posts_only"):
        widen(made, [cast.west.circle_id], by=cast.actor("amara"))
    widen(made, [elena], by=cast.actor("amara"))
    assert seen_by(cast, made, ("amara", "bruno", "elena", "farid")) == {"amara", "bruno", "elena"}


def test_the_version_being_written_follows_and_earlier_ones_are_known_to_no_more(cast, report):
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    widen(report, [cast.east.circle_id], by=cast.actor("amara"))
    assert _versions(cast, "chiara", report) == [2], "what was released to fewer stays with them"
    assert _versions(cast, "bruno", report) == [1, 2]
    release(report, by=cast.actor("amara"))
    assert seen_by(cast, report) == WEST | {"chiara"}
    narrow(report, [cast.west.circle_id], by=cast.actor("amara"))
    assert seen_by(cast, report) == {"amara", "farid", "chiara"}
    assert _versions(cast, "bruno", report) == []


def _versions(cast, name, report):
    rows = ReportVersion.objects.visible_to(cast.actor(name)).filter(report_id=report.pk)
    return sorted(rows.values_list("number", flat=True))


@pytest.mark.requirement("R-SEC-3")
@pytest.mark.requirement("R-SEC-7")
def test_the_marking_falls_on_its_day_and_not_before(cast):
    bruno = making.serving(cast.bruno).post.circle_id
    made = draft(cast, audience=[bruno], tlp="red", valid_until=clock.today("Africa/Dakar") + timedelta(days=9))
    release(made, by=cast.actor("amara"))
    with pytest.raises(Refusal, match=r"report\.lowering"):
        set_lowering(made, on=clock.today(), to="green", by=cast.actor("amara"))
    with pytest.raises(Refusal):
        set_lowering(made, on=clock.today() + timedelta(days=3), to="green", by=cast.actor("bruno"))
    set_lowering(made, on=clock.today() + timedelta(days=3), to="green", by=cast.actor("amara"))
    clock.move(timedelta(days=1))
    assert keep_days() == 0
    clock.move(timedelta(days=3))
    assert keep_days() == 1
    assert keep_days() == 0
    held = _row(made)
    assert (held.tlp, held.lowers_on, held.sealed, held.expired_at) == ("green", None, None, None)
    assert held.words, "found by its words from now on"
    assert seen_by(cast, made) == {"amara", "bruno", "farid"}, "readers are those that were chosen, and the back office"
    clock.move(timedelta(days=8))
    assert keep_days() == 1
    assert _row(made).expired_at is not None
    assert "do not rely on it" in entering(cast.bruno).get(f"/information/{made.public_id}/").content.decode()
    assert {(one.act, one.hat) for one in events("report.lowered", "report.expired")} == {
        ("report.lowered", "system"),
        ("report.expired", "system"),
    }


def _row(report):
    with as_the_system(because=making.BECAUSE):
        return Report.objects.unrestricted(because=making.BECAUSE).get(pk=report.pk)


def test_on_its_pages_a_reader_asks_and_the_originator_agrees(cast, report):
    bruno, amara, address = entering(cast.bruno), entering(cast.amara), f"/information/{report.public_id}/sharing/"
    assert "Ask that others may read it" in bruno.get(f"/information/{report.public_id}/").content.decode()
    page = bruno.get(address).content.decode()
    assert 'value="authority:SWE"' in page
    assert "Take out" not in page
    counted = bruno.post(address, {"to": "authority:SWE", "next": "count"})
    assert "Who would then be able to read it" in counted.content.decode()
    assert bruno.post(address, {"to": "authority:SWE"}).status_code == 400
    assert bruno.post(address, {"to": "authority:SWE", "because": "They asked me about it."}).status_code == 302
    with as_the_system(because=making.BECAUSE):
        wish = Widening.objects.unrestricted(because=making.BECAUSE).get()
    here = f"/information/widenings/{wish.public_id}/"
    assert "Agree" not in bruno.get(here).content.decode()
    assert bruno.post(here, {"next": ""}).status_code == 403
    assert entering(cast.elena).get(here).status_code == 404
    assert amara.post(here, {"next": "decline"}).status_code == 400, "who declines says why"
    assert amara.post(here).headers["Location"] == here
    assert "Agreed" in bruno.get(here).content.decode()
    assert seen(cast, "tove", report.public_id) == 200
    assert amara.post(f"/information/{report.public_id}/narrowing/", {"from": "authority:SWE"}).status_code == 302
    assert seen(cast, "tove", report.public_id) == 404


def test_by_the_interface_too(cast, report):
    bruno, farid, json = entering(cast.bruno), entering(cast.farid), "application/json"
    here = f"/api/v1/reports/{report.public_id}"
    wish = {"audience": ["authority:SWE"], "because": "They asked me about it."}
    assert bruno.post(f"{here}/widen", wish, json).status_code in {400, 403, 422}
    made = bruno.post(f"{here}/widenings", wish, json)
    assert made.status_code == 201, made.content
    assert [one["agreed"] for one in bruno.get(f"{here}/widenings").json()["items"]] == [None]
    answered = farid.post(f"/api/v1/widenings/{made.json()['id']}/answer", {"agree": True}, json)
    assert answered.json()["agreed"] is True
    assert seen(cast, "tove", report.public_id) == 200
    assert farid.post(f"{here}/narrow", {"audience": ["authority:SWE"]}, json).status_code == 200
    assert seen(cast, "tove", report.public_id) == 404
