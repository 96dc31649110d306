"""What do the answers say together? Composed for one reader from the answers they may see; nothing is written that no answer says.

Every sentence is a count, a list of who, or a quotation, and names the answers it stands on (features.md 1, 8).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.requests.models import Answer, Request
from ilonet.requests.replies import NOTHING, OPEN, SAID, Replies

QUOTED = 280  # letters of an answer in the synthesis; the whole stands below
END = re.compile(r"[.!?;][\s)]")


@dataclass(frozen=True)
class Cited:
    """One answer as it is cited: [n]."""

    number: int
    label: str
    organisation: str
    answer: Answer
    replies: Replies


@dataclass(frozen=True)
class Cell:
    """What one answer says to one question."""

    state: str
    said: str
    cited: Cited


@dataclass(frozen=True)
class Line:
    cited: Cited
    cells: tuple[Cell, ...]
    questions: tuple[str, ...]

    @property
    def told(self) -> list[tuple[str, Cell]]:
        """Question by question."""
        return list(zip(self.questions, self.cells, strict=True))


@dataclass(frozen=True)
class Sentence:
    """`text` is ours; `quote` is the answer's own, letter by letter. `cites` is never empty."""

    text: str
    cites: tuple[Cited, ...]
    quote: str = ""
    language: str = ""
    is_cut: bool = False


@dataclass(frozen=True)
class Part:
    number: int
    question: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Compiled:
    request: Request
    questions: tuple[str, ...]
    lines: tuple[Line, ...]
    overview: tuple[Sentence, ...]
    parts: tuple[Part, ...]

    @property
    def cited(self) -> list[Cited]:
        return [one.cited for one in self.lines]


def compiled(request: Request, by: Actor, *, only: Collection[int] | None = None) -> Compiled:
    """Two questions to the database, for three answers as for thirty; `only` narrows to those of a publication."""
    questions = tuple(request.asking.asked)
    lines = tuple(_line(one, questions) for one in _cited(request, by, only))
    return Compiled(
        request,
        questions,
        lines,
        tuple(_overview(lines)),
        tuple(
            Part(number + 1, question, tuple(_synthesis([one.cells[number] for one in lines])))
            for number, question in enumerate(questions)
        ),
    )


@act("request.compiled", needs="read", reads=True)
def read(request: Request, found: Compiled, *, by: Actor, form: str = "page") -> None:
    """Whoever is shown a compilation has read the answers in it."""
    request.noted = {"answers": len(found.lines), "format": form}


def label_of(answer: Answer) -> str:
    """Country and post, or the authority where its back office answered; never a person (R-9.3-a)."""
    where = answer.post.city if answer.post else _("back office")
    return f"{answer.authority.organisation.name} · {where}"


def _cited(request: Request, by: Actor, only: Collection[int] | None) -> list[Cited]:
    rows = Answer.objects.visible_to(by).standing().filter(request=request)
    if only is not None:
        rows = rows.filter(pk__in=only)
    answers = sorted(
        rows.select_related("authority__organisation", "post"),
        key=lambda one: (one.authority.organisation.name, one.authority.code, label_of(one), one.pk),
    )
    return [
        Cited(number, label_of(one), one.authority.organisation.name, one, one.replies)
        for number, one in enumerate(answers, 1)
    ]


def _line(cited: Cited, questions: tuple[str, ...]) -> Line:
    replies = cited.replies.to(len(questions)).replies
    return Line(cited, tuple(Cell(one.state, one.said.strip(), cited) for one in replies), questions)


def _overview(lines: tuple[Line, ...]) -> list[Sentence]:
    if not lines:
        return []
    everybody = tuple(one.cited for one in lines)
    countries = len({one.organisation for one in everybody})
    counted = ngettext("%(n)s answer", "%(n)s answers", len(lines)) % {"n": len(lines)}
    states = ngettext("one state or body", "%(n)s states or bodies", countries) % {"n": countries}
    says = _("This compilation stands on %(answers)s from %(states)s.") % {"answers": counted, "states": states}
    found = [Sentence(says, everybody)]
    silent = tuple(one.cited for one in lines if all(cell.state == NOTHING for cell in one.cells))
    if silent:
        found.append(Sentence(_("Nothing to report on any question: %(who)s.") % {"who": _names(silent)}, silent))
    return found


def _synthesis(cells: list[Cell]) -> list[Sentence]:
    said = [one for one in cells if one.state == SAID]
    found = []
    if said:
        says = ngettext(
            "%(n)s of %(all)s answers reports on this.", "%(n)s of %(all)s answers report on this.", len(said)
        )
        counted = says % {"n": len(said), "all": len(cells)}
        found.append(Sentence(counted, tuple(one.cited for one in said)))
        found += [_quotation(one) for one in said]
    for state, says in ((NOTHING, _("Nothing to report: %(who)s.")), (OPEN, _("Left open by: %(who)s."))):
        who = tuple(one.cited for one in cells if one.state == state)
        if who:
            found.append(Sentence(says % {"who": _names(who)}, who))
    return found


def _quotation(cell: Cell) -> Sentence:
    quote = _beginning(cell.said)
    return Sentence(cell.cited.label, (cell.cited,), quote, cell.cited.replies.language, quote != cell.said)


def _beginning(said: str) -> str:
    """The first sentences that fit; where even the first does not, as many words as fit."""
    first = said.split("\n\n", maxsplit=1)[0].strip()
    if len(first) <= QUOTED:
        return first
    ends = [match.start() + 1 for match in END.finditer(first, 0, QUOTED)]
    return first[: ends[-1]] if ends else first[:QUOTED].rpartition(" ")[0] or first[:QUOTED]


def _names(who: tuple[Cited, ...]) -> str:
    return ", ".join(one.label for one in who)
