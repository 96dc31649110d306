"""What is being written can be given up by its post, and by nobody else; what was released cannot."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib.refusals import Refusal
from ilonet.reports.discarding import discard
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.submission import submit
from ilonet.reports.tests.test_verbs import draft
from tests import making
from tests.cast import entering


def kept(report):
    """Rows of it that the database still holds."""
    with as_the_system(because=making.BECAUSE):
        reports = Report.objects.unrestricted(because=making.BECAUSE).filter(pk=report.pk)
        versions = ReportVersion.objects.unrestricted(because=making.BECAUSE).filter(report_id=report.pk)
        return reports.count(), sorted(versions.values_list("number", flat=True))


def released(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    return report


def test_a_draft_goes_wholly_and_the_audit_keeps_its_id_only(cast):
    report, amara = draft(cast), entering(cast.people["amara"])
    address = f"/information/{report.public_id}/"
    assert f"{address}discard/" in amara.get(address).content.decode()
    assert "Discard this draft?" in amara.get(f"{address}discard/").content.decode()
    answer = amara.post(f"{address}discard/")
    assert answer.headers["Location"] == "/information/?shelf=drafts"
    assert kept(report) == (0, [])
    assert amara.get(address).status_code == 404
    event = Event.objects.get(act="report.discarded")
    assert (event.public_id, event.noted) == (report.public_id, {"version": 1})


def test_a_new_version_is_given_up_and_its_readers_keep_the_released_one(cast):
    report = released(cast)
    revise(report, by=cast.actor("amara"))
    amara, bruno = entering(cast.people["amara"]), entering(cast.people["bruno"])
    address = f"/information/{report.public_id}/"
    assert "Give up version 2?" in amara.get(f"{address}discard/").content.decode()
    assert amara.post(f"{address}discard/").headers["Location"] == address
    assert kept(report) == (1, [])
    assert report.title in bruno.get(address).content.decode()
    assert amara.post(f"{address}revision/").status_code == 302
    assert kept(report) == (1, [2])


@pytest.mark.parametrize("name, status", [("bruno", 404), ("chiara", 404), ("farid", 404), ("greta", 404)])
def test_nobody_else_discards_or_learns_of_it(cast, name, status):
    report = draft(cast)
    for door in (f"/information/{report.public_id}/discard/", f"/api/v1/reports/{report.public_id}/discard"):
        assert entering(cast.people[name]).post(door).status_code == status
    assert kept(report) == (1, [])


def test_a_released_report_and_one_handed_in_stay(cast):
    report = released(cast)
    with pytest.raises(Refusal) as refused:
        discard(report, by=cast.actor("amara"))
    assert refused.value.code == "not_allowed.discard"
    authority = making.authority("FRA")
    authority.reviews_before_release = True
    authority.save()
    waiting = draft(cast, audience=[cast.west.circle_id])
    submit(waiting, by=cast.actor("amara"))
    for name in ("amara", "farid"):
        with pytest.raises(Refusal):
            discard(waiting, by=cast.actor(name))
    assert (kept(report)[0], kept(waiting)[0]) == (1, 1)


def test_machines_discard_too(cast):
    report = draft(cast)
    assert entering(cast.people["amara"]).post(f"/api/v1/reports/{report.public_id}/discard").status_code == 204
    assert kept(report) == (0, [])
