"""Requests, what is answered to them, and what is compiled: written, mended, sent, tasked, handed in, let go, withdrawn."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.requests import answering, closing, drafting, gating, publishing, sending
from ilonet.requests.asking import Asking
from ilonet.requests.desk import decline, task
from ilonet.requests.finding import find
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.replies import Replies, Reply
from ilonet.requests.vocabulary import Allows
from tests.held import planted
from tests.held.memory import Thing
from tests.held.reports import post_of
from tests.held.stage import Stage

SAVE = {Request: drafting.save, Answer: answering.save}
VERB = {Request: "amend", Answer: "write"}


def begin(stage: Stage) -> None:
    stage.insist_on_few("request")
    name = stage.writer()
    by = stage.actor(name)
    of = post_of(by) if by.post_ids else Authority.objects.get(pk=stage.dice.choice([*by.reviews_for]))
    others = [f"post:{one.public_id}" for one in stage.posts.values()] + ["authority:FRA", "authority:ITA"]
    asking = Asking(
        title="New routes by sea",
        background=planted.line(stage.dice),
        questions=[planted.line(stage.dice), "How did the price change?"],
        language=stage.dice.choice(["en", "fr"]),
        topics=["c"],
        countries=["SEN"],
        due_on=clock.today() + timedelta(days=60),
        audience=stage.dice.choice([[], [stage.network.circle_id]]),
        wanted=stage.dice.sample(others, 2),
    )
    thing = stage.add("request", drafting.start(of, asking, by=by), name)
    _mend(stage, thing, name, thing.row, asking, by)


def begin_answer(stage: Stage) -> None:
    row, name, by = _addressee(stage, "answer")
    replies = Replies(
        [Reply(planted.line(stage.dice)), Reply("", is_nothing=True)],
        note=planted.line(stage.dice),
        allows=stage.dice.choice(Allows.values),
    )
    thing = stage.add("answer", answering.begin(row, replies, by=by), name)
    _mend(stage, thing, name, thing.row, thing.row.replies, by)


def write(stage: Stage) -> None:
    thing, name, row, said, by = _at_work(stage)
    place = stage.dice.choice([one for one in said.words() if not one.startswith("reasons")])
    _keep(thing, name, row, gating.with_words(said, place, planted.line(stage.dice)), by)


def mend(stage: Stage) -> None:
    thing, name, row, said, by = _at_work(stage)
    _mend(stage, thing, name, row, said, by)


def send(stage: Stage) -> None:
    thing, name, by = stage.chosen(Request, "amend")
    request = find(Request, thing.row.public_id, by, may="amend")
    sending.send(request, by=by)
    _gone_out(thing, name, request.asking)


def decide_at_the_desk(stage: Stage) -> None:
    verb = stage.dice.choice(["task", "task", "task", "decline"])
    row, _name, by = _addressee(stage, verb)
    if verb == "task":
        task(row, by=by)
    else:
        decline(row, because=planted.remark(stage.dice), by=by)


def hand_in(stage: Stage) -> None:
    thing, _name, by = stage.chosen(Answer, "submit")
    answering.submit(find(Answer, thing.row.public_id, by, may="submit"), by=by)


def send_back(stage: Stage) -> None:
    thing, _name, by = stage.chosen(Answer, "return", "office")
    answering.return_(find(Answer, thing.row.public_id, by, may="return"), because=planted.remark(stage.dice), by=by)


def let_go(stage: Stage) -> None:
    thing, name, by = stage.chosen(Answer, "release", stage.dice.choice(["house", "office"]))
    answer = find(Answer, thing.row.public_id, by, may="release")
    answering.release(answer, by=by)
    _gone_out(thing, name, answer.replies)


def publish(stage: Stage) -> None:
    """With a foreword, or anew with another."""
    thing, _name, by = stage.chosen(Request, "follow", stage.dice.choice(["house", "office"]))
    request = find(Request, thing.row.public_id, by, may="follow")
    answers = publishing.answers_for(request, by)
    publishing.publish(request, answers, foreword=planted.remark(stage.dice), language=request.language, by=by)


def end(stage: Stage) -> None:
    verb, model = stage.dice.choice([("close", Request), ("withdraw", Request), ("withdraw", Answer)])
    needs = {"close": "remind", "withdraw": "follow"}[verb] if model is Request else "withdraw"
    thing, _name, by = stage.chosen(model, needs, stage.dice.choice(["house", "office"]))
    row: Any = find(model, thing.row.public_id, by, may=needs)
    if verb == "close":
        closing.close(row, by=by)
    elif model is Request:
        closing.withdraw(row, because=planted.remark(stage.dice), by=by)
    else:
        answering.withdraw(row, because=planted.remark(stage.dice), by=by)


def _addressee(stage: Stage, verb: str) -> tuple[Addressee, str, Any]:
    """Raises IndexError where nobody asks."""
    for _ in range(4):
        name = stage.office() if verb != "answer" else stage.writer()
        by = stage.actor(name)
        rows = list(Addressee.objects.which(by, may=verb).order_by("-pk").values_list("public_id", flat=True)[:4])
        if rows:
            break
    return find(Addressee, stage.dice.choice(rows), by, may=verb), name, by


def _at_work(stage: Stage) -> tuple[Thing, str, Any, Any, Any]:
    model = stage.dice.choice([Request, Answer])
    thing, name, by = stage.chosen(model, VERB[model])
    row: Any = find(model, thing.row.public_id, by, may=VERB[model])
    return thing, name, row, row.asking if model is Request else row.replies, by


def _mend(stage: Stage, thing: Thing, name: str, row: Any, said: Any, by: Any) -> None:
    """As its writer does who reads what the gate says: masked where it must be, explained where that is enough."""
    if stage.dice.random() < 0.7:
        for one in gating.screened(said).refused:
            said = gating.masked(said, one.field)
    given: set[tuple[str, str]] = set()
    if stage.dice.random() < 0.7:
        for one in gating.screened(said).unexplained:
            wording = said.words()[one.field]
            said = gating.explained(said, one, "office", "")
            given |= {(wording, words) for words in planted.within(wording, one.start, one.end)}
    _keep(thing, name, row, said, by)
    thing.reasons |= given


def _keep(thing: Thing, name: str, row: Any, changed: Any, by: Any) -> None:
    SAVE[type(row)](row, changed, edition=row.edition, by=by)
    _remember(thing, name, changed)


def _remember(thing: Thing, name: str, said: Asking | Replies) -> None:
    thing.wordings |= planted.strings(asdict(said))
    thing.hands.add(name)


def _gone_out(thing: Thing, name: str, said: Asking | Replies) -> None:
    thing.out.append(planted.strings(asdict(said)))
    _remember(thing, name, said)


VERBS = [begin, begin, write, write, *[mend] * 4, send, send, send, *[decide_at_the_desk] * 3,
         *[begin_answer] * 3, *[hand_in] * 4, send_back, send_back, *[let_go] * 4, publish, publish, end]  # fmt: skip
