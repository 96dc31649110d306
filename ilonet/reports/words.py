"""By which words is a released report found? Drafts, bodies of TLP:RED and what is withdrawn stand in no index (stack.md 4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ilonet.concepts.lexemes import lexemes_of
from ilonet.concepts.terms import edition
from ilonet.lib import sql
from ilonet.lib.words import derived, possible, surface
from ilonet.reports.attaching import said_in_files
from ilonet.reports.kinds.known import template_of
from ilonet.reports.models import Report
from ilonet.reports.telling import words_for_the_index
from ilonet.reports.text import Section
from ilonet.reports.vocabulary import Tlp

WRITE = "UPDATE reports_report SET words = ilonet_words(%s, %s, %s, %s), analysis = %s WHERE id = %s"
EDITIONS = 10  # apart by this much, so that how far the words were analysed stands behind the edition
FORGET = "UPDATE reports_report SET words = NULL, analysis = 0 WHERE id = %s"


def index(report: Report) -> None:
    """Sealed sections stay out of it: of TLP:RED only the title is found, by those whom it names."""
    if not report.is_released:
        sql.run(FORGET, [report.pk])
        return
    sections, also = [], ""
    if report.tlp != Tlp.RED:
        sections, also = report.body, f"{said_besides(report)} {said_in_files(report)}"
    sql.run(WRITE, [*found_by(report.title, sections, report.language, also, report.countries), analysis(), report.pk])


def analysis() -> int:
    """What this machine can make now, by this edition of the vocabulary; a lesser one is made again by the worker."""
    return edition() * EDITIONS + possible()


def said_besides(report: Report) -> str:
    """The words of its particulars: own ones, those of the lists, names of countries."""
    template = template_of(report.kind, report.template_version)
    return words_for_the_index(template, report.opened()[1], report.language)


def found_by(
    title: str, sections: Iterable[Section], language: str, also: str = "", countries: Iterable[str] = ()
) -> list[Any]:
    """What `ilonet_words` asks: title and text as written, and what only the analysis knows of both.

    That is the other forms of their words, and of what they speak in the words of any language.
    """
    said = " ".join([*(f"{one['heading']} {one['text']}" for one in sections), also])
    titled, written = surface(title), surface(said)
    of_title = derived(title, [language]) - set(titled)
    of_text = derived(said, [language]) - set(written) - set(titled) - of_title
    spoken_of = lexemes_of(title, said, language, countries)
    return [" ".join(titled), " ".join(written), " ".join(sorted(of_title)), [*sorted(of_text), *spoken_of]]
