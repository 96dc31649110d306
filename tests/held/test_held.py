"""No path from held to visible without a distinct reviewer, and none from any flag without a recorded reason (7.3)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Post
from ilonet.lib import clock, keys
from ilonet.lib.refusals import Refusal
from ilonet.looks import asking
from ilonet.looks.deciding import decide
from ilonet.looks.listing import find as find_look
from ilonet.looks.models import Look
from ilonet.reports import drafting, gating, looked_at, looking, release, sharing_drafts, submission
from ilonet.reports.discarding import discard
from ilonet.reports.finding import find
from ilonet.reports.models import Report
from ilonet.reports.revision import revise
from ilonet.reports.sharing_drafts import share
from ilonet.reports.text import Text as Written
from ilonet.reports.withdrawal import withdraw
from ilonet.screening.finding import Finding
from tests.holding import ADVISED, HELD, Asked, Stage, Text, change_standing, set_stage, what_is_lost, what_is_wrong
from tests.making import BECAUSE
from tests.working import do_what_waits

pytestmark = pytest.mark.requirement("R-3.4-00")
STEPS = int(os.environ.get("ILONET_STEPS", "500"))  # `make soak` takes 5,000
MANY = 5000
A_WALK = 250
REASON = "It is the number of a container."
FIELD = "sections.0.text"
HOUR = timedelta(hours=1)


def begin(stage: Stage) -> None:
    name = stage.dice.choice([f"{who} {at}" for who in ("writer", "colleague") for at in stage.posts])
    by, code = stage.actor(name), name.rpartition(" ")[2]
    post = Post.objects.visible_to(by).select_related("authority").get(pk__in=by.post_ids)
    body = stage.wording()
    said = Written(
        title="Departures by sea fell",
        sections=[{"heading": "", "text": body}],
        topics=["b"],
        level="operational",
        countries=["SEN"],
        audience=[stage.audience],
    )
    stage.texts.append(Text(drafting.start(post, said, by=by), code, body, {name}))


def _at_work(stage: Stage, part: str = "") -> tuple[Text, str, Report, Written, Any]:
    """With `part`, mostly one in which the gate has found something of that part."""
    for _ in range(6):
        text, name, by = stage.chosen("amend")
        report = find(text.row.public_id, by, may="amend")
        said = report.being_written(by).text
        if not part or getattr(gating.screened(said, text.row.public_id), part):
            break
    return text, name, report, said, by


def _keep(text: Text, name: str, report: Report, changed: Written, by: Any) -> None:
    drafting.save(report, changed, edition=report.edition, by=by)
    text.body = changed.sections[0]["text"]
    text.hands.add(name)


def write(stage: Stage) -> None:
    text, name, report, said, by = _at_work(stage)
    _keep(text, name, report, gating.with_words(said, FIELD, stage.wording()), by)


def mask(stage: Stage) -> None:
    text, name, report, said, by = _at_work(stage)
    _keep(text, name, report, gating.masked(said), by)


def give_a_reason(stage: Stage) -> None:
    text, name, report, said, by = _at_work(stage, "unexplained")
    one = stage.dice.choice(gating.screened(said, text.row.public_id).unexplained)
    _keep(text, name, report, gating.explained(said, one, "office", ""), by)
    text.reasons.add((text.body, _words_in(text.body[one.start : one.end])))


def ask(stage: Stage) -> None:
    text, name, report, said, by = _at_work(stage, "refused")
    one = stage.dice.choice(gating.screened(said, text.row.public_id).refused)
    look = looking.ask_about(report, looking.key_of(one), "figure", "", by=by)
    text.hands.add(name)
    words = _words_in(text.body[one.start : one.end])
    stage.asked[look.public_id] = Asked(text, text.body, words, clock.now(), text.hands)


def answer(stage: Stage) -> None:
    """By a reviewer, or by anybody who tries."""
    with as_the_system(because=BECAUSE):
        waiting = Look.objects.unrestricted(because=BECAUSE).filter(decision="", ended_at=None).order_by("pk")
        public_id = stage.dice.choice([one.public_id for one in waiting])
    likely = [one for one in stage.people if one.startswith(("reviewer", "central"))]
    name = stage.dice.choice(likely) if stage.dice.random() < 0.7 else stage.anybody()
    look, by = find_look(public_id, stage.actor(name)), stage.actor(name)
    asked = stage.asked.get(public_id) or _owed(stage, look)
    said = stage.dice.choice(["clear", "clear", "mask", "refuse"])
    decide(look, said, REASON, by=by)
    assert stage.may_look(name, asked), f"{name} has decided about words of {asked.hands}"
    if said == "clear" and not look.is_afterwards:
        asked.text.cleared[asked.wording, asked.words] = name
    if said == "mask" and look.is_afterwards:
        asked.text.disowned.add((asked.wording, asked.words))


def _owed(stage: Stage, look: Look) -> Asked:
    """What was released with a reason: the words stand in the text that was released."""
    text = next(one for one in stage.texts if one.row.public_id == look.thing)
    wording = next(
        one
        for one in [text.body, *text.released, *text.shown]
        if keys.fingerprint(one, purpose=asking.PURPOSE) == look.digest
    )
    return Asked(text, wording, _words_in(wording[look.start : look.end]), look.asked_at, text.hands)


def take(stage: Stage) -> None:
    text, name, report, said, by = _at_work(stage, "refused")
    one = stage.dice.choice(gating.screened(said, text.row.public_id).refused)
    _keep(text, name, report, looking.taken(report, said, looking.key_of(one), by=by), by)


def hand_in(stage: Stage) -> None:
    text, _name, by = stage.chosen("submit", stage.author("SWE"))
    submission.submit(find(text.row.public_id, by, may="submit"), by=by)


def send_back(stage: Stage) -> None:
    text, _name, by = stage.chosen("return", "office SWE")
    submission.return_(find(text.row.public_id, by, may="return"), because="Say when it was seen.", by=by)


def let_go(stage: Stage) -> None:
    """By the author where the authority trusts, by its back office, by whoever tries."""
    text, name, by = stage.chosen(
        "release", *[stage.author("FRA")] * 3, "office SWE", "office SWE", "both SWE", stage.anybody()
    )
    release.release(find(text.row.public_id, by, may="release"), by=by)
    text.released_by = name
    text.released.append(text.body)


def show(stage: Stage) -> None:
    """Before its release: to the one reader of another authority, or to the network."""
    text, name, by = stage.chosen("amend", stage.author(), stage.anybody())
    report = find(text.row.public_id, by, may="amend")
    share(report, [stage.dice.choice([stage.audience, stage.guest])], days=7, by=by)
    text.shown.append(text.body)
    text.shown_by = name


def go_on(stage: Stage) -> None:
    text, name, by = stage.chosen("revise")
    report = find(text.row.public_id, by, may="revise")
    text.body = report.body[0]["text"]
    revise(report, by=by)
    text.hands.add(name)


def take_away(stage: Stage) -> None:
    verb = stage.dice.choice(["withdraw", "discard"])
    text, _name, by = stage.chosen(verb)
    if verb == "withdraw":
        withdraw(find(text.row.public_id, by, may="withdraw"), because="The counts were of another month.", by=by)
        return
    report = find(text.row.public_id, by, may="discard")
    text.is_discarded = report.released_version == 0
    discard(report, by=by)
    text.body = text.released[-1] if text.released else text.body


def wait(stage: Stage) -> None:
    clock.move(stage.dice.choice([6, 30, 30, 80, 270]) * HOUR)
    do_what_waits("looks.lapse")


TRIES = [begin, begin, begin, write, mask, *[give_a_reason] * 3, *[ask] * 4, *[answer] * 5, take, take, *[hand_in] * 3, send_back,
         *[let_go] * 5, *[show] * 3, go_on, go_on, take_away, wait, change_standing]  # fmt: skip


def _words_in(found: str) -> str:
    return next(words for words in (*HELD, *ADVISED) if words in found or found in words)


def walk(stage: Stage, steps: int) -> Iterator[str]:
    """What is wrong after each step, if anything; what is refused is nothing done."""
    for number in range(steps):
        verb = stage.dice.choice(TRIES)
        try:
            with transaction.atomic():
                verb(stage)
        except (Refusal, IndexError, Post.DoesNotExist):  # nothing to choose from is nothing done
            continue
        stage.done[verb.__name__] += 1
        yield from what_is_wrong(stage)
        if number % 10 == 0:
            yield from what_is_lost(stage)
    yield from what_is_lost(stage)


def test_nothing_held_becomes_visible_by_any_path(db, capsys):
    done: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for seed in range(STEPS // A_WALK):
        with transaction.atomic():
            stage = set_stage(seed)
            assert not [*walk(stage, A_WALK)], f"seed {seed}"
            done += stage.done
            seen += _met(stage)
            transaction.set_rollback(True)
    with capsys.disabled():
        print(f"\nheld: {STEPS} steps, {done.total()} done, {dict(done)}, {dict(seen)}")
    assert {"ask", "answer", "give_a_reason", "let_go", "show"} <= done.keys(), (
        "where an act was never done, nothing was shown of it"
    )
    if STEPS >= MANY:
        assert {verb.__name__ for verb in TRIES} <= done.keys(), done
        assert all(seen[kind] for kind in ("let through", "with a reason", "disowned")), seen


def _met(stage: Stage) -> Counter[str]:
    """A walk on which nothing flagged was ever released would show nothing."""
    met: Counter[str] = Counter()
    for text in stage.texts:
        met["let through"] += sum(
            (one, words) in text.cleared for one in text.released for words in HELD if words in one
        )
        met["with a reason"] += sum((one, words) in text.reasons for one in text.released for words in ADVISED)
        met["disowned"] += len(text.disowned)
    return met


def nobody_is_asked(monkeypatch):
    monkeypatch.setattr(release, "insist_clear", lambda text, *_known, **_more: gating.screened(text))


def nobody_is_asked_before_sharing(monkeypatch):
    monkeypatch.setattr(sharing_drafts, "insist_clear", lambda text, *_known, **_more: gating.screened(text))


def a_shared_draft_is_not_taken_back(monkeypatch):
    monkeypatch.setattr(looked_at, "end_shared", lambda *_: None)


def a_reason_is_enough(monkeypatch):
    monkeypatch.setattr(Finding, "held", False)


def nothing_is_taken_back(monkeypatch):
    monkeypatch.setattr(looked_at, "hide", lambda *_: None)


@pytest.mark.parametrize(
    "hole",
    [
        nobody_is_asked,
        nobody_is_asked_before_sharing,
        a_reason_is_enough,
        nothing_is_taken_back,
        a_shared_draft_is_not_taken_back,
    ],
)
def test_a_hole_is_found(db, monkeypatch, hole):
    """What the walk rests on, taken away: then it shows."""
    hole(monkeypatch)
    stage = set_stage(0)
    assert next(walk(stage, 4 * A_WALK), None)
