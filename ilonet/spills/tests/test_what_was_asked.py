"""A request made from a spilled report repeats its words: hidden with it, given back with it, purged with it (C.5, C.6)."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.requests.drafting import start
from ilonet.requests.models import Request
from ilonet.requests.publishing import answers_for, publish
from ilonet.requests.sending import send
from ilonet.requests.tests.asking import answered, asking, back_office, post_of, replies, tasked
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import purge
from ilonet.spills.tests.scanning import places_of
from ilonet.spills.undoing import undo
from tests import making
from tests.cast import entering

ASKED, SAID, FOREWORD, COMMENT = WORDS = tuple(f"kanarienvogel{of}" for of in ("asked", "said", "foreword", "comment"))
TYPED = "kanarienvogeltyped"
READERS = ("bruno", "elena", "amara")


@pytest.fixture
def report(cast):
    return making.report(cast.amara, audience=[cast.west.circle_id], title="Boats", text="Two beaches.")


@pytest.fixture
def request_(cast, report):
    """Bruno asks Elena about it; a program of his has saved it, and was told what it had saved."""
    bruno, tokens = cast.actor("bruno"), [f"post:{post_of('elena', cast).public_id}"]
    written = asking(title=f"More about: {ASKED}", wanted=tokens, audience=[cast.west.circle_id])
    made = start(post_of("bruno", cast), written, by=bruno, report=report.public_id)
    answer = entering(cast.bruno).put(
        f"/api/v1/requests/{made.public_id}",
        {"version": 1, "background": f"What of {ASKED}?"},
        "application/json",
        HTTP_IDEMPOTENCY_KEY="asked",
    )
    assert answer.status_code == 200, answer.content
    bruno = cast.actor("bruno")
    made = Request.objects.visible_to(bruno).get(pk=made.pk)
    send(made, by=bruno)
    tasked(cast, made, "elena", back_office("ESP"))
    answered(cast, made, "elena", replies(f"{SAID} is known here.", None))
    bruno = cast.actor("bruno")
    publish(made, answers_for(made, bruno), foreword=f"{FOREWORD} again.", language="en", by=bruno)
    here = f"/api/v1/requests/{made.public_id}/comments"
    sent = {"text": f"{COMMENT} as well."}
    said = entering(cast.elena).post(here, sent, "application/json", HTTP_IDEMPOTENCY_KEY="said")
    assert said.status_code == 201, said.content
    making.unsent(cast.amara, f"/requests/{made.public_id}/comments/", f"{TYPED} and not sent.")
    return made


def met(cast, request_):
    """By whom, and where."""
    here = (f"/requests/{request_.public_id}/", f"/api/v1/requests/{request_.public_id}")
    doors = (*here, f"{here[0]}compilation/", f"{here[1]}/compilation", "/requests/", "/api/v1/requests")
    doors = (*doors, f"{here[0]}compilation/?format=docx", f"{here[0]}comments/", f"{here[1]}/comments")
    return {
        (name, door)
        for name in READERS
        for door in doors
        for answer in [entering(cast.people[name]).get(door)]
        if answer.status_code == 200 and (answer.streaming or any(word in answer.content.decode() for word in WORDS))
    }


@pytest.mark.requirement("R-DP-5")
def test_hidden_and_given_back_with_the_report(cast, report, request_):
    before = met(cast, request_)
    assert {name for name, _ in before} == set(READERS)
    assert len(before) == 9 * len(READERS)
    spill = press(spillable(report.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))
    assert not met(cast, request_)
    resent = entering(cast.bruno).put(
        f"/api/v1/requests/{request_.public_id}",
        {"version": 1, "background": f"What of {ASKED}?"},
        "application/json",
        HTTP_IDEMPOTENCY_KEY="asked",
    )
    assert resent.status_code == 409, "nor does a resend repeat it"
    undo(spill, because="It was a number of vessels.", by=cast.actor("farid"))
    assert met(cast, request_) == before


@pytest.mark.requirement("R-DP-5")
def test_purged_with_the_report(cast, report, request_):
    with as_the_system(because=making.BECAUSE):
        assert all(places_of(word) for word in (*WORDS, TYPED))
        assert all("accounts_once.answer" in places_of(word) for word in (ASKED, COMMENT))
    spill = press(spillable(report.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))
    purge(spill, by=cast.actor("pavel"))
    with as_the_system(because=making.BECAUSE):
        assert not [place for word in (*WORDS, TYPED) for place in places_of(word)]
    gone = spill.certificate["tables"]
    assert gone["comments_comment"] == 1
    assert {name: gone[f"requests_{name}"] for name in ("request", "addressee", "answer", "compilation")} == {
        "request": 1, "addressee": 1, "answer": 1, "compilation": 1,
    }  # fmt: skip


def test_a_request_that_merely_speaks_of_the_same_stays(cast, report, request_):
    other = start(post_of("bruno", cast), asking(title="Another"), by=cast.actor("bruno"))
    press(spillable(report.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))
    assert Request.objects.visible_to(cast.actor("bruno")).filter(pk=other.pk).exists()
