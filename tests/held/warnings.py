"""Early warnings: typed, sent, seen, followed, closed, open again; each with a line of somebody's own."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from ilonet.lib import clock
from ilonet.reports import drafting
from ilonet.reports.finding import find as find_report
from ilonet.reports.models import Report
from ilonet.reports.text import Text
from ilonet.warnings.acknowledging import acknowledge
from ilonet.warnings.closing import close, reopen
from ilonet.warnings.finding import find
from ilonet.warnings.following import follow
from ilonet.warnings.models import EarlyWarning, Outcome
from ilonet.warnings.sending import send
from tests.held import planted
from tests.held.reports import has_gone, post_of
from tests.held.stage import Stage


def begin(stage: Stage) -> None:
    stage.insist_on_few("report")
    name = stage.author()
    by = stage.actor(name)
    stated = {
        "sign": "flow",
        "since": clock.today().isoformat(),
        "effect": planted.line(stage.dice),
        "confidence": "moderate",
        "urgency": "now",
    }
    blank = Text(
        title="Boats leave from the north", language="en", topics=["e"], level="operational", countries=["SEN"]
    )
    addressed = replace(blank, audience=[stage.network.circle_id], particulars=stated)
    said = replace(addressed.becoming("early_warning"), sections=[{"heading": "", "text": planted.wording(stage.dice)}])
    thing = stage.add("report", drafting.start(post_of(by), said, by=by), name)
    thing.wordings |= planted.strings(asdict(said))


def send_it(stage: Stage) -> None:
    """In one press: released, or handed in where the back office has it first."""
    thing, name, by = stage.chosen(Report, "amend")
    report = find_report(thing.row.public_id, by, may="amend")
    if send(report, by=by) is not None:
        has_gone(stage, thing, name, report, by)


def say_seen(stage: Stage) -> None:
    warning, _name, by = _found(stage, "acknowledge")
    acknowledge(warning, note=planted.remark(stage.dice), by=by)


def end(stage: Stage) -> None:
    warning, _name, by = _found(stage, "close")
    outcome = stage.dice.choice([Outcome.CONFIRMED, Outcome.NOT_CONFIRMED])
    close(warning, outcome=outcome, note=planted.remark(stage.dice), by=by)


def open_again(stage: Stage) -> None:
    warning, _name, by = _found(stage, "reopen")
    reopen(warning, because=planted.remark(stage.dice), by=by)


def go_after(stage: Stage) -> None:
    """What became of it, as a report of its own: it begins without the warning's words."""
    warning, name, by = _found(stage, "follow")
    report = follow(warning, by=by)
    thing = stage.add("report", report, name)
    graded = replace(report.text, source_code="A", information_code="1")
    said = replace(graded, sections=[{"heading": "", "text": planted.wording(stage.dice)}])
    drafting.save(report, said, edition=report.edition, by=by)
    thing.wordings |= planted.strings(asdict(said))


def _found(stage: Stage, verb: str) -> tuple[EarlyWarning, str, Any]:
    """Raises IndexError where there is none."""
    for _ in range(4):
        name = stage.writer()
        by = stage.actor(name)
        rows = EarlyWarning.objects.which(by, may=verb).order_by("-pk").values_list("public_id", flat=True)
        if known := list(rows.distinct()[:4]):
            break
    return find(stage.dice.choice(known), by, may=verb), name, by


VERBS = [begin, begin, send_it, send_it, say_seen, say_seen, end, open_again, go_after]
