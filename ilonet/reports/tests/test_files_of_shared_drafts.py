"""Files of a shared draft: exactly those that had passed when it was shared, for its guests, and not a second longer."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.documents import scanning
from ilonet.documents.models import File, State
from ilonet.documents.rejudging import basis
from ilonet.lib import clock, sql
from ilonet.lib.files.tests.making import docx
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.reports.attaching import take_off
from ilonet.reports.models import Report, SharedDraft
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.sharing_drafts import share, take_back
from ilonet.reports.tests.test_files import DOUBTFUL, acts_done, only_file, sent
from ilonet.reports.tests.test_sharing_drafts import EVERYBODY, to
from ilonet.reports.tests.test_verbs import draft
from ilonet.reports.withdrawal import withdraw
from ilonet.spills.pressing import press
from ilonet.spills.undoing import undo
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering
from tests.working import do_what_waits

pytestmark = pytest.mark.requirement("INV-3", "R-9.1-a")
WORDS = "Boats of the harbour."


@pytest.fixture
def report(cast):
    return draft(cast, audience=[cast.east.circle_id])


@pytest.fixture
def file(report):
    return making.file_of(report, "scan.txt", WORDS)


def shown(cast, report, name="bruno", days=7):
    amara = cast.actor("amara")
    report.refresh_from_db()
    return share(report, [to(cast, name)], days=days, by=amara)


def door(file, name=""):
    return f"/information/drafts/files/{file.public_id}/{name}"


def seen_by(cast, file):
    """By the condition, by the policy alone, by the pages and by the interface."""
    found = set()
    for name in EVERYBODY:
        known = File.objects.visible_to(cast.actor(name)).filter(pk=file.pk).exists()
        asked = "SELECT id FROM documents_file WHERE id = %s"
        assert known == bool(sql.rows(asked, [file.pk])), name
        client = entering(cast.people[name])
        machines = f"/api/v1/drafts/files/{file.public_id}"
        for address in (door(file), door(file, "content/"), machines, f"{machines}/content"):
            assert client.get(address).status_code == (200 if known else 404), (name, address)
        found |= {name} if known else set()
    return found


def guests_of(cast, file):
    """After its draft is over, those who could be more than the report's own readers."""
    return {
        name
        for name in ("bruno", "elena", "tove")
        if File.objects.visible_to(cast.actor(name)).filter(pk=file.pk).exists()
        or entering(cast.people[name]).get(door(file)).status_code != 404
    }


def test_a_guest_reads_and_takes_what_went_along_and_it_is_recorded(cast, report, file):
    made = shown(cast, report)
    assert seen_by(cast, file) == {"amara", "bruno"}
    bruno = entering(cast.bruno)
    page = bruno.get(f"/information/drafts/{made.public_id}/").content.decode()
    assert "scan.txt" in page
    assert door(file) in page
    assert door(file, "content/") in page
    told = bruno.get(door(file))
    assert WORDS in told.content.decode()
    assert str(report.public_id) not in told.content.decode()
    assert b"".join(bruno.get(door(file, "content/")).streaming_content) == WORDS.encode()
    assert bruno.get(door(file, "preview/")).status_code == 404  # no picture
    for address in ("", "content/", "preview/"):  # by the report's own doors it is not there
        assert bruno.get(f"/information/files/{file.public_id}/{address}").status_code == 404
    assert bruno.get(f"/api/v1/files/{file.public_id}").status_code == 404
    assert bruno.post(f"/information/files/{file.public_id}/removal/").status_code == 404
    assert {"file.read", "file.taken"} <= acts_done(public_id=file.public_id)


def test_nobody_is_a_guest_of_a_file_before_the_draft_is_shared(cast, report, file):
    assert guests_of(cast, file) == set()
    assert entering(cast.amara).get(door(file)).status_code == 404


def released(report, cast, made):
    release(report, by=cast.actor("amara"))


def taken_back(report, cast, made):
    take_back(made, by=cast.actor("amara"))


def lapsed(report, cast, made):
    clock.move(timedelta(days=7, minutes=1))


def shared_with_another(report, cast, made):
    shown(cast, report, "elena")


def withdrawn(report, cast, made):
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    withdraw(report, because="Of another month.", by=cast.actor("amara"))


def their_posting_ended(report, cast, made):
    with as_the_system(because=making.BECAUSE):
        known = Deployment.objects.unrestricted(because=making.BECAUSE).filter(account=cast.bruno)
        known.update(until_on=clock.today() - timedelta(days=1))


@pytest.mark.parametrize("ends", [their_posting_ended, released, taken_back, lapsed, shared_with_another, withdrawn])
def test_its_files_end_with_it_at_that_second(cast, report, file, ends):
    """The twins: open for the guest before, as if it had never been after (AC08)."""
    made = shown(cast, report)
    assert guests_of(cast, file) == {"bruno"}
    ends(report, cast, made)
    assert guests_of(cast, file) == ({"elena"} if ends is shared_with_another else set())


def test_what_comes_or_goes_afterwards_is_not_shown(cast, report, file):
    made = shown(cast, report)
    later = making.file_of(report, "later.txt", "Attached afterwards.")
    assert guests_of(cast, later) == set()
    take_off(file, report, by=cast.actor("amara"))
    for door_ in (f"/information/drafts/{made.public_id}/", door(file)):
        told = entering(cast.bruno).get(door_).content.decode()
        assert "scan.txt" not in told
        assert "later.txt" not in told
    shown(cast, report)
    assert guests_of(cast, later) == {"bruno"}


def test_what_an_earlier_version_keeps_is_shown_no_more_once_it_is_taken_off(cast, report, file):
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    shown(cast, report)
    assert guests_of(cast, file) == {"bruno"}
    file = File.objects.visible_to(amara := cast.actor("amara")).get(pk=file.pk)
    take_off(file, report, by=amara)
    assert guests_of(cast, file) == set()


def test_a_file_that_the_gate_asks_about_again_comes_back_with_another_sharing_alone(cast, report, file):
    made = shown(cast, report)
    for state in (State.ASKED, State.CLEAR):
        assert File.objects.visible_to(cast.actor("amara")).filter(pk=file.pk).update(state=state) == 1
        assert guests_of(cast, file) == set()
    assert "scan.txt" not in entering(cast.amara).get(f"/information/drafts/{made.public_id}/").content.decode()
    shown(cast, report)
    assert guests_of(cast, file) == {"bruno"}


def _sharing(cast, report):
    asked = {"to": [f"post:{making.serving(cast.bruno).post.public_id}"], "days": 7}
    return entering(cast.amara).post(f"/information/{report.public_id}/draft/sharing/", asked, follow=True)


def test_what_the_gate_asks_about_stays_and_its_author_is_told(cast, report, file):
    amara = entering(cast.amara)
    sent(amara, report, DOUBTFUL, "harbour.docx")
    [asked] = File.objects.visible_to(cast.actor("amara")).filter(item=report.public_id, state=State.ASKED)
    page = amara.get(f"/information/{report.public_id}/draft/sharing/").content.decode()
    assert "Goes along with the draft" in page
    assert "Stays with you: The gate asks about “harbour.docx”" in page
    told = _sharing(cast, report).content.decode()
    assert "Stays with you: The gate asks about “harbour.docx”" in told
    assert guests_of(cast, file) == {"bruno"}
    assert guests_of(cast, asked) == set()
    amara.post(f"/information/files/{asked.public_id}/reason/", {"reason": "place", "note": "A vessel."})
    assert guests_of(cast, asked) == set()  # its word came after the sharing
    _sharing(cast, report)
    assert guests_of(cast, asked) == {"bruno"}


def test_what_waits_for_the_search_for_malware_stays_also_when_it_is_clear(cast, report, monkeypatch):
    def away(_pieces):
        raise scanning.NotScanned

    monkeypatch.setattr(scanning, "scan", away)
    sent(entering(cast.amara), report, docx("<w:p><w:r><w:t>Boats of the harbour.</w:t></w:r></w:p>"), "boats.docx")
    file = only_file(cast, report)
    assert file.state == State.WAITING
    assert "waits for the search for malware" in _sharing(cast, report).content.decode()
    monkeypatch.setattr(scanning, "scan", lambda _pieces: scanning.Scan())
    do_what_waits("documents.scan")
    file = only_file(cast, report)
    assert file.state == State.CLEAR
    assert guests_of(cast, file) == set()


def test_a_reason_for_a_file_is_owed_a_look_and_a_mask_ends_it(cast, report, rita):
    amara = entering(cast.amara)
    sent(amara, report, DOUBTFUL, "harbour.docx")
    file = only_file(cast, report)
    amara.post(f"/information/files/{file.public_id}/reason/", {"reason": "place", "note": "A vessel."})
    shown(cast, report)
    assert guests_of(cast, file) == {"bruno"}
    [look] = Look.objects.visible_to(acting_as(rita.pk))
    assert look.is_afterwards
    assert look.passage.found == "Anneke Vandersloot"
    decide(look, "mask", "It is the name of a person.", by=acting_as(rita.pk))
    assert guests_of(cast, file) == set()
    made = shown(cast, report)
    assert [one.why.code for one in made.stays] == ["gate.refused"]
    assert guests_of(cast, file) == set()


def test_the_spill_button_hides_it_and_gives_it_back(cast, report, file):
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    being = making.file_of(report, "newer.txt", "Of the next version.", since=2)
    shown(cast, report)
    assert guests_of(cast, being) == {"bruno"}
    amara = cast.actor("amara")
    spill = press(Report.objects.visible_to(amara).get(pk=report.pk), because="A name stands in it.", by=amara)
    assert guests_of(cast, being) == set()
    assert guests_of(cast, file) == set()
    undo(spill, because="It names nobody.", by=cast.actor("farid"))
    assert guests_of(cast, being) == {"bruno"}


@pytest.mark.parametrize("marked", [{"tlp": "red"}, {"handling": "H2", "handling_note": "Ask."}])
def test_marking_and_handling_keep_the_file_here_and_its_words_readable(cast, marked):
    report = draft(cast, audience=[to(cast, "bruno")], **marked)
    file = making.file_of(report, "scan.txt", WORDS)
    made = shown(cast, report)
    bruno = entering(cast.bruno)
    assert WORDS in bruno.get(door(file)).content.decode()
    refused = bruno.get(door(file, "content/"))
    assert refused.status_code == 403
    assert door(file, "content/") not in bruno.get(f"/information/drafts/{made.public_id}/").content.decode()
    assert bruno.get(f"/api/v1/drafts/{made.public_id}").json()["files"][0]["content"] is None
    assert entering(cast.amara).get(door(file, "content/")).status_code == 200


def test_machines_share_read_and_take(cast, report, file):
    amara = entering(cast.amara)
    amara.post(f"/api/v1/reports/{report.public_id}/files", {"file": SimpleUploadedFile("harbour.docx", DOUBTFUL)})
    asked = {"to": [f"post:{making.serving(cast.bruno).post.public_id}"]}
    made = amara.post(f"/api/v1/reports/{report.public_id}/drafts", asked, content_type="application/json").json()
    assert [one["name"] for one in made["files"]] == ["scan.txt"]
    assert [(one["name"], one["code"]) for one in made["stays"]] == [("harbour.docx", "gate.refused")]
    bruno = entering(cast.bruno)
    [told] = bruno.get(f"/api/v1/drafts/{made['id']}").json()["files"]
    assert (told["id"], told["sha256"]) == (str(file.public_id), file.digest)
    said = bruno.get(f"/api/v1/drafts/files/{told['id']}").json()
    assert (said["draft"], said["passages"][0]["text"]) == (made["id"], WORDS)
    assert b"".join(bruno.get(told["content"]).streaming_content) == WORDS.encode()


def test_who_may_not_write_it_writes_none_of_its_columns(cast, report, file):
    """A guest changes nothing; and what its sender writes into them the database overwrites."""
    shown(cast, report)
    assert not File.objects.visible_to(cast.actor("elena")).filter(pk=file.pk).exists()
    mine = File.objects.visible_to(cast.actor("amara")).filter(pk=file.pk)
    mine.update(shown_to=[to(cast, "elena")])
    assert guests_of(cast, file) == {"bruno"}


def judged_today(file):
    with as_the_system(because=making.BECAUSE):
        file.tell(basis=basis("en"))
        file.save(update_fields=["sealed_about"])


def test_the_pages_ask_as_often_for_five_files_as_for_one(cast, report, file):
    judged_today(file)
    asked = []
    for number in (0, 4):
        for n in range(number):
            judged_today(making.file_of(report, f"scan {n}.txt", f"{WORDS} {n}"))
        made = shown(cast, report)
        for name, address in (("bruno", f"drafts/{made.public_id}/"), ("amara", f"{report.public_id}/draft/sharing/")):
            client = entering(cast.people[name])
            client.get(f"/information/{address}")
            with CaptureQueriesContext(connection) as questions:
                assert client.get(f"/information/{address}").status_code == 200
            asked.append(len(questions))
    assert asked[:2] == asked[2:]


def test_what_is_discarded_is_shown_to_nobody(cast, report, file):
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    shown(cast, report)
    with as_the_system(because=making.BECAUSE):
        SharedDraft.objects.unrestricted(because=making.BECAUSE).filter(report=report).delete()
    assert guests_of(cast, file) == set()


def test_the_sharing_notes_how_many_files_went_along(cast, report, file):
    made = shown(cast, report)
    with as_the_system(because=making.BECAUSE):
        assert Event.objects.get(act="draft.shared", public_id=made.public_id).noted["files"] == 1
