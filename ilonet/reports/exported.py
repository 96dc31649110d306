"""How does the list of reports look when it leaves? Titles and facts, never a text; marked by the highest of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ilonet.exports.exported import exported
from ilonet.exports.taking_out import Mark, Taken, take_out
from ilonet.lib.paging import BATCH
from ilonet.reports.access import export
from ilonet.reports.listing import Asked, found_by, in_order, name
from ilonet.reports.vocabulary import Tlp, Vulnerability

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.reports.models import Report, ReportQuerySet

LEFT_OUT = _("Reports marked TLP:RED, and those of other authorities with handling H2 or H3, never leave in a list")
REPORTS = exported(
    "reports",
    _("Reports"),
    id=(_("Id"), lambda one: str(one.public_id)),
    title=(_("Title"), lambda one: one.title),
    kind=(_("Kind"), lambda one: str(one.get_kind_display())),
    authority=(_("Authority"), lambda one: one.authority.code),
    post=(_("Post"), lambda one: one.post_label),
    countries=(_("Countries"), lambda one: ", ".join(one.country_names)),
    topics=(_("Topics, Art. 3(4)"), lambda one: ", ".join(one.topics)),
    level=(_("Level of use"), lambda one: str(one.get_level_display())),
    language=(_("Language"), lambda one: one.language),
    tlp=(_("Marking"), lambda one: _label(Tlp(one.tlp), one.sensitive)),
    handling=(_("Handling"), lambda one: one.handling),
    source=(_("Source"), lambda one: one.source_code),
    information=(_("Information"), lambda one: one.information_code),
    vulnerable=(
        _("Vulnerable persons concerned"),
        lambda one: ", ".join(str(Vulnerability(each).label) for each in one.vulnerable),
    ),
    gender=(_("Gender dimension"), lambda one: str(one.get_gender_display())),
    released_at=(_("Released"), lambda one: localtime(one.released_at) if one.released_at else None),
)


def reports_file(actor: Actor, asked: Asked, said: Sequence[str] = ()) -> Taken:
    """Of what the list shows, whatever may leave; the audit keeps how many stayed."""
    found = found_by(actor, asked)
    leaving = found.filter(export(actor))
    told = {"shelf": asked.shelf, "order": asked.order} | asked.narrowed
    noted = {"stayed": found.count() - leaving.count()}
    return take_out(
        REPORTS, _named(in_order(leaving, asked), actor), by=actor, form=asked.form or "", asked=told,
        said=said, mark=_mark(leaving), noted=noted,
    )  # fmt: skip


def _mark(leaving: ReportQuerySet) -> Mark:
    """The highest of the markings that leave, which binds the file as a whole; SENSITIVE if any of them is (R-SEC-1)."""
    there = set(leaving.order_by().values_list("tlp", "sensitive").distinct())
    highest = next((one for one in Tlp if one.value in {tlp for tlp, _sensitive in there}), Tlp.CLEAR)
    sensitive = any(sensitive for _tlp, sensitive in there)
    return Mark(_label(highest, sensitive), f"{highest.label} SENSITIVE" if sensitive else highest.label, LEFT_OUT)


def _label(tlp: Tlp, sensitive: bool) -> str:
    """On every copy as on every printed sheet."""
    return f"{tlp.label} · {gettext('SENSITIVE')}" if sensitive else str(tlp.label)


def _named(rows: ReportQuerySet, actor: Actor) -> Iterator[Report]:
    kept: list[Report] = []
    for row in rows.iterator(chunk_size=BATCH):
        kept.append(row)
        if len(kept) == BATCH:
            name(kept, actor)
            yield from kept
            kept = []
    name(kept, actor)
    yield from kept
