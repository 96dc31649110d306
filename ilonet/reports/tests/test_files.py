"""A file of a report by every door: attached, refused, explained, read by whoever reads the report, gone when it is gone."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.documents.models import File, State
from ilonet.lib import sql
from ilonet.lib.files.tests.making import docx, jpeg, pdf, xlsx
from ilonet.lib.refusals import Refusal
from ilonet.reports.discarding import discard
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.submission import return_, submit
from ilonet.reports.tests.test_verbs import draft
from ilonet.reports.tests.writing import at
from ilonet.reports.withdrawal import withdraw
from tests import making
from tests.cast import entering

EVERYBODY = ("amara", "bruno", "chiara", "dario", "farid", "tove", "greta")
NAMED = docx("<w:p><w:r><w:t>The suspect Mamadou Diallo, born on 3 March 1987, left.</w:t></w:r></w:p>")
DOUBTFUL = docx("<w:p><w:r><w:t>The vessel was met by Anneke Vandersloot in the harbour.</w:t></w:r></w:p>")


def sent(client: Client, report, content=None, name="boats.pdf", door="files/"):
    file = SimpleUploadedFile(name, content if content is not None else pdf())
    return client.post(at(report, door), {"file": file})


def files_seen(cast, report, names=EVERYBODY):
    return {one for one in names if File.objects.visible_to(cast.actor(one)).of(report.public_id).first()}


def only_file(cast, report, name="amara"):
    return File.objects.visible_to(cast.actor(name)).get(item=report.public_id)


def acts_done(**noted):
    with as_the_system(because="a test looks at the audit"):
        return set(Event.objects.filter(act__startswith="file.", **noted).values_list("act", flat=True))


def to_the_west(cast, **said):
    return draft(cast, audience=[cast.west.circle_id], **said)


@pytest.mark.requirement("R-9.1-a", "R-3.4-00")
def test_an_attached_file_is_known_to_whoever_knows_the_report(cast):
    amara, bruno, chiara = (entering(getattr(cast, one)) for one in ("amara", "bruno", "chiara"))
    report = to_the_west(cast)
    answer = sent(amara, report)
    assert answer.status_code == 302
    file = only_file(cast, report)
    assert (file.state, file.kind, file.name) == (State.CLEAR, "pdf", "boats.pdf")
    assert files_seen(cast, report) == {"amara"}
    assert b"boats.pdf" in amara.get(at(report, "files/")).content

    release(report, by=cast.actor("amara"))
    assert files_seen(cast, report) == {"amara", "bruno", "farid"}
    assert b"boats.pdf" in bruno.get(at(report)).content
    door = f"/information/files/{file.public_id}/"
    assert b"Fewer boats" in bruno.get(door).content
    taken = bruno.get(f"{door}content/")
    content = b"".join(taken.streaming_content)
    assert hashlib.sha256(content).hexdigest() == file.digest
    assert taken.headers["Content-Disposition"] == 'attachment; filename="boats.pdf"'
    assert "sandbox" in taken.headers["Content-Security-Policy"]
    assert taken.headers["X-Content-Type-Options"] == "nosniff"
    assert taken.headers["Cache-Control"] == "no-store"
    for hidden in (door, f"{door}content/", f"{door}preview/"):
        assert chiara.get(hidden).status_code == 404
    assert acts_done() == {"file.attached", "file.read", "file.taken"}


@pytest.mark.requirement("R-SEC-7")
def test_a_withdrawn_report_hides_its_files_in_the_same_act(cast):
    report = to_the_west(cast)
    sent(entering(cast.amara), report)
    release(report, by=cast.actor("amara"))
    door = f"/information/files/{only_file(cast, report).public_id}/content/"
    bruno = entering(cast.bruno)
    assert bruno.get(door).status_code == 200
    withdraw(report, because="Sent to the wrong readers.", by=cast.actor("amara"))
    assert bruno.get(door).status_code == 404
    assert files_seen(cast, report) == {"amara", "farid"}


def test_files_follow_the_versions(cast):
    """One that comes in a new version is unknown until it is released; one taken off stays with the version it was in."""
    amara = entering(cast.amara)
    report = to_the_west(cast)
    sent(amara, report, name="first.pdf")
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    sent(amara, report, xlsx(), name="second.xlsx")
    first = File.objects.visible_to(cast.actor("bruno")).get(item=report.public_id)
    amara.post(f"/information/files/{first.public_id}/removal/")
    assert [one.name for one in File.objects.visible_to(cast.actor("bruno")).of(report.public_id)] == ["first.pdf"]

    bruno = entering(cast.bruno)
    assert b"first.pdf" in bruno.get(at(report)).content
    cast.actor("amara")
    report.refresh_from_db()
    release(report, by=cast.actor("amara"))
    page = bruno.get(at(report)).content
    assert b"second.xlsx" in page
    assert b"first.pdf" not in page
    assert b"first.pdf" in bruno.get(at(report, "versions/1/")).content


def test_a_version_that_is_given_up_takes_its_files_along(cast):
    amara = entering(cast.amara)
    report = to_the_west(cast)
    sent(amara, report, name="first.pdf")
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    sent(amara, report, xlsx(), name="second.xlsx")
    amara.post(f"/information/files/{File.objects.visible_to(cast.actor('bruno')).get().public_id}/removal/")
    discard(report, by=cast.actor("amara"))
    left = File.objects.visible_to(cast.actor("amara")).of(report.public_id)
    assert [(one.name, one.until) for one in left] == [("first.pdf", None)]


def test_what_waits_for_the_back_office_is_shown_to_it(cast):
    report = to_the_west(cast)
    report.authority.reviews_before_release = True
    report.authority.save()
    sent(entering(cast.amara), report)
    submit(report, by=cast.actor("amara"))
    assert files_seen(cast, report) == {"amara", "farid"}
    return_(report, because="Add the month.", by=cast.actor("farid"))
    assert files_seen(cast, report) == {"amara"}


@pytest.mark.requirement("R-3.4-00", "INV-2")
def test_what_the_gate_finds_stops_the_file_and_nothing_of_it_is_kept(cast):
    report = to_the_west(cast)
    answer = sent(entering(cast.amara), report, NAMED, "case.docx")
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Paragraph 1" in said
    assert "Diallo" not in said
    assert "gate.refused" in said
    assert not files_seen(cast, report)
    assert acts_done(noted__code="gate.refused") == {"file.refused"}


def test_what_the_gate_asks_about_needs_a_recorded_reason(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    assert sent(amara, report, DOUBTFUL, "harbour.docx").status_code == 302
    file = only_file(cast, report)
    assert file.state == State.ASKED
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=cast.actor("amara"))
    door = f"/information/files/{file.public_id}/reason/"
    assert amara.post(door, {"reason": ""}).status_code == 422
    assert amara.post(door, {"reason": "place", "note": "The name of the vessel."}).status_code == 302
    release(report, by=cast.actor("amara"))
    assert "bruno" in files_seen(cast, report)


def test_a_picture_loses_what_was_written_beside_it(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    position = {1: "N", 2: (14.0, 41.0, 0.0), 3: "W", 4: (17.0, 26.0, 0.0)}
    page = sent(amara, report, jpeg({0x010F: "Maker of phones"}, b"by nobody", position), "pier.jpg")
    assert page.status_code == 302
    file = only_file(cast, report)
    assert file.about["stripped"]["position"] == 1
    assert b"the place where it was taken" in amara.get(at(report, "files/")).content
    content = b"".join(amara.get(f"/information/files/{file.public_id}/content/").streaming_content)
    assert b"Maker" not in content
    assert b"Exif" not in content
    picture = amara.get(f"/information/files/{file.public_id}/preview/")
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in picture.headers["Content-Security-Policy"]


@pytest.mark.requirement("R-SEC-4")
def test_handling_keeps_the_file_in_the_house_and_its_words_readable(cast):
    report = to_the_west(cast, handling="H2")
    sent(entering(cast.amara), report)
    release(report, by=cast.actor("amara"))
    door = f"/information/files/{only_file(cast, report).public_id}/"
    bruno = entering(cast.bruno)
    assert b"Fewer boats" in bruno.get(door).content
    assert bruno.get(f"{door}content/").status_code == 403
    assert entering(cast.amara).get(f"{door}content/").status_code == 200


def test_a_report_is_found_by_a_word_of_its_file(cast):
    report = to_the_west(cast)
    sent(entering(cast.amara), report, pdf(text="Kantchari checkpoint"), "notes.pdf")
    release(report, by=cast.actor("amara"))
    answer = entering(cast.bruno).get("/api/v1/search", {"q": "kantchari"}).json()
    assert [(one["asked"], one["file"]) for one in answer["items"][0]["because"]] == [("kantchari", "notes.pdf")]
    assert "kantchari" not in entering(cast.chiara).get("/search/", {"q": "checkpoint"}).content.decode()
    cast.actor("amara")
    assert sql.value("SELECT words @@ 'kantchari'::tsquery FROM reports_report WHERE id = %s", [report.pk])


def test_the_same_file_twice_and_too_many(cast, monkeypatch):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report)
    assert b"file.attached_already" in sent(amara, report).content
    monkeypatch.setattr("ilonet.documents.room.MOST_FILES", 1)
    answer = sent(amara, report, xlsx(), "other.xlsx")
    assert answer.status_code == 413
    assert b"quota.exceeded" in answer.content


def test_nobody_else_attaches(cast):
    report = to_the_west(cast)
    release(report, by=cast.actor("amara"))
    assert sent(entering(cast.amara), report).status_code == 403  # nothing is being written
    assert sent(entering(cast.bruno), report).status_code == 403
    assert sent(entering(cast.chiara), report).status_code == 404


def test_the_back_office_sees_the_files_before_it_releases(cast):
    report = to_the_west(cast)
    report.authority.reviews_before_release = True
    report.authority.save()
    sent(entering(cast.amara), report)
    submit(report, by=cast.actor("amara"))
    assert b"boats.pdf" in entering(cast.farid).get(at(report, "release/")).content


def test_a_table_is_shown_as_a_table(cast):
    report = to_the_west(cast)
    sent(entering(cast.amara), report, b"Month;Boats\nJune;17\nJuly;15\n", "boats.csv")
    page = entering(cast.amara).get(f"/information/files/{only_file(cast, report).public_id}/").content.decode()
    assert "<tr><td>June</td><td>17</td></tr>" in page


def test_machines_attach_read_and_take(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    made = amara.post(f"/api/v1/reports/{report.public_id}/files", {"file": SimpleUploadedFile("boats.pdf", pdf())})
    assert made.status_code == 201
    told = made.json()
    assert (told["name"], told["type"], told["state"]) == ("boats.pdf", "pdf", "clear")
    release(report, by=cast.actor("amara"))
    bruno = entering(cast.bruno)
    assert [one["id"] for one in bruno.get(f"/api/v1/reports/{report.public_id}/files").json()["items"]] == [told["id"]]
    read = bruno.get(f"/api/v1/files/{told['id']}").json()
    assert read["passages"][0]["text"] == "Fewer boats"
    content = b"".join(bruno.get(read["content"]).streaming_content)
    assert hashlib.sha256(content).hexdigest() == told["sha256"]
    stopped = amara.post(f"/api/v1/reports/{report.public_id}/files", {"file": SimpleUploadedFile("a.pdf", pdf())})
    assert stopped.status_code == 403


def test_machines_are_told_where_the_gate_found_something(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    answer = amara.post(f"/api/v1/reports/{report.public_id}/files", {"file": SimpleUploadedFile("case.docx", NAMED)})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "gate.refused"
    assert {one["field"] for one in error["findings"]} == {"paragraph 1"}
    assert acts_done(noted__code="gate.refused") == {"file.refused"}


def test_a_page_costs_the_same_with_one_file_and_with_five(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    amara.get(at(report))  # what a first visit asks besides
    asked = []
    for number in range(5):
        making.file_of(report, f"{number}.txt", f"Boats {number}")
        if number in {0, 4}:
            with CaptureQueriesContext(connection) as queries:
                amara.get(at(report))
            asked.append(len(queries))
    assert asked[0] == asked[1]
