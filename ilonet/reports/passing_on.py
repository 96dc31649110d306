"""An agency's product goes on to the posts and networks that it concerns, and they say that it has arrived (R-REC18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.access.reach import Reach
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Network
from ilonet.places.models import in_name_order
from ilonet.reports.audience import Choice, originator_of, told_apart
from ilonet.reports.deriving import reached
from ilonet.reports.models import Arrived, Receipt, Report
from ilonet.reports.overreach import insist_within
from ilonet.reports.sharing import noted, readdress
from ilonet.reports.vocabulary import Tlp

BECAUSE = "a post or a back office says again what it has said of a product; nobody is shown any"
BEYOND_ONES_OWN = (
    Tlp.GREEN,
    Tlp.CLEAR,
)  # what a network of many authorities may be given by another than its originator


def open_to(report: Report, by: Actor) -> list[Choice]:
    """A back office passes on to posts of its own authority; a facilitator to the networks facilitated (Art. 5(2))."""
    found = []
    if report.tlp in BEYOND_ONES_OWN:
        networks = Network.objects.visible_to(by).on(by.today).filter(facilitations__deployment__in=by.deployment_ids)
        found += [
            Choice(f"network:{one.public_id}", one.name, one.circle_id) for one in networks.distinct().order_by("name")
        ]
    if by.reviews_for:
        posts = Post.objects.visible_to(by).filter(authority__in=by.reviews_for).select_related("authority", "country")
        shown = list(posts.order_by(in_name_order("country_id"), "city", "pk"))
        names = Counter(str(one) for one in shown)
        found += [Choice(f"post:{one.public_id}", told_apart(one, names), one.circle_id) for one in shown]
    have = reached({one.circle for one in found}, report.readers)
    return [one for one in found if one.circle not in have]


@act("report.passed_on", needs="pass_on")
def pass_on(report: Report, tokens: Iterable[str], *, by: Actor) -> Reach:
    """Raises Refusal 422 for whom its marking, or one's standing, does not reach."""
    known = {one.token: one.circle for one in open_to(report, by)}
    wanted = set(tokens)
    if not wanted or wanted - known.keys():
        raise Refusal(
            "product.not_to_them",
            _("Nobody is chosen, or somebody to whom you cannot pass it on."),
            _("Choose from the list. Where somebody is missing, ask the agency to open it to them."),
            status=422,
            field="to",
        )
    added = {known[one] for one in wanted}
    insist_within(replace(report.text, audience=sorted(added)), by)
    readdress(report, set(report.audience) | added)
    return noted(report, len(added), by)


@act("report.received", needs="receive")
def receive(report: Report, says: Arrived, *, by: Actor) -> None:
    """For the post of the hat that is worn, else for the back office; said again, it replaces what was said."""
    post, authority = _standing(by)
    circle = post.circle_id if post else authority.back_office_circle_id
    facts = {
        "version": report.released_version,
        "says": says,
        "at": now(),
        "readers": sorted({circle, *originator_of(report, report.tlp)}),
    }
    with as_the_system(because=BECAUSE):
        rows = Receipt.objects.unrestricted(because=BECAUSE)
        rows.update_or_create(report=report, post=post, authority=authority, defaults=facts)
    report.noted = {"version": report.released_version, "kind": str(says)}


def arrived(sent: str) -> Arrived:
    """Raises Refusal for what is neither."""
    if sent not in Arrived.values:
        raise Refusal(
            "product.says",
            _("Say that it was received, or that it was used."),
            _("Press one of the two."),
            status=422,
            field="says",
        )
    return Arrived(sent)


def own_receipt(report: Report, by: Actor) -> Receipt | None:
    post, authority = _standing(by)
    found: Receipt | None = Receipt.objects.visible_to(by).filter(report=report, post=post, authority=authority).first()
    return found


def received_by(report: Report, by: Actor) -> list[tuple[str, str]]:
    """For the agency: each authority by name, with the most that one of its posts has said."""
    most: dict[str, str] = {}
    rows = Receipt.objects.visible_to(by).filter(report=report).select_related("authority").order_by("authority__name")
    for one in rows:
        if most.get(one.authority.name) != Arrived.USED:
            most[one.authority.name] = one.says
    return [(name, str(Arrived(says).label)) for name, says in most.items()]


def _standing(by: Actor) -> tuple[Post | None, Authority]:
    if by.post_ids:
        worn = by.hat.post_id if by.hat and by.hat.post_id in by.post_ids else min(by.post_ids)
        post = Post.objects.visible_to(by).select_related("authority").get(pk=worn)
        return post, post.authority
    return None, Authority.objects.get(pk=min(by.reviews_for))
