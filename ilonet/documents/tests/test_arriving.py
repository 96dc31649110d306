"""A file over a poor line arrives whole, however often the line breaks; what is given up is swept (G7)."""

import base64
import hashlib
import random
from datetime import timedelta

from ilonet.access.context import as_the_system
from ilonet.documents import forgetting, store, tasks
from ilonet.documents.models import File, State
from ilonet.lib import clock
from ilonet.reports.tests.test_files import only_file, to_the_west
from ilonet.reports.tests.writing import at
from tests.cast import entering

TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}


def quietly(*_progress):
    """Nobody looks."""


def announced(client, report, size, name="lines.csv"):
    said = f"filename {base64.b64encode(name.encode()).decode()}"
    return client.post(
        at(report, "files/arriving/"),
        headers={"Upload-Length": str(size), "Upload-Metadata": said, "Accept": "application/json"},
    )


def piece(client, where, offset, content):
    return client.generic(
        "PATCH",
        where,
        content,
        "application/offset+octet-stream",
        headers={"Upload-Offset": str(offset), "Accept": "application/json"},
    )


def test_a_file_arrives_whole_after_twenty_breaks(cast):
    """Pieces that came and of which nobody heard, pieces that were sent twice, from the wrong place, or cut off."""
    amara, report = entering(cast.amara), to_the_west(cast)
    dice = random.Random(7)  # noqa: S311 — the same breaks in every run
    content = b"".join(b"Route %05d;boats;%d\n" % (n, dice.randrange(90)) for n in range(8_000))
    answer = announced(amara, report, len(content))
    assert answer.status_code == 201
    where, offset, breaks = answer.headers["Location"], 0, 0
    while offset < len(content):
        sent = content[offset : offset + 5_000]
        if breaks < 20 and dice.random() < 0.6:
            breaks += 1
            broken = dice.choice([sent, sent[: len(sent) // 2]])
            piece(amara, where, offset, broken)  # the answer was lost on the way
            assert piece(amara, where, offset, sent).status_code == 409
            offset = int(amara.head(where).headers["Upload-Offset"])
            continue
        answer = piece(amara, where, offset, sent)
        assert answer.status_code == 204
        offset = int(answer.headers["Upload-Offset"])
    assert breaks == 20
    assert amara.post(at(report, "files/"), {"arrived": where.split("/")[-2]}).status_code == 302
    file = only_file(cast, report)
    assert (file.state, file.kind, file.size) == (State.CLEAR, "csv", len(content))
    assert file.digest == hashlib.sha256(content).hexdigest()


def test_what_has_not_arrived_is_not_judged_and_more_than_announced_is_refused(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    where = announced(amara, report, 10).headers["Location"]
    assert amara.post(at(report, "files/"), {"arrived": where.split("/")[-2]}).status_code == 409
    assert piece(amara, where, 0, b"a" * 11).status_code == 413
    assert piece(amara, where, 0, b"a" * 4).status_code == 204
    assert announced(amara, report, 900_000_000).status_code == 413
    assert announced(amara, report, "many").status_code == 400


def test_nobody_else_adds_to_it_or_sees_it(cast):
    amara, bruno, report = entering(cast.amara), entering(cast.bruno), to_the_west(cast)
    where = announced(amara, report, 10).headers["Location"]
    assert bruno.head(where).status_code == 404
    assert piece(bruno, where, 0, b"abc").status_code == 404
    assert announced(bruno, report, 10).status_code == 404
    assert b"lines.csv" not in amara.get(at(report, "files/")).content


def test_pieces_lie_enciphered_and_what_is_given_up_is_forgotten(cast, django_capture_on_commit_callbacks):
    amara, report = entering(cast.amara), to_the_west(cast)
    where = announced(amara, report, 30).headers["Location"]
    piece(amara, where, 0, b"Fewer boats left")
    [name] = [name for name, _ in store.names() if name.endswith(".0") and _holds(name)]
    with store.fetch(name) as kept:
        assert b"boats" not in kept.read()
    with django_capture_on_commit_callbacks(execute=True):
        tasks.forget_unfinished(tell=quietly, file=where.split("/")[-2])
    assert name not in [one for one, _ in store.names()]
    assert amara.head(where).status_code == 404


def _holds(name):
    with as_the_system(because="a test looks at the store"):
        rows = File.objects.unrestricted(because="a test looks at the store")
        return rows.filter(stored_as=name.partition(".")[0]).first() is not None


def test_what_nobody_knows_is_swept_after_an_hour(cast, monkeypatch):
    store.keep(store.new_name(), [b"left behind"])
    forgetting.sweep()
    assert list(store.names())
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(forgetting, "NOT_YET", clock.now() - later)
    assert forgetting.sweep() >= 1
    assert not [name for name, _ in store.names() if not _holds(name)]
