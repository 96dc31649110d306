"""Would a report go further, or under a lower marking, than what it is made from allows? (security.md 4.4; R-SEC-4, R-SEC-7)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.reports.audience import named
from ilonet.reports.completeness import Lack
from ilonet.reports.deriving import Source, hold, sources_of, within
from ilonet.reports.vocabulary import Handling, Tlp

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.reports.models import Report
    from ilonet.reports.text import Text

STRICTEST_FIRST = list(Tlp.values)
LOOSEST_FIRST = ["", *Handling.values]


def overreaches(text: Text, by: Actor) -> list[Lack]:
    """What each source does not allow, by name; of those that this person may not see, that there is something and no more."""
    said, hidden = [], False
    for source in sources_of(text.made_from):
        found = list(_of(source, text, by))
        if source.report and by.circles & set(source.report.readers):
            said += found
        else:
            hidden = hidden or bool(found)
    if hidden:
        message = _("Part of what it is made from is not open to you, and does not allow this.")
        said.append(Lack("derived.hidden", message, "made_from"))
    return said


def insist_within(text: Text, by: Actor) -> None:
    """Raises Refusal 422 with the code of the first thing, and all of them in `missing`; 409 while a source is changed."""
    hold(text.made_from)
    found = overreaches(text, by)
    if found:
        raise Refusal(
            found[0].code,
            found[0].message,
            _(
                "Choose fewer readers or a stricter marking, ask the originator of the other report, or write without it."
            ),
            status=422,
            field=found[0].field,
            more={"missing": [vars(one) for one in found]},
            template="reports/lacking.html",
        )


def falls_too_far(report: Report, tlp: str) -> bool:
    """Below what a source carries now; one that is gone allows no fall at all."""
    return any(not one.is_out or _is_lower(tlp, one.report) for one in sources_of(report.made_from))


def _of(source: Source, text: Text, by: Actor) -> Iterator[Lack]:
    one = source.report
    if one is None or not source.is_out:
        title = {"title": one.title if one else ""}
        says = _("“%(title)s”, from which it is made, has been taken back by its originator.") % title
        yield Lack("derived.gone", says, "made_from")
        return
    title = {"title": one.title}
    if beyond := set(text.audience) - set(within(text.audience, [source])):
        whom = ", ".join(each.label for each in named(beyond, by)) or _("part of this audience")
        says = _("“%(title)s”, from which it is made, is not open to: %(whom)s.") % (title | {"whom": whom})
        yield Lack("derived.wider", says, "audience")
    if _is_lower(text.tlp, one):
        marked = title | {"marking": Tlp(one.tlp).label}
        says = _("“%(title)s”, from which it is made, is marked %(marking)s: mark this one no lower.") % marked
        yield Lack("derived.lower", says, "tlp")
    if LOOSEST_FIRST.index(text.handling) < LOOSEST_FIRST.index(one.handling):
        carried = title | {"handling": Handling(one.handling).value}
        says = (
            _("“%(title)s”, from which it is made, carries %(handling)s: state that handling or a stricter one.")
            % carried
        )
        yield Lack("derived.handling", says, "handling")
    if one.sensitive and not text.sensitive:
        says = _("“%(title)s”, from which it is made, is sensitive non-classified: mark this one so as well.") % title
        yield Lack("derived.sensitive", says, "sensitive")


def _is_lower(tlp: str, source: Report | None) -> bool:
    return source is not None and STRICTEST_FIRST.index(tlp) > STRICTEST_FIRST.index(source.tlp)
