"""How does a compilation stand on paper? The page's own words, for whoever takes it out, with a citation to each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from ilonet.exports.papers import footer, take_out_paper
from ilonet.lib.printing.parts import Heading, Paper, Paragraph, Part, Run, Table, said
from ilonet.reports.vocabulary import Tlp
from ilonet.requests.compiling import Cell, Cited, Compiled, Line, Sentence
from ilonet.requests.replies import NOTHING, SAID
from ilonet.requests.showing import asker_of, facts_of, marking_of
from ilonet.requests.vocabulary import Allows

if TYPE_CHECKING:
    from datetime import datetime

    from ilonet.access.actor import Actor
    from ilonet.exports.taking_out import Taken
    from ilonet.requests.models import Compilation

COLUMNS = 5  # questions beside each other; more stand in a table of their own


def compilation_file(told: Compiled, kept: Compilation | None, *, by: Actor, form: str) -> Taken:
    """Of what was compiled for this reader; whatever another may see besides is not in it."""
    noted = {"answers": len(told.lines)}
    return take_out_paper(
        on_paper(told, kept, by), "compilation", told.request.public_id, by=by, form=form, noted=noted
    )


def on_paper(told: Compiled, kept: Compilation | None, by: Actor) -> Paper:
    request = told.request
    parts: list[Part] = [*_opening(told, kept)]
    if kept and kept.foreword:
        parts += [Heading(_("In short")), *said(kept.foreword, kept.language)]
    parts += [Heading(_("What the answers say")), *_synthesis(told)]
    if told.lines:
        parts += [Heading(_("By country and question")), *_matrix(told), Heading(_("The answers"))]
        parts += [part for line in told.lines for part in _answer(line, request.language)]
    parts += [Heading(_("What was asked")), *_asked(told)]
    return Paper(
        title=request.title,
        title_language=request.language,
        parts=tuple(parts),
        language=get_language() or "en",
        marking=marking_of(request)["printed"],
        footer=footer(),
        made=by.now,
        missing=_("Signs for which this document has no letter are written by their number in Unicode."),
    )


def _opening(told: Compiled, kept: Compilation | None) -> Iterator[Paragraph]:
    asker, marking = asker_of(told.request), marking_of(told.request)["printed"]
    says = _("Compilation of the answers to %(asker)s, as they come in") % {"asker": asker}
    if kept:
        says = _("Compilation, published by %(asker)s on %(day)s") % {"asker": asker, "day": _day(kept.published_at)}
    yield _plain(says)
    yield Paragraph((Run(f"{marking}. ", "en", strong=True), Run(str(Tlp(told.request.tlp).allows))))
    counted = ngettext(
        "Composed from the %(n)s answer that this reader can see; another reader's copy can hold more or less.",
        "Composed from the %(n)s answers that this reader can see; another reader's copy can hold more or less.",
        len(told.lines),
    )
    yield Paragraph((Run(counted % {"n": len(told.lines)}, quiet=True),))


def _synthesis(told: Compiled) -> Iterator[Part]:
    yield from (_sentence(one) for one in told.overview)
    for part in told.parts:
        yield Heading(f"{part.number}. {part.question}", 3, told.request.language)
        yield from (_sentence(one) for one in part.sentences)
        if not part.sentences:
            yield Paragraph((Run(_("No answer yet."), quiet=True),))
    yield Paragraph((Run(_("Every sentence counts, lists or quotes; the number leads to the answer."), quiet=True),))


def _sentence(one: Sentence) -> Paragraph:
    words = [Run(one.text)]
    if one.quote:
        cut = " …" if one.is_cut else ""
        words = [Run(f"{one.text}: ", strong=True), Run(f"“{one.quote}{cut}”", one.language)]
    return Paragraph((*words, *(part for cited in one.cites for part in (Run(" "), _cite(cited)))))


def _cite(cited: Cited) -> Run:
    return Run(f"[{cited.number}]", to=_anchor(cited))


def _matrix(told: Compiled) -> Iterator[Table]:
    """As many tables as it takes for the words to stand in their columns."""
    every = range(len(told.questions))
    for asked in (every[first : first + COLUMNS] for first in every[::COLUMNS]):
        titles = [_("Question %(n)s") % {"n": number + 1} for number in asked]
        yield Table(
            _("Who answered which question"),
            (_("Answer"), *titles),
            tuple(
                (Run(_numbered(line.cited), to=_anchor(line.cited)), *(_cell(line.cells[number]) for number in asked))
                for line in told.lines
            ),
        )


def _cell(cell: Cell) -> Run:
    if cell.state == SAID:
        return Run(_("answered"))
    return Run(_("nothing to report") if cell.state == NOTHING else _("left open"), quiet=True)


def _answer(line: Line, asked_in: str) -> Iterator[Part]:
    answer, spoken = line.cited.answer, line.cited.replies.language
    yield Heading(_numbered(line.cited), 3, anchor=_anchor(line.cited))
    if answer.released_at:
        yield Paragraph((Run(_("Released on %(day)s") % {"day": _day(answer.released_at)}, quiet=True),), leads=True)
    if answer.allows == Allows.ASKER:
        yield Paragraph((Run(_("Its originator opened it to whoever asked, and to nobody else."), strong=True),))
    for number, (question, cell) in enumerate(line.told, 1):
        yield Paragraph((Run(f"{number}. {question}", asked_in, quiet=True),), leads=True)
        if cell.state == SAID:
            yield from said(cell.said, spoken)
        else:
            yield _plain(_("Nothing to report.") if cell.state == NOTHING else _("Left open."))
    if line.cited.replies.note:
        yield Paragraph((Run(_("Besides"), quiet=True),), leads=True)
        yield from said(line.cited.replies.note, spoken)


def _asked(told: Compiled) -> Iterator[Part]:
    request = told.request
    facts = [(_("Asked by"), asker_of(request)), (_("Sent"), _day(request.sent_at) if request.sent_at else "")]
    for name, value in (*facts, *facts_of(request)):
        if value:
            yield Paragraph((Run(f"{name}: ", strong=True), Run(str(value))))
    yield from said(request.asking.background, request.language)


def _plain(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _numbered(cited: Cited) -> str:
    return f"[{cited.number}] {cited.label}"


def _anchor(cited: Cited) -> str:
    return f"answer-{cited.number}"


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), pgettext("a day; letters of Django's date filter", "j M Y"))
