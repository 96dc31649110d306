"""What does a report still lack before it can be released? (Arts 1(2), 3(2), 3(4); requirements C.5)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.refusals import Refusal
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Handling, Kind

RIGHTS_TOPICS = {Topic.I, Topic.J, Topic.L}  # return, protection, reception and detention


@dataclass(frozen=True)
class Lack:
    code: str
    message: str
    field: str


def lacks(text: Text, post: Post) -> list[Lack]:
    """In the order of the form."""
    return [*_of_the_text(text), *_of_the_topics(text, post), *_of_the_marking(text), *_of_the_audience(text)]


def insist_complete(text: Text, post: Post) -> None:
    """Raises Refusal 422 with the code of the first thing that is lacking, and all of them in `missing`."""
    missing = lacks(text, post)
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
    return text.kind == Kind.RETURN_SHEET or bool(RIGHTS_TOPICS & set(text.topics))


def _of_the_text(text: Text) -> Iterator[Lack]:
    if not text.title.strip():
        yield Lack("report.title_missing", _("The report has no title."), "title")
    if not any(one["text"].strip() for one in text.sections):
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


def _of_the_marking(text: Text) -> Iterator[Lack]:
    if text.handling == Handling.H3 and not text.handling_note.strip():
        yield Lack("report.handling_note_missing", _("Handling H3 must state its restriction."), "handling_note")


def _of_the_audience(text: Text) -> Iterator[Lack]:
    if not text.audience:
        yield Lack("report.audience_missing", _("Choose who should be able to read it."), "audience")
