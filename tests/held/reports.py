"""Reports and what is shown of them before their release: written, masked, explained, let go, taken back."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from ilonet.deployments.models import Post
from ilonet.reports import drafting, gating, looking, release, sharing_drafts, submission
from ilonet.reports.attaching import files_of
from ilonet.reports.discarding import discard
from ilonet.reports.finding import find
from ilonet.reports.models import Report
from ilonet.reports.revision import revise
from ilonet.reports.text import Text
from ilonet.reports.withdrawal import withdraw
from tests.held import planted
from tests.held.memory import Asked, Thing
from tests.held.stage import Stage

LONG = "sections.0.text"
SHORT = ("title", "sections.0.heading", "rights_line", "why", "handling_note")


def post_of(by: Any) -> Post:
    return Post.objects.visible_to(by).select_related("authority").get(pk__in=by.post_ids)


def begin(stage: Stage) -> None:
    stage.insist_on_few("report")
    name = stage.author()
    by = stage.actor(name)
    said = Text(
        title="Departures by sea fell",
        sections=[{"heading": "", "text": planted.wording(stage.dice)}],
        language=stage.dice.choice(["en", "en", "fr", "de"]),
        topics=["b"],
        level="operational",
        countries=["SEN"],
        audience=[stage.network.circle_id],
    )
    thing = stage.add("report", drafting.start(post_of(by), said, by=by), name)
    thing.wordings |= planted.strings(asdict(said))


def at_work(stage: Stage, part: str = "") -> tuple[Thing, str, Report, Text, Any]:
    """With `part`, mostly one in which the gate has found something of that part."""
    for _ in range(3):
        thing, name, by = stage.chosen(Report, "amend")
        report = find(thing.row.public_id, by, may="amend")
        said = report.being_written(by).text
        if not part or getattr(gating.screened(said, report.public_id), part):
            break
    return thing, name, report, said, by


def keep(thing: Thing, name: str, report: Report, changed: Text, by: Any) -> None:
    drafting.save(report, changed, edition=report.edition, by=by)
    thing.wordings |= planted.strings(asdict(changed))
    thing.hands.add(name)


def write(stage: Stage) -> None:
    thing, name, report, said, by = at_work(stage)
    if stage.dice.random() < 0.6:
        changed = gating.with_words(said, LONG, planted.wording(stage.dice))
    elif said.kind == "early_warning" and stage.dice.random() < 0.6:
        stated = {stage.dice.choice(["place", "effect"]): planted.line(stage.dice)}
        changed = replace(said, particulars=said.particulars | stated)
    else:
        changed = gating.with_words(said, stage.dice.choice(SHORT), planted.line(stage.dice))
    keep(thing, name, report, changed, by)


def mask(stage: Stage) -> None:
    """All that the gate asks about, or only what no reason lets pass."""
    thing, name, report, said, by = at_work(stage, "refused")
    only = {one.field for one in gating.screened(said, report.public_id).refused}
    for field in only if stage.dice.random() < 0.7 else gating.fields_of(said):
        said = gating.masked(said, field)
    keep(thing, name, report, said, by)


def give_a_reason(stage: Stage) -> None:
    thing, name, report, said, by = at_work(stage, "unexplained")
    given: set[tuple[str, str]] = set()
    for one in gating.screened(said, report.public_id).unexplained[: stage.dice.choice([1, 9])]:
        note = planted.remark(stage.dice) if stage.dice.random() < 0.2 else ""
        wording = gating.fields_of(said)[one.field]
        said = gating.explained(said, one, "office", note)
        given |= {(wording, words) for words in planted.within(wording, one.start, one.end)}
    keep(thing, name, report, said, by)
    thing.reasons |= given


def ask(stage: Stage) -> None:
    thing, name, report, said, by = at_work(stage, "refused")
    one = stage.dice.choice(gating.screened(said, report.public_id).refused)
    look = looking.ask_about(report, looking.key_of(one), "figure", "", by=by)
    thing.hands.add(name)
    wording = gating.fields_of(said)[one.field]
    stage.asked[look.public_id] = Asked(thing, wording, planted.within(wording, one.start, one.end), look.asked_at)


def take(stage: Stage) -> None:
    thing, name, report, said, by = at_work(stage, "refused")
    one = stage.dice.choice(gating.screened(said, report.public_id).refused)
    keep(thing, name, report, looking.taken(report, said, looking.key_of(one), by=by), by)


def hand_in(stage: Stage) -> None:
    thing, _name, by = stage.chosen(Report, "submit")
    submission.submit(find(thing.row.public_id, by, may="submit"), by=by)


def send_back(stage: Stage) -> None:
    thing, _name, by = stage.chosen(Report, "return", "office")
    report = find(thing.row.public_id, by, may="return")
    submission.return_(report, because=planted.remark(stage.dice), by=by)


def let_go(stage: Stage) -> None:
    """By the author where the authority trusts, by its back office, by whoever tries."""
    thing, name, by = stage.chosen(Report, "release", stage.dice.choice(["house", "house", "office"]))
    report = find(thing.row.public_id, by, may="release")
    release.release(report, by=by)
    has_gone(stage, thing, name, report, by)


def has_gone(stage: Stage, thing: Thing, name: str, report: Report, by: Any) -> None:
    attached = [thing.files[one.public_id] for one in files_of(report, report.released_version, by)]
    said = planted.strings(asdict(report.text)).union(*attached)
    thing.out.append(said)
    thing.wordings |= said
    stage.wrong += [
        f"{words!r} was let go by {name}, who had let it through"
        for (wording, words), by in thing.cleared.items()
        if by == name and wording in said
    ]


def show(stage: Stage) -> None:
    """Before its release: to one reader of another authority, or to the network."""
    thing, _name, by = stage.chosen(Report, "amend")
    report = find(thing.row.public_id, by, may="amend")
    others = [one for one in stage.posts.values() if one.pk != report.post_id]
    to = stage.dice.choice([stage.network, *others]).circle_id
    note = planted.remark(stage.dice) if stage.dice.random() < 0.2 else ""
    shared = sharing_drafts.share(report, [to], days=7, by=by, note=note)
    thing.out.append(planted.strings(asdict(shared.text)))
    thing.wordings |= thing.out[-1]


def go_on(stage: Stage) -> None:
    thing, name, by = stage.chosen(Report, "revise")
    revise(find(thing.row.public_id, by, may="revise"), by=by)
    thing.hands.add(name)


def take_away(stage: Stage) -> None:
    verb = stage.dice.choice(["withdraw", "discard", "discard"])
    thing, _name, by = stage.chosen(Report, verb)
    report = find(thing.row.public_id, by, may=verb)
    if verb == "withdraw":
        withdraw(report, because=planted.remark(stage.dice), by=by)
    else:
        thing.is_gone = report.released_version == 0
        discard(report, by=by)


VERBS = [begin, begin, begin, write, write, *[mask] * 3, *[give_a_reason] * 5, *[ask] * 4, take, take, *[hand_in] * 4,
         send_back, *[let_go] * 7, *[show] * 4, go_on, go_on, take_away]  # fmt: skip
