"""A reader confirms, contradicts, or says that it is out of date; once for each post, on the version that holds (features 10)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.reports.audience import originator_of
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.models import Corroboration, Report, Says

BECAUSE = "what readers said of a report is known to nobody who may not know the report; nobody is shown any"
LONGEST_LINE = 200


@act("report.corroborated", needs="corroborate")
def corroborate(report: Report, says: Says, *, version: int, line: str = "", is_open: bool = True, by: Actor) -> None:
    """Of the version that they have read. Said again, it replaces what this post said before.

    Raises Refusal 409 where another version was released meanwhile, 413 for a line that is too long, and for one that
    the gate stops.
    """
    said = line.strip()
    _insist_read(report, version)
    _insist_short(said)
    insist_clear_words(said, field="line", language=report.language)
    post = _post(by)
    readers = report.readers if is_open else [*originator_of(report, report.tlp), post.circle_id]
    facts = {
        "version": version,
        "authority": post.authority,
        "says": says,
        "line": said,
        "is_open": is_open,
        "readers": sorted(readers),
        "at": now(),
    }
    with as_the_system(because=BECAUSE):
        Corroboration.objects.unrestricted(because=BECAUSE).update_or_create(report=report, post=post, defaults=facts)
    report.noted = {"version": version, **({"kind": str(says)} if is_open else {})}


@act("report.corroboration_taken_back", needs="corroborate")
def take_back(report: Report, *, by: Actor) -> None:
    with as_the_system(because=BECAUSE):
        own = Corroboration.objects.unrestricted(because=BECAUSE).filter(report=report, post=_post(by))
        own.delete()
    report.noted = {"version": report.released_version}


def own(report: Report, by: Actor) -> Corroboration | None:
    """What this post has said."""
    found: Corroboration | None = (
        Corroboration.objects.visible_to(by).filter(report=report, post__in=by.post_ids).first()
    )
    return found


def follow(report: Report) -> None:
    """Known to those who may know the report, whoever they are from now on."""
    with as_the_system(because=BECAUSE):
        for one in Corroboration.objects.unrestricted(because=BECAUSE).filter(report=report).select_related("post"):
            own_post = [] if report.withdrawn_at else [one.post.circle_id]
            kept = report.readers if one.is_open else sorted(set(one.readers) & {*report.readers, *own_post})
            if kept != one.readers:
                one.readers = kept
                one.save(update_fields=["readers"])


def _insist_read(report: Report, version: int) -> None:
    if version != report.released_version:
        raise Refusal(
            "corroboration.overtaken",
            _("A new version of the report was released while you were writing."),
            _("Read it, then say what you have seen of that."),
            status=409,
            more={"version": report.released_version},
        )


def _insist_short(line: str) -> None:
    """Nothing that somebody has said is cut off behind their back."""
    if len(line) > LONGEST_LINE:
        raise Refusal(
            "text.too_long",
            _("The line is longer than %(longest)s characters.") % {"longest": LONGEST_LINE},
            _("Say it in fewer words."),
            status=413,
            field="line",
        )


def _post(by: Actor) -> Post:
    """Raises Refusal to whoever serves on none."""
    found: Post | None = (
        Post.objects.visible_to(by).filter(pk__in=by.post_ids).select_related("authority").order_by("pk").first()
    )
    if found is None:
        raise not_allowed("corroborate")
    return found
