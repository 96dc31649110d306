"""What had the invented people confirmed and contradicted, and which reports speak of which, before one enters as them?"""

from __future__ import annotations

from django.db import transaction

from ilonet.demo.talk import newest_of
from ilonet.deployments.models import Post
from ilonet.reports import drafting
from ilonet.reports.corroborating import corroborate
from ilonet.reports.models import Report, Says
from ilonet.reports.release import release
from ilonet.reports.text import Text
from ilonet.standing.acting import acting_as

# who says it, of the newest report of whom, what, in one line, openly
SAID: tuple[tuple[str, str, Says, str, bool], ...] = (
    ("bruno", "amara", Says.CONFIRMED, "The same is offered here, at the same price.", True),
    ("elena", "amara", Says.CONFIRMED, "", True),
    ("viktor", "amara", Says.CONTRADICTED, "The ministry knows of larger groups.", False),
    ("amara", "bruno", Says.OUTDATED, "The stickers were replaced last week.", True),
    ("elena", "bruno", Says.CONFIRMED, "", True),
)
TITLE = "Passage and papers are sold together"
BODY = (
    "Dakar describes small teams that share the work, and Abidjan papers that were altered. Seen from Accra both belong to one"
    " offer: the passage is sold with the papers, by the same people and at one price. Checks of papers alone move the"
    " teams to another place, and leave the offer as it was."
)


def speak(personas: dict[str, int]) -> None:
    for who, of, says, line, is_open in SAID:
        with transaction.atomic():
            report = newest_of(acting_as(personas[of]), acting_as(personas[who]))
            if report is not None and acting_as(personas[who]).may("corroborate", report):
                version, by = report.released_version, acting_as(personas[who])
                corroborate(report, says, version=version, line=line, is_open=is_open, by=by)
    with transaction.atomic():
        _compare(personas, "elena", made_from="amara", refers_to="bruno")


def _compare(personas: dict[str, int], writer: str, *, made_from: str, refers_to: str) -> None:
    """Where both may be read; released to those whom its source reaches."""
    source = newest_of(acting_as(personas[made_from]), acting_as(personas[writer]))
    other = newest_of(acting_as(personas[refers_to]), acting_as(personas[writer]))
    by = acting_as(personas[writer])
    post = Post.objects.visible_to(by).filter(pk__in=by.post_ids).select_related("authority").order_by("pk").first()
    if source is None or other is None or post is None:
        return
    report = drafting.start(post, _text(source, other), by=by)
    if by.may("release", report):
        release(report, by=by)


def _text(source: Report, other: Report) -> Text:
    return Text(
        title=TITLE,
        sections=[{"heading": "What both say together", "text": BODY}],
        topics=["c"],
        level="strategic",
        countries=sorted({*source.countries, *other.countries}),
        source_code="B",
        information_code="3",
        tlp=source.tlp,
        handling=source.handling,
        handling_note=source.handling_note,
        sensitive=source.sensitive,
        audience=list(source.audience),
        refers_to=[str(other.public_id)],
        made_from=[str(source.public_id)],
    )
