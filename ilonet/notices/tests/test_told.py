"""Who is told of an act, and who is not: through the door, over the audit, into the inbox."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.notices import hearing
from ilonet.notices.inbox import known_to, lines_of, unread
from ilonet.notices.models import Notice
from ilonet.reports.models import Report, Widening
from ilonet.spills.models import Spill
from tests import making
from tests.making import BECAUSE
from tests.working import do_what_waits, tell_what_was_done


@pytest.fixture
def told(cast):
    """What the inbox of this person says, after everybody was told."""

    def ask(name):
        tell_what_was_done()
        actor = cast.actor(name)
        return [(line.says, line.named.title if line.named else "") for line in lines_of(actor, list(known_to(actor)))]

    return ask


@pytest.fixture
def handed_in(cast):
    """A draft of Amara's with her back office."""
    with as_the_system(because=BECAUSE):
        Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    report = making.report(cast.amara, audience=[cast.west.circle_id], released=False, title="Boats in October")
    with as_the_system(because=BECAUSE):
        report.readers = report.originator
        report.submitted_at = clock.now()
        report.save()
    return report


def address(report, step=""):
    return f"/information/{report.public_id}/{step}"


@pytest.mark.requirement("R-9.0-r19")
def test_the_author_is_told_that_a_report_came_back(enter, cast, told, handed_in):
    answer = enter("farid").post(address(handed_in, "return/"), {"because": "Say of which month the figures are."})
    assert answer.status_code == 302
    assert told("amara") == [("A report came back to your post", "Boats in October")]
    for other in ("farid", "bruno", "tove", "rosa"):
        assert told(other) == []


def test_of_a_withdrawal_those_who_opened_it_are_told_without_its_title(enter, cast, told):
    report = making.report(cast.amara, audience=[cast.west.circle_id], title="Boats in October")
    assert enter("bruno").get(address(report)).status_code == 200
    assert enter("amara").post(address(report, "withdrawal/"), {"because": "Wrong readers."}).status_code == 302
    [(says, title)] = told("bruno")
    assert "withdrawn by its originator" in says
    assert title == ""
    shown = enter("bruno").get("/me/notices/").content.decode()
    assert "You opened it on" in shown
    assert "Boats in October" not in shown
    assert told("elena") == []  # never opened it
    assert told("amara") == []  # did it


def test_whoever_lost_their_standing_between_act_and_telling_is_told_nothing(enter, cast, told, handed_in):
    """The twin: the same act, the officer gone before the audit is read on (AC08)."""
    enter("farid").post(address(handed_in, "return/"), {"because": "Say of which month the figures are."})
    _end_deployment(cast.amara)
    assert told("amara") == []
    with as_the_system(because=BECAUSE):
        assert not Notice.objects.unrestricted(because=BECAUSE).exists()


def test_what_is_no_longer_visible_is_neither_listed_nor_counted(enter, cast, told, handed_in):
    """The twin after telling: standing ends, the notice is as if it had never been."""
    amara = enter("amara")
    enter("farid").post(address(handed_in, "return/"), {"because": "Say of which month the figures are."})
    [_] = told("amara")
    with as_the_system(because=BECAUSE):
        notice = Notice.objects.unrestricted(because=BECAUSE).get()
    assert unread(cast.actor("amara")) == 1
    opened = f"/me/notices/{notice.public_id}/"
    _end_deployment(cast.amara)
    assert unread(cast.actor("amara")) == 0
    assert amara.get(opened).status_code == 404
    assert amara.post(f"{opened}read/").status_code == 404
    shown = amara.get("/me/notices/").content.decode()
    assert "came back to your post" not in shown


def test_nobody_is_told_twice_and_nobody_of_what_they_did(enter, cast, told):
    deployment = making.serving(cast.amara)
    until = deployment.until_on + timedelta(days=30)
    sent = {"until_on": until.isoformat(), "version": deployment.version, "notified_on": clock.today().isoformat()}
    answer = enter("farid").post(f"/register/{deployment.public_id}/extension/", sent)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert [says for says, _ in told("amara")] == ["Your deployment was extended"]
    tell_what_was_done()
    assert len(told("amara")) == 1
    assert told("farid") == []


def test_an_act_that_cannot_be_told_holds_up_no_other(enter, cast, told, handed_in, monkeypatch):
    report = making.report(cast.amara, audience=[cast.west.circle_id], title="Second")
    enter("bruno").get(address(report))
    enter("farid").post(address(handed_in, "return/"), {"because": "Say of which month the figures are."})
    enter("amara").post(address(report, "withdrawal/"), {"because": "Wrong readers."})
    whole = hearing.tell

    def fails_once(heard):
        if heard.act == "report.returned":
            raise LookupError
        return whole(heard)

    monkeypatch.setattr(hearing, "tell", fails_once)
    assert len(told("bruno")) == 1
    assert told("amara") == []
    monkeypatch.undo()
    assert do_what_waits("notices.tell") == ["notices.tell"]
    assert len(told("amara")) == 1


@pytest.fixture
def boats(cast):
    return making.report(cast.amara, audience=[cast.west.circle_id], title="Boats in October")


def test_the_originator_is_told_of_a_wish_and_the_asker_of_the_answer(enter, told, boats):
    wish = {"to": "authority:SWE", "because": "They asked me about it."}
    assert enter("bruno").post(f"/information/{boats.public_id}/sharing/", wish).status_code == 302
    assert told("amara") == [("Somebody asks that more may read a report of yours", "Boats in October")]
    assert told("elena") == []
    with as_the_system(because=BECAUSE):
        asked = Widening.objects.unrestricted(because=BECAUSE).get()
    answer = enter("amara").post(
        f"/information/widenings/{asked.public_id}/", {"next": "decline", "because": "Not yet."}
    )
    assert answer.status_code == 302
    assert told("bruno") == [("The originator has declined that more may read a report", "Boats in October")]


def test_of_a_spill_who_opened_it_and_who_oversees_are_told_without_its_title(enter, cast, told, boats):
    with as_the_system(because=BECAUSE):
        boats.readers = [*boats.readers, boats.authority.back_office_circle_id]
        boats.save(update_fields=["readers"])
    assert enter("bruno").get(f"/information/{boats.public_id}/").status_code == 200
    pressed = enter("amara").post(f"/information/{boats.public_id}/spill/", {"because": "A name."})
    assert pressed.status_code == 302
    for name, begins in (
        ("bruno", "A report that you opened"),
        ("pavel", "A report was hidden"),
        ("farid", "A report of"),
    ):
        [(says, title)] = told(name)
        assert says.startswith(begins)
        assert title == ""
    assert told("elena") == []
    with as_the_system(because=BECAUSE):
        spill = Spill.objects.unrestricted(because=BECAUSE).get()
    assert enter("farid").post(f"/information/spills/{spill.public_id}/purge/").status_code == 302
    assert [says for says, _ in told("amara")] == ["A report of your post was purged"]
    assert "Boats in October" not in enter("bruno").get("/me/notices/").content.decode()


def _end_deployment(who):
    with as_the_system(because=BECAUSE):
        own = Deployment.objects.unrestricted(because=BECAUSE).filter(account=who)
        own.update(until_on=clock.today() - timedelta(days=1))
        assert Report.objects.unrestricted(because=BECAUSE).exists()
