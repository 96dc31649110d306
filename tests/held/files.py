"""Files of reports: attached, explained, asked about, taken off, replaced; also while the search for malware is away."""

from __future__ import annotations

import os
from typing import Any

from ilonet.documents import scanning, taking
from ilonet.documents.models import File, State
from ilonet.documents.quarantine import fresh
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.sandbox import Kept, Opened
from ilonet.reports import attaching
from ilonet.reports.finding import find
from ilonet.reports.models import Report
from ilonet.reports.views.files import state_reason, state_seen
from tests.held import planted
from tests.held.memory import Thing
from tests.held.stage import Stage
from tests.working import do_what_waits

ADDRESS = "14 Rue de la République"


def attach(stage: Stage) -> None:
    """A plain text, mostly with something in it that waits for somebody's word; now and then in its name."""
    thing, name, by = stage.chosen(Report, "amend")
    report = find(thing.row.public_id, by, may="amend")
    words = stage.dice.choice([ADDRESS, ADDRESS, *planted.ADVISED, stage.dice.choice(planted.HELD)])
    says = f"Annex {stage.dice.randrange(9)}. " + stage.dice.choice([planted.SAYS_HELD, planted.SAYS_ADVISED, "{}"])
    called = (
        f"{stage.dice.choice([*planted.ADVISED, 'annex', 'annex', 'annex'])}.{stage.dice.choice(['txt', 'txt', 'png'])}"
    )
    text = says.format(words)
    with fresh() as source:
        source.write(text.encode())
        file = taking.take(source, called, attaching.belonging(report, by), by=by)
    thing.files[file.public_id] = {called} if file.pictures else {text, called}
    thing.hands.add(name)


def explain(stage: Stage) -> None:
    """One reason for all that the gate asks about in it; what only another person lets pass goes before that person."""
    thing, name, report, file, by = _asked_about(stage)
    if file.asks_for_eyes and stage.dice.random() < 0.5:
        state_seen(file, is_said=stage.dice.random() < 0.8, by=by)
        thing.looked_at.add(file.public_id)
        return
    state_reason(file, report, "place", planted.remark(stage.dice), by=by)
    thing.hands.add(name)
    for text in thing.files[file.public_id]:
        thing.reasons |= {(text, words) for words in planted.ADVISED if words in text}


def take_off(stage: Stage) -> None:
    """And, half of the time, attach another in its place."""
    _thing, _name, report, file, by = _any(stage, "amend")
    attaching.take_off(file, report, by=by)
    if stage.dice.random() < 0.5:
        attach(stage)


def let_the_scanner_go(stage: Stage) -> None:
    """Away, or back; then what waits for it is looked through."""
    stage.is_scanner_away = not stage.is_scanner_away
    if not stage.is_scanner_away:
        do_what_waits("documents.scan", "reports.find_file")


def set_up(monkeypatch: Any, stage: Stage) -> None:
    """What stands beside the gate: who opens files, and the daemon that looks for malware."""

    def scan(_pieces: Any) -> scanning.Scan:
        if stage.is_scanner_away:
            raise scanning.NotScanned
        return scanning.Scan()

    monkeypatch.setattr(scanning, "scan", scan)
    monkeypatch.setattr(taking, "open_to_keep", opened_here)


def opened_here(source: int, name: str, into: Any) -> Kept:
    """As the process of its own would say, which takes half a second each: one line, or a picture that nobody can read."""
    with os.fdopen(os.dup(source), "rb") as given:
        given.seek(0)
        content = given.read()
    into.write(content)
    is_picture = name.endswith(".png")
    says = Passage("file_name", (), name), *([] if is_picture else [Passage("text", (), content.decode())])
    return Kept(Opened("png" if is_picture else "text", says, int(is_picture), int(is_picture)), len(content), {})


def _asked_about(stage: Stage) -> tuple[Thing, str, Report, File, Any]:
    for _ in range(4):
        found = _any(stage, "amend")
        if not found[3].is_settled:
            break
    return found


def _any(stage: Stage, verb: str) -> tuple[Thing, str, Report, File, Any]:
    """Raises IndexError where nothing is attached."""
    thing, name, by = stage.chosen(Report, verb)
    for _ in range(5):
        if thing.files:
            break
        thing, name, by = stage.chosen(Report, verb)
    known = File.objects.visible_to(by).of(thing.row.public_id).exclude(state=State.ARRIVING)
    file, report = attaching.find_file(stage.dice.choice([one.public_id for one in known]), by)
    return thing, name, report, file, by


VERBS = [*[attach] * 4, *[explain] * 5, take_off, let_the_scanner_go]
