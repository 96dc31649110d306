"""What is wrong after a step: an oracle that knows no rule of the product (security.md 7.3).

It knows which words are personal data because it has put them there; who decided, explained and wrote, because it saw them
succeed. What somebody can read is asked of the database, as that person or as all those together who may not write the thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from psycopg.sql import SQL, Identifier

from ilonet.access.context import as_the_system, stand_in
from ilonet.lib import sql
from ilonet.looks.models import Look
from ilonet.reports.models import Report
from tests.held import stores
from tests.held.memory import Thing
from tests.held.planted import ADVISED, HELD, TRACES
from tests.held.stage import AUTHORITIES, OFFICES, Stage
from tests.making import BECAUSE

Judged = Callable[[Thing], bool]
ALL = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
LYING = SQL("SELECT w FROM unnest(%s::text[]) w WHERE EXISTS (SELECT FROM {} t WHERE strpos(t::text, w) > 0)")
# What was let go lies in clear where the index is made of it; a draft's title in its list.
IN_CLEAR = {"reports_report", "reports_reportversion", "reports_shareddraft", "requests_request"}


def what_is_wrong(stage: Stage, *, by_everybody: bool = False) -> list[str]:
    """After a step: all that lies anywhere, judged for whoever can see it."""
    wrong, stage.wrong = stage.wrong, []
    with as_the_system(because=BECAUSE):
        standing, index = stores.everything(stage.read), stores.indexed()
    told = {row: one for row, one in standing.items() if one.picture or _is_telling(one.texts, index.get(row, ""))}
    if not told:
        return wrong
    things = {one.row.public_id: one for one in stage.things}
    for seen, judged, is_originator in _observers(stage, by_everybody=by_everybody):
        for row in seen & told.keys():
            thing = things.get(told[row].of)
            if thing is None:
                wrong += [f"{one!r} lies in {row[0]}" for one in told[row].texts if _is_telling([one])]
            elif judged(thing):
                wrong += _of(thing, told[row].texts, is_originator=is_originator(thing))
                wrong += _of_the_index(row, index.get(row, ""), told, seen)
                if told[row].picture not in {None, *thing.looked_at}:
                    wrong.append("a picture is seen of which nobody has said that they looked at it")
    return list(dict.fromkeys(wrong))


def _observers(stage: Stage, *, by_everybody: bool) -> Iterator[tuple[set[stores.Row], Judged, Judged]]:
    """What is seen by: all who stand elsewhere; those behind the post; somebody, each in turn. And which things they judge."""
    for code in AUTHORITIES:
        outside = [name for name, held in stage.held_by.items() if not any(at == code for _, at in held)]
        yield _seen_in(stage, outside), lambda thing, at=code: thing.code == at, lambda _thing: False
        behind = [name for name, held in stage.held_by.items() if held and held <= {(one, code) for one in OFFICES}]
        yield (
            _seen_in(stage, behind),
            lambda thing, at=code: thing.house == ("officer", at),
            lambda thing: thing.stays_its_own,
        )
    names = [*stage.people]
    for name in names if by_everybody else [names[stage.done.total() % len(names)]]:
        stage.actor(name)
        held = stage.held_by[name]
        yield (
            stores.visible(),
            lambda thing, held=held: thing.house not in held,
            lambda thing, held=held: thing.stays_its_own and ("back_office", thing.code) in held,
        )


def _seen_in(stage: Stage, names: Iterable[str]) -> set[stores.Row]:
    stand_in(frozenset().union(*(stage.circles[name] for name in names)))
    return stores.visible()


def _of(thing: Thing, texts: Iterable[str], *, is_originator: bool) -> list[str]:
    wrong = []
    for one in texts:
        wrong += thing.unexplained(one)
        wrong += [] if is_originator else thing.regretted(one)
    return wrong


def _of_the_index(
    row: stores.Row, index: str, told: dict[stores.Row, stores.Standing], seen: set[stores.Row]
) -> list[str]:
    """Found by no word that its reader could not read: in the thing itself, or in what is attached to it."""
    readable = " ".join(
        one for other in seen & told.keys() if told[other].of == told[row].of for one in told[other].texts
    )
    found = [words for words, trace in TRACES.items() if f"'{trace}'" in index and words not in readable]
    return [f"{words!r} stands in the index of {row[0]}, and nowhere to be read" for words in found]


def _is_telling(texts: Iterable[str], index: str = "") -> bool:
    return any(words in one for one in texts for words in (*HELD, *ADVISED)) or any(
        f"'{trace}'" in index for trace in TRACES.values()
    )


def what_is_lost(stage: Stage) -> list[str]:
    """No draft is, and no flagged words lie in clear beside those that may be shown."""
    wrong = []
    with as_the_system(because=BECAUSE):
        there = set(Report.objects.unrestricted(because=BECAUSE).values_list("pk", flat=True))
        reports = [one for one in stage.things if one.noun == "report" and not one.is_gone]
        wrong += [f"lost: {one.row.pk}" for one in reports if one.row.pk not in there]
        for table in ("looks_look", "audit_event", "work_job"):
            wrong += _in_clear(table)
        kept = Look.objects.unrestricted(because=BECAUSE).exclude(decision="").exclude(sealed=None)
        wrong += [f"kept after the decision: {one}" for one in kept if one.passage and one.passage.found]
    return wrong


def what_lies_in_clear() -> list[str]:
    """At the end of a walk: in no table but those of which an index is made."""
    with as_the_system(because=BECAUSE):
        tables = [table for (table,) in sql.rows(ALL) if table not in IN_CLEAR]
        return [wrong for table in tables for wrong in _in_clear(table)]


def _in_clear(table: str) -> list[str]:
    words: list[Any] = [*HELD, *ADVISED]
    asked = LYING.format(Identifier(table)).as_string()
    return [f"{one!r} lies in {table}" for (one,) in sql.rows(asked, [words])]
