"""Of which reports does one speak, and which speak of it? Each only to whoever may know both (C.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.access.context import as_the_system
from ilonet.lib.refusals import Refusal
from ilonet.lib.words import surface
from ilonet.reports.covering import Covering, insist_few, insist_known, known
from ilonet.reports.facets import answer_to
from ilonet.reports.models import Citation, Report

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.reports.text import Text

BECAUSE = "which reports a released version speaks of is written down with it; nobody is shown any"
MOST_FOUND, MOST_SHOWN, MOST_NAMED, MOST_WORDS = 10, 50, 30, 8


def insist_citable(text: Text, held: Text | None, report: Report | None, by: Actor) -> None:
    """Of what is named anew. Raises Refusal 422 for what is hidden as for what does not exist, and for the report itself."""
    for field in ("refers_to", "made_from"):
        named = getattr(text, field)
        insist_few(named, MOST_NAMED, field=field)
        if report and str(report.public_id) in named:
            raise Refusal(
                "report.cites_itself",
                _("A report cannot cite itself."),
                _("Choose another report, or take this one out."),
                status=422,
                field=field,
            )
        insist_known(set(named) - set(getattr(held, field, ())), by, field=field)


def keep(report: Report, text: Text) -> None:
    """At its release; what earlier versions were made from stays, for it goes on binding them."""
    named = dict.fromkeys(text.refers_to, False) | dict.fromkeys(text.made_from, True)
    if not named:
        return
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).filter(public_id__in=list(named)).exclude(pk=report.pk)
        keys = {str(one): pk for pk, one in rows.values_list("pk", "public_id")}
        Citation.objects.bulk_create(
            Citation(report=report, version=report.released_version, cites_id=keys[one], is_source=is_source)
            for one, is_source in named.items()
            if one in keys
        )


def speaking_of(report: Report, actor: Actor) -> list[Covering]:
    """Released reports that cite this one in the version shown, newest first."""
    rows = Citation.objects.visible_to(actor).filter(
        cites=report, report__withdrawn_at=None, report__taken_back_at=None
    )
    told = rows.order_by("-report__released_at", "-pk").values_list(
        "report__public_id", "report__title", "report__language"
    )
    return [Covering(str(one), title, language) for one, title, language in told[:MOST_SHOWN]]


def citable(words: str, report: Report, actor: Actor) -> list[Report]:
    """The newest that this author may read with words in their titles that begin like all of these.

    Found by the index of titles: row-level security looks into no title before it knows whose row it is.
    """
    asked = " & ".join(f"'{word}':*" for word in surface(words)[:MOST_WORDS])
    found = answer_to({"titled": asked}, wanted=MOST_FOUND + 1, facets=(), counted=0).rows if asked else []
    rows = Report.objects.visible_to(actor).released().exclude(pk=report.pk).filter(pk__in=[one.id for one in found])
    shown = rows.select_related("authority").order_by("-released_at", "-pk")
    return list(shown.only("public_id", "title", "language", "kind", "released_at", "tlp", "authority")[:MOST_FOUND])


def citing(text: Text, public_id: str, *, is_source: bool) -> Text:
    """With this one as well; what it is made from it need not refer to."""
    without = leaving_out(text, public_id)
    if is_source:
        return replace(without, made_from=[*without.made_from, public_id])
    return replace(without, refers_to=[*without.refers_to, public_id])


def leaving_out(text: Text, public_id: str) -> Text:
    return replace(
        text,
        refers_to=[one for one in text.refers_to if one != public_id],
        made_from=[one for one in text.made_from if one != public_id],
    )


def only_known(text: Text, actor: Actor) -> Text:
    """Without whatever its author cannot see any more."""
    seen = {one.public_id for one in known([*text.refers_to, *text.made_from], actor)}
    return replace(
        text,
        refers_to=[one for one in text.refers_to if one in seen],
        made_from=[one for one in text.made_from if one in seen],
    )
