"""What is made from a report follows its readers at once, whatever happens to that one, and its originator hears of it."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal
from ilonet.reports import deriving
from ilonet.reports.deriving import HELD
from ilonet.reports.inheriting import inherit
from ilonet.reports.lowering import keep_days, set_lowering
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.overreach import insist_within
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.sharing import narrow, widen
from ilonet.reports.tests.test_citing import saying, spoken
from ilonet.reports.tests.writing import at, stored
from ilonet.reports.withdrawal import withdraw
from ilonet.spills.pressing import press, spillable
from ilonet.spills.undoing import undo
from tests import making
from tests.working import tell_what_was_done

pytestmark = pytest.mark.requirement("R-SEC-7")


@pytest.fixture
def source(cast):
    """Of another authority, to the West and the East."""
    return making.report(cast.bruno, audience=[cast.west.circle_id, cast.east.circle_id], title="Of both regions")


@pytest.fixture
def report(cast, source):
    """To both regions too, made from it; and one in turn made from this."""
    return spoken(cast, made=[source], title="Made from it", audience=[cast.west.circle_id, cast.east.circle_id])


@pytest.fixture
def next_one(cast, report):
    return spoken(cast, made=[report], by="elena", title="Made from that", audience=[cast.east.circle_id])


def readers(report):
    with as_the_system(because=making.BECAUSE):
        return set(Report.objects.unrestricted(because=making.BECAUSE).get(pk=report.pk).readers)


def own(report):
    return set(report.originator)


def test_narrowed_it_takes_the_others_along_and_widened_it_gives_them_back(cast, enter, source, report, next_one):
    west, east = cast.west.circle_id, cast.east.circle_id
    narrow(stored(cast, source, "bruno"), [east], by=cast.actor("bruno"))
    assert readers(report) == own(report) | {west}
    assert readers(next_one) == own(next_one)
    assert enter("chiara").get(at(report)).status_code == 404
    assert "Fewer can read it than you chose" in enter("amara").get(at(report)).content.decode()
    assert "Fewer can read it than you chose" not in enter("bruno").get(at(report)).content.decode()
    with as_the_system(because=making.BECAUSE):
        events = Event.objects.filter(act="report.followed_source").order_by("at")
        assert {(one.public_id, one.actor, one.noted["circles"]) for one in events} == {
            (report.public_id, "system", -1),
            (next_one.public_id, "system", -1),
        }
    widen(stored(cast, source, "bruno"), [east], by=cast.actor("bruno"))
    assert readers(report) == own(report) | {west, east}
    assert readers(next_one) == own(next_one) | {east}


def test_its_post_and_its_back_office_are_told_and_nobody_else(cast, enter, source, report):
    narrow(stored(cast, source, "bruno"), [cast.east.circle_id], by=cast.actor("bruno"))
    tell_what_was_done()
    says = {name: enter(name).get("/me/notices/").content.decode() for name in ("amara", "farid", "elena", "chiara")}
    assert "What a report of your post is made from changed" in says["amara"]
    assert "What a report of your authority is made from changed" in says["farid"]
    assert not [name for name in ("elena", "chiara") if "made from changed" in says[name]]


def test_withdrawn_it_leaves_the_others_to_their_originators_until_written_without_it(cast, source, report, next_one):
    withdraw(stored(cast, source, "bruno"), because="It was wrong.", by=cast.actor("bruno"))
    assert readers(report) == own(report)
    assert readers(next_one) == own(next_one)
    mine = stored(cast, report)
    revise(mine, by=cast.actor("amara"))
    saying(cast, mine, "amara", made_from=[], why="Without it.")
    release(mine, by=cast.actor("amara"))
    assert readers(report) == own(report) | {cast.west.circle_id, cast.east.circle_id}
    with as_the_system(because=making.BECAUSE):
        versions = ReportVersion.objects.unrestricted(because=making.BECAUSE).filter(report=report)
        assert set(versions.get(number=1).readers) == own(report), "what was made from it stays so"
    assert readers(next_one) == own(next_one) | {cast.east.circle_id}, "what it is made from is open again"


def test_spilled_and_given_back(cast, source, report, next_one):
    spill = press(spillable(source.public_id, cast.actor("bruno")), because="A number.", by=cast.actor("bruno"))
    assert readers(report) == own(report)
    assert readers(next_one) == own(next_one)
    undo(spill, because="It was a number of vessels.", by=cast.actor("pavel"))
    assert readers(report) == own(report) | {cast.west.circle_id, cast.east.circle_id}
    assert readers(next_one) == own(next_one) | {cast.east.circle_id}


def test_given_back_itself_it_reaches_no_further_than_its_source_by_then(cast, source, report):
    spill = press(spillable(report.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))
    narrow(stored(cast, source, "bruno"), [cast.east.circle_id], by=cast.actor("bruno"))
    assert readers(report) == set()
    undo(spill, because="It was a number of vessels.", by=cast.actor("pavel"))
    assert readers(report) == own(report) | {cast.west.circle_id}


def test_an_earlier_version_follows_what_it_was_made_from(cast, source, report):
    mine = stored(cast, report)
    revise(mine, by=cast.actor("amara"))
    saying(cast, mine, "amara", made_from=[], why="Without it.")
    release(mine, by=cast.actor("amara"))
    narrow(stored(cast, source, "bruno"), [cast.east.circle_id], by=cast.actor("bruno"))
    assert readers(report) == own(report) | {cast.west.circle_id, cast.east.circle_id}
    with as_the_system(because=making.BECAUSE):
        versions = ReportVersion.objects.unrestricted(because=making.BECAUSE).filter(report=report)
        assert set(versions.get(number=1).readers) == own(report) | {cast.west.circle_id}


def test_its_originator_opens_it_and_lets_its_marking_fall_no_further(cast, source, report):
    narrow(stored(cast, source, "bruno"), [cast.east.circle_id], by=cast.actor("bruno"))
    with pytest.raises(Refusal, match=r"derived\.wider"):
        widen(stored(cast, report), [making.serving(cast.chiara).post.circle_id], by=cast.actor("amara"))
    day = clock.today() + timedelta(days=1)
    with pytest.raises(Refusal, match=r"report\.lowering"):
        set_lowering(stored(cast, report), on=day, to="green", by=cast.actor("amara"))


def test_a_marking_waits_to_fall_until_its_source_allows_it(cast, source, report):
    today = clock.today()
    with as_the_system(because=making.BECAUSE):
        rows = Report.objects.unrestricted(because=making.BECAUSE)
        rows.filter(pk=report.pk).update(lowers_on=today, lowers_to="green")
    assert keep_days() == 0
    assert stored(cast, report).tlp == "amber"
    with as_the_system(because=making.BECAUSE):
        rows.filter(pk=source.pk).update(lowers_on=today, lowers_to="green")
    keep_days()
    keep_days()
    assert (stored(cast, source).tlp, stored(cast, report).tlp) == ("green", "green")


def test_reports_made_from_each_other_come_to_an_end(cast, source, report):
    theirs = stored(cast, source, "bruno")
    revise(theirs, by=cast.actor("bruno"))
    saying(cast, theirs, "bruno", made_from=[report], why="With that.")
    release(theirs, by=cast.actor("bruno"))
    narrow(stored(cast, source, "bruno"), [cast.east.circle_id], by=cast.actor("bruno"))
    assert readers(report) == own(report) | {cast.west.circle_id}
    inherit(stored(cast, report))
    assert readers(source) == own(source) | {cast.west.circle_id}


def test_a_source_is_held_while_it_is_decided_and_nobody_waits_for_it(cast, source, monkeypatch):
    """Else a narrowing at the same moment would see nothing made from it, and the release its readers of before."""

    def locked_by():
        with as_the_system(because=making.BECAUSE):
            return sql.value("SELECT xmax::text FROM reports_report WHERE id = %s", [source.pk])

    before = locked_by()
    insist_within(stored(cast, source, "bruno").text, cast.actor("bruno"))
    assert locked_by() == before, "made from nothing"
    report = making.report(cast.amara, audience=[], released=False)
    saying(cast, report, "amara", made_from=[source], audience=[cast.west.circle_id])
    insist_within(stored(cast, report).text, cast.actor("amara"))
    assert locked_by() != before
    assert HELD.endswith("NOWAIT")

    asked = sql.rows

    def taken(statement, parameters=None):
        if statement == HELD:
            raise OperationalError("could not obtain lock on row")
        return asked(statement, parameters)

    monkeypatch.setattr(sql, "rows", taken)
    with pytest.raises(Refusal) as refused:
        deriving.hold([str(source.public_id)])
    assert (refused.value.code, refused.value.status) == ("derived.changing", 409)
