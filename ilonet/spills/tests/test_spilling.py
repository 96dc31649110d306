"""One press hides it behind every door; a second person gives it back or purges it, and a scan finds nothing (C.5)."""

import pytest
from django.db import IntegrityError, transaction

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.documents import store
from ilonet.documents.models import File, State
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal
from ilonet.phrases.models import Phrase
from ilonet.reports.asking_wider import ask
from ilonet.reports.lowering import keep_days
from ilonet.reports.models import Citation, Report
from ilonet.reports.reading import read
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.words import index
from ilonet.spills.models import Spill
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import digest_of, purge
from ilonet.spills.tests.scanning import places_of
from ilonet.spills.undoing import undo
from tests import making
from tests.cast import entering

IN_FILE, COMMENT = "kanarienvogelfile", "kanarienvogelcomment"
TITLE, BODY, EARLIER, WISH = "Kanarienvogeltitle", "kanarienvogelbody", "kanarienvogelearlier", "kanarienvogelwish"
WORDS = [TITLE, BODY, EARLIER, WISH, IN_FILE, COMMENT]
SENT = {
    "title": TITLE,
    "sections": [{"heading": "Seen", "text": f"{EARLIER} left the coast."}],
    "topics": ["b"],
    "level": "operational",
    "countries": ["SEN"],
    "source_code": "B",
    "information_code": "2",
}
OPEN = ("amara", "bruno", "farid", "elena")
OTHERS = ("chiara", "pavel", "sven", "nils", "greta", "rosa", "leo")


@pytest.fixture
def report(cast):
    """Written by a program, released twice, read, and asked about."""
    json, amara = "application/json", entering(cast.amara)
    made = amara.post("/api/v1/reports", SENT, json, HTTP_IDEMPOTENCY_KEY="spilled")
    assert made.status_code == 201, made.content
    with as_the_system(because=making.BECAUSE):
        row = Report.objects.unrestricted(because=making.BECAUSE).get(public_id=made.json()["id"])
        Report.objects.unrestricted(because=making.BECAUSE).filter(pk=row.pk).update(audience=[cast.west.circle_id])
        row.refresh_from_db()
    release(row, by=cast.actor("amara"))
    revise(row, by=cast.actor("amara"))
    being = row.being_written(cast.actor("amara"))
    being.write([{"heading": "Seen", "text": f"{BODY} left the coast."}])
    being.save()
    release(row, by=cast.actor("amara"))
    making.file_of(row, "vessels.txt", f"{IN_FILE} left the coast.")
    making.comment(row, cast.bruno, f"{COMMENT} as well.")
    index(row)
    ask(row, [cast.east.circle_id], because=f"{WISH} they know.", by=cast.actor("bruno"))
    read(row, by=cast.actor("bruno"))
    making.phrase(cast.elena, f"{BODY} left the coast.")
    making.phrase(cast.elena, "Nobody has seen the documents.")
    made = making.report(cast.bruno, audience=[cast.west.circle_id], title="Made from it")
    making.citation(made, row, is_source=True)
    making.citation(row, made)
    return row


def doors(report):
    here = f"/information/{report.public_id}/"
    return [
        here,
        f"{here}readers/",
        f"{here}versions/1/",
        f"{here}sharing/",
        f"{here}files/",
        f"{here}comments/",
        f"/api/v1/reports/{report.public_id}/files",
        f"/search/?q={IN_FILE}",
        f"{here}withdrawal/",
        f"/api/v1/reports/{report.public_id}",
        f"/api/v1/reports/{report.public_id}/widenings",
        "/information/",
        "/information/?format=csv",
        "/information/?shelf=mine",
        "/api/v1/reports",
        f"/search/?q={TITLE}",
        f"/api/v1/search?q={BODY}",
        "/",
        "/map/",
        "/api/v1/countries/SEN/situation",
    ]


def met(cast, report, names):
    """Whoever still meets it, and where: its words, or its address."""
    sought = [*WORDS, str(report.public_id)]
    found = []
    for name in names:
        client = entering(cast.people[name])
        for door in doors(report):
            answer = client.get(door)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            told = body.decode(errors="replace").replace(door, "")
            told = told.partition("<main")[2] or told if "?q=" not in door and "/search" not in door else ""
            found += [(name, door) for word in sought if word in told]
            if door == doors(report)[0] and answer.status_code != 404:
                found.append((name, f"{door}: {answer.status_code}"))
    return found


@pytest.mark.requirement("R-DP-5")
def test_pressed_once_it_is_behind_no_door_and_given_back_it_is_as_before(cast, report):
    before = set(met(cast, report, OPEN))
    assert {name for name, _door in before} == set(OPEN), "the walk would find it"
    answer = entering(cast.amara).post(f"/information/{report.public_id}/spill/", {"because": "A number in a table."})
    assert answer.status_code == 302
    assert not met(cast, report, [*OPEN, *OTHERS])
    resent = entering(cast.amara).post("/api/v1/reports", SENT, "application/json", HTTP_IDEMPOTENCY_KEY="spilled")
    assert resent.status_code == 409, "nor does a resend repeat it"
    spill = of(report)
    assert spill.opened[0][0] in {"FRA", "ITA"}
    with pytest.raises(Refusal):
        undo(spill, because="I was wrong.", by=cast.actor("amara"))
    undo(spill, because="It was a number of vessels.", by=cast.actor("farid"))
    assert set(met(cast, report, OPEN)) == before


def of(report):
    with as_the_system(because=making.BECAUSE):
        return Spill.objects.unrestricted(because=making.BECAUSE).get(report=report.public_id, ended_at=None)


@pytest.mark.requirement("R-DP-5")
def test_purged_by_a_second_person_no_table_holds_a_word_of_it(cast, report, django_capture_on_commit_callbacks):
    with as_the_system(because=making.BECAUSE):
        found = {word: places_of(word) for word in WORDS}
    assert all(found.values()), f"the scan finds them before: {found}"
    assert "accounts_once.answer" in found[TITLE], "also sealed, in the kept answer of a program"
    spill = press(spillable(report.public_id, cast.actor("farid")), because="A name.", by=cast.actor("farid"))
    for name in ("farid", "amara", "bruno", "tove"):
        with pytest.raises(Refusal):
            purge(spill, by=cast.actor(name))
    with as_the_system(because=making.BECAUSE):
        stored = File.objects.unrestricted(because=making.BECAUSE).get().stored_as
    with store.fetch(stored) as kept:
        assert kept.read()
    with django_capture_on_commit_callbacks(execute=True):
        purge(spill, by=cast.actor("pavel"))
    with pytest.raises(FileNotFoundError):
        store.fetch(stored)
    with as_the_system(because=making.BECAUSE):
        left = {word: places_of(word) for word in WORDS}
        assert not Report.objects.unrestricted(because=making.BECAUSE).filter(pk=report.pk).first()
        [event] = Event.objects.filter(act="spill.purged")
        assert not any(left.values()), left
        assert Phrase.objects.unrestricted(because=making.BECAUSE).count() == 1, "the other one stood nowhere in it"
        assert not Citation.objects.unrestricted(because=making.BECAUSE).exists()
    certificate = spill.certificate
    assert certificate["tables"]["phrases_phrase"] == 1
    assert certificate["tables"]["reports_citation"] == 2
    assert certificate["tables"]["reports_report"] == 1
    assert certificate["tables"]["reports_reportversion"] == 2
    assert certificate["tables"]["documents_file"] == len(certificate["files"]) == 1
    assert certificate["tables"]["accounts_once"] == 0, "already gone with the press"
    assert certificate["digest"] == digest_of(certificate) == event.noted["digest"]
    assert set(certificate["digests"]) == {"1", "2"}
    answer = entering(cast.sven).get(f"/information/spills/{spill.public_id}/")
    page = answer.content.decode()
    assert answer.status_code == 200, page[-1500:]
    assert "<title>Certificate of a purge – ilonet</title>" in page
    assert certificate["digest"] in page
    assert page.index("reports_reportversion") < page.index("accounts_once"), "first what went"
    with pytest.raises(Refusal):
        undo(spill, because="Too late.", by=cast.actor("sven"))


def test_who_saw_it_by_authority_for_the_originator_and_by_post_for_who_oversees(cast, report):
    spill = press(spillable(report.public_id, cast.actor("sven")), because="A name.", by=cast.actor("sven"))
    here = f"/information/spills/{spill.public_id}/"
    theirs, overseen = (entering(cast.people[name]).get(here).content.decode() for name in ("farid", "pavel"))
    assert "Liaison service ITA" in theirs
    assert "Accra" not in theirs
    assert "Officer, Accra · ITA" in overseen
    assert [entering(cast.people[name]).get(here).status_code for name in ("bruno", "tove", "leo", "nils")] == [404] * 4


def test_a_file_that_only_its_sender_knew_is_hidden_with_it_and_given_back(cast, report):
    making.file_of(report, "late.txt", "Looked through tomorrow.", state=State.WAITING)

    def known():
        return File.objects.visible_to(cast.actor("amara")).filter(state=State.WAITING).count()

    assert known() == 1
    spill = press(spillable(report.public_id, cast.actor("farid")), because="A name.", by=cast.actor("farid"))
    assert known() == 0
    undo(spill, because="It was a number of vessels.", by=cast.actor("pavel"))
    assert known() == 1


@pytest.mark.parametrize(
    "name, status", [("bruno", 403), ("elena", 403), ("chiara", 404), ("tove", 404), ("leo", 404), ("rosa", 404)]
)
def test_nobody_else_presses(cast, report, name, status):
    with pytest.raises(Refusal) as refused:
        spillable(report.public_id, cast.actor(name))
    assert refused.value.status == status


def test_the_privacy_reviewer_of_its_authority_presses_and_no_other(cast, report):
    for name, authority in (("yann", "FRA"), ("zora", "SWE")):
        cast.people[name] = making.account(name)
        making.appointment(cast.people[name], "privacy_reviewer", authority, authority=making.authority(authority))
    with pytest.raises(Refusal):
        spillable(report.public_id, cast.actor("zora"))
    press(spillable(report.public_id, cast.actor("yann")), because="A name.", by=cast.actor("yann"))
    assert not met(cast, report, OPEN)
    making.account_appointment(cast.people["yann"])
    with as_the_system(because=making.BECAUSE):
        appointment = making.account_appointment(cast.people["yann"])
        appointment.ended_on = clock.today()
        appointment.save(update_fields=["ended_on"])
    with pytest.raises(Refusal):
        spillable(report.public_id, cast.actor("yann"))


def test_what_is_hidden_stays_so_whatever_else_happens(cast, report):
    with as_the_system(because=making.BECAUSE):
        Report.objects.unrestricted(because=making.BECAUSE).filter(pk=report.pk).update(
            lowers_on=clock.today(), lowers_to="green"
        )
    press(spillable(report.public_id, cast.actor("amara")), because="A name.", by=cast.actor("amara"))
    assert keep_days() == 0
    with pytest.raises(Refusal):
        release(report, by=cast.actor("amara"))
    with pytest.raises(Refusal):
        press(report, because="Again.", by=cast.actor("farid"))
    with pytest.raises(IntegrityError), transaction.atomic(), as_the_system(because=making.BECAUSE):
        sql.run("UPDATE reports_report SET readers = '{1}' WHERE id = %s", [report.pk])


def test_by_its_address_for_who_reads_no_reports_and_by_the_interface(cast, report):
    pavel, sven = entering(cast.pavel), entering(cast.sven)
    looked = pavel.post("/information/spills/", {"address": f"https://x.example/information/{report.public_id}/"})
    assert looked.headers["Location"] == f"/information/{report.public_id}/spill/"
    asked = pavel.get(looked.headers["Location"]).content.decode()
    assert "Hide this report everywhere?" in asked
    assert TITLE not in asked
    assert pavel.post("/information/spills/", {"address": "nothing"}).status_code == 400
    here, json = f"/api/v1/reports/{report.public_id}/spill", "application/json"
    made = pavel.post(here, {"because": "A name."}, json)
    assert made.status_code == 201, made.content
    assert pavel.post(here, {"because": "A name."}, json).status_code == 404
    one = f"/api/v1/spills/{made.json()['id']}"
    assert pavel.post(f"{one}/purge", {}, json).status_code == 403, "the second person is another"
    assert sven.post(f"{one}/purge", {}, json).json()["certificate"]["report"] == str(report.public_id)
    assert [each["id"] for each in entering(cast.farid).get("/api/v1/spills").json()["items"]] == [made.json()["id"]]
    assert entering(cast.bruno).get("/api/v1/spills").json()["items"] == []
