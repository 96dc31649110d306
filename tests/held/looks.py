"""Second looks: decided by a reviewer, or by anybody who tries; forgotten once nobody looks."""

from __future__ import annotations

from datetime import timedelta

from ilonet.access.context import as_the_system
from ilonet.lib import clock, keys
from ilonet.looks import asking, deciding
from ilonet.looks.listing import find
from ilonet.looks.models import Look
from tests.held import planted
from tests.held.memory import Asked
from tests.held.stage import Stage
from tests.making import BECAUSE
from tests.working import do_what_waits

REASON = "It is the number of a container."
HOUR = timedelta(hours=1)


def answer(stage: Stage) -> None:
    """By a reviewer, or by anybody who tries."""
    with as_the_system(because=BECAUSE):
        waiting = list(Look.objects.unrestricted(because=BECAUSE).filter(decision="", ended_at=None).order_by("pk"))
    at_hand = [one for one in waiting if stage.at_hand and one.thing == stage.at_hand.row.public_id]
    one = stage.dice.choice(at_hand or waiting)
    asked = stage.asked.get(one.public_id) or _of(stage, one)
    likely = [name for name in stage.people if stage.may_look(name, asked)]
    likely = [name for name in likely if name != "central"] or likely
    hands = sorted(asked.thing.hands) if stage.dice.random() < 0.5 else [*stage.people]
    name = stage.dice.choice(likely if likely and stage.dice.random() < stage.keeps else hands)
    by = stage.actor(name)
    look = find(one.public_id, by)
    said = stage.dice.choice(stage.decides)
    proposal = planted.remark(stage.dice)[: stage.dice.choice([0, 60])]
    deciding.decide(look, said, REASON, proposal, by=by)
    if not stage.may_look(name, asked):
        stage.wrong.append(f"{name} has decided about words of {asked.thing.house}, by {sorted(asked.thing.hands)}")
    if said == "clear" and not look.is_afterwards:
        asked.thing.cleared |= {(asked.wording, words): name for words in asked.words}
    if said == "mask" and look.is_afterwards:
        asked.thing.disowned |= {(asked.wording, words) for words in asked.words}


def _of(stage: Stage, look: Look) -> Asked:
    """What passed with a reason, or is asked about in a file: known by the exact text that it speaks of."""
    thing = next(one for one in stage.things if one.row.public_id == look.thing)
    texts = thing.wordings.union(*thing.files.values())
    wording = next(one for one in texts if keys.fingerprint(one, purpose=asking.PURPOSE) == look.digest)
    return Asked(thing, wording, planted.within(wording, look.start, look.end), look.asked_at)


def wait(stage: Stage) -> None:
    clock.move(stage.dice.choice([6, 30, 30, 80, 270]) * HOUR)
    do_what_waits("looks.lapse")
    stage.look_where_they_stand()


VERBS = [answer] * 6
