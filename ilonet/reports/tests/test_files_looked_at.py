"""What no machine sees in a picture its author looks for; what the gate finds by stricter rules is asked anew; what was shared stays."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.documents import forgetting
from ilonet.documents.judging import judged
from ilonet.documents.models import File, State
from ilonet.lib import sql
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.tests.drawing import ZONE, page, png_of, qr, scan
from ilonet.lib.files.tests.making import pdf
from ilonet.lib.refusals import Refusal
from ilonet.reports.discarding import discard
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.tests.test_files import DOUBTFUL, acts_done, files_seen, only_file, sent, to_the_west
from ilonet.reports.tests.writing import at
from ilonet.screening import rules
from tests import making
from tests.cast import entering


def door(file, name=""):
    return f"/information/files/{file.public_id}/{name}"


@pytest.mark.requirement("R-9.1-a")
def test_nobody_sees_a_picture_before_its_author_says_that_they_have_looked(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    answer = sent(amara, report, png_of(page()), "page.png")
    assert answer.status_code == 302
    file = only_file(cast, report)
    assert (file.state, file.pictures, file.asks_for_eyes) == (State.ASKED, 1, True)
    said = amara.get(at(report, "files/")).content.decode()
    assert "no person can be recognised" in said
    assert door(file, "preview/") in said
    with pytest.raises(Refusal, match=r"file\.not_looked_at"):
        release(report, by=cast.actor("amara"))
    stopped = amara.post(at(report, "release/"))
    assert stopped.status_code == 422
    assert "page.png" in stopped.content.decode()

    assert amara.post(door(file, "seen/")).status_code == 422  # pressed, and not ticked
    assert amara.post(door(file, "seen/"), {"seen": "yes"}).status_code == 302
    assert amara.post(door(file, "seen/"), {"seen": "yes"}).status_code == 409
    assert "Its author has looked" in amara.get(at(report, "files/")).content.decode()
    release(report, by=cast.actor("amara"))
    assert "bruno" in files_seen(cast, report)
    with as_the_system(because="a test looks at the audit"):
        noted = Event.objects.get(act="file.pictures_seen", public_id=file.public_id).noted
    assert noted == {"pictures": 1, "unread": 1}


def test_a_file_that_is_asked_about_twice_wants_both_words(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, scan(page(), "The vessel was met by Anneke Vandersloot."), "scan.pdf")
    file = only_file(cast, report)
    assert (file.asks_why, file.asks_for_eyes) == (True, True)
    amara.post(door(file, "seen/"), {"seen": "yes"})
    assert only_file(cast, report).state == State.ASKED
    amara.post(door(file, "reason/"), {"reason": "place"})
    assert only_file(cast, report).state == State.CLEAR


@pytest.mark.requirement("INV-2")
def test_a_code_that_says_a_passport_stops_the_picture(cast):
    report = to_the_west(cast)
    answer = sent(entering(cast.amara), report, png_of(page(code=qr(ZONE))), "page.png")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Code in the picture" in said
    assert "ERIKSSON" not in said
    assert not files_seen(cast, report)


def test_machines_say_that_somebody_has_looked(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    made = amara.post(
        f"/api/v1/reports/{report.public_id}/files", {"file": SimpleUploadedFile("page.png", png_of(page()))}
    ).json()
    assert (made["state"], made["pictures"], made["unread_pictures"], made["asks"]) == ("asked", 1, 1, ["seen"])
    at_seen = f"/api/v1/files/{made['id']}/seen"
    assert amara.post(at_seen, {"seen": False}, content_type="application/json").status_code == 422
    told = amara.post(at_seen, {"seen": True}, content_type="application/json").json()
    assert (told["state"], told["asks"]) == ("clear", [])


@pytest.fixture
def stricter(monkeypatch):
    """The rules change, and a word of every day becomes a name that somebody must explain."""

    def become(found):
        monkeypatch.setattr(rules, "in_force", lambda: "other rules")
        monkeypatch.setattr("ilonet.documents.rejudging.in_force", lambda: "other rules")
        if found:
            monkeypatch.setattr("ilonet.documents.rejudging.judged", found)

    return become


@pytest.mark.requirement("INV-2")
def test_the_gate_is_asked_again_by_the_rules_of_the_day_of_release(cast, stricter):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report)
    assert only_file(cast, report).state == State.CLEAR
    stricter(lambda opened, language: judged(_with(opened, "Anneke Vandersloot met the boat."), language))
    answer = amara.post(at(report, "release/"))
    assert answer.status_code == 422
    assert "boats.pdf" in answer.content.decode()
    assert files_seen(cast, report) == {"amara"}

    assert b"Why it is no personal data" in amara.get(at(report, "files/")).content
    assert only_file(cast, report).state == State.ASKED
    assert "file.asked_again" in acts_done()
    amara.post(door(only_file(cast, report), "reason/"), {"reason": "place"})
    release(report, by=cast.actor("amara"))
    assert "bruno" in files_seen(cast, report)


def test_what_no_reason_lets_through_is_taken_off(cast, stricter):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report)
    stricter(lambda opened, language: judged(_with(opened, ZONE), language))
    assert b"Take it off" in amara.get(at(report, "files/")).content
    file = only_file(cast, report)
    assert amara.post(door(file, "reason/"), {"reason": "place"}).status_code == 422
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=cast.actor("amara"))
    assert amara.post(door(file, "removal/")).status_code == 302
    release(report, by=cast.actor("amara"))


def test_other_rules_that_find_nothing_more_hold_nothing_up(cast, stricter):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, DOUBTFUL, "harbour.docx")
    amara.post(door(only_file(cast, report), "reason/"), {"reason": "place"})
    stricter(None)
    release(report, by=cast.actor("amara"))
    assert "bruno" in files_seen(cast, report)


def _with(opened, words):
    return replace(opened, passages=(*opened.passages, Passage("page", (2,), words)))


@pytest.mark.requirement("INV-2")
def test_what_was_released_is_not_its_senders_to_delete(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, name="first.pdf")
    first = only_file(cast, report)
    assert _removed(cast, first)  # nobody else has had it
    release(report, by=cast.actor("amara"))
    assert not _removed(cast, first)
    revise(report, by=cast.actor("amara"))
    sent(amara, report, pdf(text="More boats"), "second.pdf")
    cast.actor("amara")
    second = File.objects.visible_to(cast.actor("amara")).get(item=report.public_id, since=2)
    assert _removed(cast, second)
    assert not _removed(cast, first)
    discard(report, by=cast.actor("amara"))
    cast.actor("amara")
    with transaction.atomic():
        sql.run("UPDATE documents_file SET was_released = false, since = 9 WHERE id = %s", [first.pk])
        assert sql.value("SELECT was_released FROM documents_file WHERE id = %s", [first.pk])
        transaction.set_rollback(True)
    assert forgetting.purge(report.public_id) == 1
    with as_the_system(because="a test looks at what is left"):
        assert not File.objects.unrestricted(because="a test looks at what is left").of(report.public_id).exists()


def _removed(cast, file):
    """By the database alone, as the post that sent it; undone at once."""
    cast.actor("amara")
    with transaction.atomic():
        try:
            gone = bool(sql.run("DELETE FROM documents_file WHERE id = %s", [file.pk]))
        except ProgrammingError:
            gone = False
        transaction.set_rollback(True)
    return gone


def test_the_page_of_files_costs_the_same_with_one_and_with_five(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    counted = []
    for number in range(5):
        making.file_of(report, f"{number}.txt", f"Boats {number}")
        amara.get(at(report, "files/"))  # asks the gate anew, once
        if number in {0, 4}:
            with CaptureQueriesContext(connection) as queries:
                amara.get(at(report, "files/"))
            counted.append(len(queries))
    assert counted[0] == counted[1]
