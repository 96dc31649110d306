"""Followed: a report that tells what became of a warning, begun from it and no wider than it (C.5b; design.md 5)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.deployments.models import Post
from ilonet.lib.refusals import not_allowed
from ilonet.places.models import country_name
from ilonet.reports import drafting
from ilonet.reports.models import Report
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Kind
from ilonet.warnings.models import EarlyWarning, FollowUp


@act("warning.followed", needs="follow")
def follow(warning: EarlyWarning, *, by: Actor) -> Report:
    """A draft of one's own post with the warning's countries, topics, marking and readers, which refers to it.

    Its words stay where they are: whoever may not know it reads nothing of it.
    """
    post = _post_of(by)
    report = drafting.start(post, _begun(warning, post), by=by)
    FollowUp(report=warning, by=report).save(force_insert=True)
    warning.noted = {"version": warning.released_version}
    return report


def _post_of(by: Actor) -> Post:
    """That of the hat worn, where it is one."""
    worn = [hat.post_id for hat in by.hats if hat.post_id in by.post_ids]
    found: Post | None = Post.objects.visible_to(by).filter(pk__in=worn[:1]).select_related("authority").first()
    if found is None:
        raise not_allowed("follow")
    return found


def _begun(warning: EarlyWarning, post: Post) -> Text:
    restricted = set(post.restricted_topics)
    with override(warning.language):
        title = _("Follow-up to an early warning: %(country)s") % {
            "country": ", ".join(country_name(code, warning.language) for code in warning.countries)
        }
    return Text(
        title=title[: drafting.LONGEST["title"]],
        language=warning.language,
        topics=[topic for topic in warning.topics if topic not in restricted],
        level=warning.level,
        countries=list(warning.countries),
        tlp=warning.tlp,
        handling=warning.handling,
        handling_note=warning.handling_note,
        sensitive=warning.sensitive,
        audience=list(warning.audience),
        refers_to=[str(warning.public_id)],
    ).becoming(Kind.SITUATION)
