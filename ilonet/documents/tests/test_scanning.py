"""The search for malware: found is refused, clean goes on, a daemon that is away makes the file wait and no text (AC33)."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.documents import health, tasks
from ilonet.documents.explaining import explain
from ilonet.documents.models import File, State
from ilonet.documents.scanning import NotScanned, scan, version
from ilonet.documents.tests.daemon import EICAR, daemon
from ilonet.lib.refusals import Refusal
from ilonet.notices.inbox import known_to, lines_of
from ilonet.reports.release import release
from ilonet.reports.tests.test_files import files_seen, only_file, sent, to_the_west
from ilonet.reports.tests.test_files_vouched_for import ADDRESS
from ilonet.work.models import Job
from tests import making
from tests.cast import entering
from tests.working import tell_what_was_done


@pytest.fixture
def socket_at(tmp_path, settings):
    settings.ILONET_CLAMD = f"unix:{tmp_path / 'clamd'}"
    return tmp_path / "clamd"


def quietly(*_progress):
    """Nobody looks."""


def ask_again(file):
    tasks.scan(tell=quietly, file=str(file.public_id))


def test_all_of_it_is_sent_in_the_daemons_own_pieces(socket_at):
    content = bytes(range(256)) * 1000
    with daemon(socket_at) as heard:
        assert scan([content[:100_000], content[100_000:]]).is_clean
        assert scan([EICAR]).signature == "Eicar-Test-Signature"
        assert version().startswith("ClamAV")
    assert heard[0] == content


@pytest.mark.parametrize("says", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OK FOUND OK\0"])
def test_an_answer_that_is_none_leaves_the_file_waiting(socket_at, says):
    with daemon(socket_at, says=says or b"\0"), pytest.raises(NotScanned):
        scan([b"words"])


def test_malware_is_refused_and_not_kept(cast, socket_at):
    report = to_the_west(cast)
    with daemon(socket_at):
        answer = sent(entering(cast.amara), report, EICAR, "notes.txt")
    assert answer.status_code == 422
    assert b"file.malware" in answer.content
    assert b"Eicar-Test-Signature" in answer.content
    assert not files_seen(cast, report)


def test_while_the_daemon_is_away_files_wait_and_texts_go_on(cast, socket_at):
    amara, report = entering(cast.amara), to_the_west(cast)
    assert sent(amara, report).status_code == 302
    file = only_file(cast, report)
    assert file.state == State.WAITING
    assert health.malware().state == "broken"
    release(report, by=cast.actor("amara"))
    assert files_seen(cast, report) == {"amara"}
    assert entering(cast.bruno).get(f"/information/files/{file.public_id}/content/").status_code == 404

    with as_the_system(because="a test looks at the jobs"):
        assert Job.objects.filter(task="documents.scan", given={"file": str(file.public_id)}).exists()
    ask_again(file)
    assert files_seen(cast, report) == {"amara"}
    with daemon(socket_at):
        ask_again(file)
        assert health.malware().state == "fine"
    assert files_seen(cast, report) == {"amara", "bruno", "farid"}
    with as_the_system(because="a test looks at the audit"):
        assert Event.objects.filter(act="file.cleared").count() == 1
        assert Job.objects.filter(task="reports.find_file", given={"item": str(report.public_id)}).exists()


def test_malware_in_a_file_that_waited_empties_it_and_its_author_reads_why(cast, socket_at):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, EICAR, "notes.txt")
    file = only_file(cast, report)
    with daemon(socket_at):
        ask_again(file)
    held = File.objects.visible_to(cast.actor("amara")).get(pk=file.pk)
    assert (held.state, held.stored_as, held.key, held.said) == (State.REFUSED, "", b"", [])
    assert b"Eicar-Test-Signature" in amara.get(f"/information/{report.public_id}/files/").content
    release(report, by=cast.actor("amara"))
    assert files_seen(cast, report) == {"amara"}
    tell_what_was_done()
    said = [
        line.named.title for line in lines_of(cast.actor("amara"), list(known_to(cast.actor("amara")))) if line.named
    ]
    assert "notes.txt" in said


def test_without_a_daemon_nobody_looks_and_the_operator_is_told(cast, settings):
    settings.ILONET_CLAMD = ""
    assert scan([EICAR]).is_clean
    assert health.malware().state == "look"


@pytest.mark.requirement("INV-2", "R-3.4-00")
def test_a_file_that_waits_is_asked_about_as_any_other(cast, socket_at):
    """Before its report is released: a word said afterwards would show at once what no second person has looked at."""
    amara, report = entering(cast.amara), to_the_west(cast)
    said = sent(amara, report, ADDRESS, "meeting.docx")
    file = only_file(cast, report)
    assert (said.status_code, file.state, file.waits_for_a_word) == (302, State.WAITING, True)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=cast.actor("amara"))
    page = amara.get(f"/information/{report.public_id}/files/").content.decode()
    assert "Why it is no personal data" in page
    amara.post(f"/information/files/{file.public_id}/reason/", {"reason": "place", "note": "A shop, not a home."})
    assert only_file(cast, report).state == State.WAITING
    with pytest.raises(Refusal, match=r"gate\.second_look"):
        release(report, by=cast.actor("amara"))
    with daemon(socket_at):
        ask_again(file)
    assert only_file(cast, report).state == State.CLEAR
    with pytest.raises(Refusal, match=r"gate\.second_look"):
        release(report, by=cast.actor("amara"))


def test_nobody_gives_their_word_on_a_file_that_was_released_without_one(cast):
    """Of such a file, from before, its readers would have it at once."""
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    file = making.file_of(report, "meeting.txt", "They met at 14 Rue de la République.", state=State.ASKED)
    actor = cast.actor("amara")
    file.tell(count=1)
    file.save(update_fields=["sealed_about"])
    with pytest.raises(Refusal, match=r"gate\.refused"):
        explain(file, "place", "A shop, not a home.", by=actor)
