"""What does a report still lack before it can be released? (Arts 1(2), 3(2), 3(4); requirements C.5)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.refusals import Refusal
from ilonet.reports.soundness import faults, gaps
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Europol, Handling, Kind

RIGHTS_TOPICS = {Topic.I, Topic.J, Topic.L}  # return, protection, reception and detention

YES = {Europol.SIENA, Europol.NATIONAL, Europol.NOT_YET}


@dataclass(frozen=True)
class Lack:
    code: str
    message: str
    field: str


def lacks(text: Text, post: Post, *, today: date) -> list[Lack]:
    """In the order of the form."""
    return [
        *_of_the_text(text),
        *_of_the_particulars(text, today),
        *_of_the_topics(text, post),
        *_of_the_grading(text),
        *_of_the_marking(text),
        *_of_the_audience(text),
    ]


def insist_complete(text: Text, post: Post, *, today: date) -> None:
    """Raises Refusal 422 with the code of the first thing that is lacking, and all of them in `missing`."""
    missing = lacks(text, post, today=today)
    if missing:
        raise Refusal(
            missing[0].code,
            missing[0].message,
            _("Go back to the report and add it. Your draft is kept as it is."),
            status=422,
            field=missing[0].field,
            more={"missing": [vars(one) for one in missing]},
            template="reports/lacking.html",
        )


def needs_rights_line(text: Text) -> bool:
    """Effect on rights, protection needs seen, safeguard: wherever return, protection or detention is spoken of (R-3.2-a)."""
    of_the_kind = text.template.needs_rights or text.kind == Kind.RETURN_SHEET
    return of_the_kind or bool(RIGHTS_TOPICS & set(text.topics))


def asks_europol(text: Text) -> bool:
    """On smuggling and trafficking, and on documents (R-2611-a); of what is older nobody was asked."""
    return not text.template.is_free and (Topic.D in text.topics or text.kind == Kind.DOCUMENT_FRAUD)


def needed_besides(text: Text) -> list[str]:
    """The fields that every report has, and that this one cannot do without."""
    asked = {
        "rights_line": needs_rights_line(text),
        "gender": text.template.needs_gender,
        "source_code": text.template.needs_source,
        "information_code": text.template.needs_source,
        "europol": asks_europol(text),
    }
    return [name for name, needed in asked.items() if needed]


def _of_the_particulars(text: Text, today: date) -> Iterator[Lack]:
    told = text.template, text.particulars
    for one in (*gaps(*told), *faults(*told, today)):
        yield Lack(one.code, one.message, one.place)


def _of_the_text(text: Text) -> Iterator[Lack]:
    if not text.title.strip():
        yield Lack("report.title_missing", _("The report has no title."), "title")
    if text.template.needs_text and not any(one["text"].strip() for one in text.sections):
        yield Lack("report.text_missing", _("The report says nothing yet."), "sections.0.text")
    if text.period_from and text.period_until and text.period_until < text.period_from:
        yield Lack("report.period", _("The period ends before it starts."), "period_until")


def _of_the_topics(text: Text, post: Post) -> Iterator[Lack]:
    if not text.level:
        says = _("Say for what use it is meant: operational, strategic or both (Art. 3(4)).")
        yield Lack("report.level_missing", says, "level")
    if not text.topics:
        yield Lack("report.topic_missing", _("Choose at least one topic (Art. 3(4)(a) to (l))."), "topics")
    if Topic.L in text.topics and not text.related_topics:
        says = _("Topic l must name the topics a to k that it relates to (Art. 3(4)(l)).")
        yield Lack("report.related_topic_missing", says, "related_topics")
    for topic in sorted(set(text.topics) & set(post.restricted_topics)):
        says = _("A special agreement on your post excludes topic %(topic)s.") % {"topic": topic}
        yield Lack("report.topic_restricted", says, "topics")
    if not text.countries:
        yield Lack("report.country_missing", _("Choose at least one country."), "countries")
    if needs_rights_line(text) and not text.rights_line.strip():
        says = _("Say in one line what this means for fundamental rights (Art. 3(2)).")
        yield Lack("report.rights_line_missing", says, "rights_line")


def _of_the_grading(text: Text) -> Iterator[Lack]:
    if text.template.needs_gender and not text.gender:
        says = _("Say whether the gender dimension is given; “not available” is an answer (Art. 3(2)).")
        yield Lack("report.gender_missing", says, "gender")
    if text.template.needs_source and not text.source_code:
        yield Lack("report.source_missing", _("Grade the source: A, B, C or X."), "source_code")
    if text.template.needs_source and not text.information_code:
        yield Lack("report.information_missing", _("Grade the information: 1, 2, 3 or 4."), "information_code")
    if asks_europol(text) and not text.europol:
        says = _("Say whether this is relevant for Europol; nothing of the report goes there from here.")
        yield Lack("report.europol_missing", says, "europol")
    if text.europol in YES and not text.crime_area:
        yield Lack("report.crime_area_missing", _("Say which crime area it concerns."), "crime_area")


def _of_the_marking(text: Text) -> Iterator[Lack]:
    if text.handling == Handling.H3 and not text.handling_note.strip():
        yield Lack("report.handling_note_missing", _("Handling H3 must state its restriction."), "handling_note")


def _of_the_audience(text: Text) -> Iterator[Lack]:
    if not text.audience:
        yield Lack("report.audience_missing", _("Choose who should be able to read it."), "audience")
