"""On a day that the originator set, the marking falls; and what was valid until a day has expired (R-SEC-7; C.5)."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.clock import Day
from ilonet.lib.refusals import Refusal
from ilonet.reports.audience import readers_of
from ilonet.reports.corroborating import follow
from ilonet.reports.inheriting import inherit
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.overreach import falls_too_far
from ilonet.reports.vocabulary import Tlp
from ilonet.reports.words import index

BECAUSE = "days on which the originator has decided before, at which nobody stands; audited, nobody is shown anything"
ORDER = list(Tlp.values)  # the strictest first


def lower_markings(tlp: str) -> list[Tlp]:
    """Those to which this one may fall."""
    return [Tlp(one) for one in ORDER[ORDER.index(tlp) + 1 :]]


@act("report.lowering_set", needs="widen")
def set_lowering(report: Report, *, on: date | None, to: str, by: Actor) -> None:
    """Without a day, the marking stays as it is.

    Raises Refusal 422 for a day that has come, and for a marking that is no lower one.
    """
    if on is not None and on <= clock.today(report.authority.zone):
        raise _wrong(_("This day has come already."), _("Choose a later day, or write a new version."), "on")
    if on is not None and to not in lower_markings(report.tlp):
        raise _wrong(_("A marking can only fall to a lower one."), _("Choose from the list."), "to")
    if on is not None and falls_too_far(report, to):
        raise _wrong(
            _("What this report is made from does not allow so low a marking."),
            _("Choose a stricter one, or ask the originator of the other report."),
            "to",
        )
    report.lowers_on, report.lowers_to = on, to if on else ""
    report.save(update_fields=["lowers_on", "lowers_to"])
    report.noted = {"tlp": to if on else "", "until_on": on}


def keep_days() -> int:
    """How many had come. Each for itself, so that one that fails keeps none of the others in."""
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).filter(
            withdrawn_at=None, taken_back_at=None, spilled_at=None, released_version__gt=0
        )
        today = Day(F("authority__zone"))
        due = rows.filter(Q(lowers_on__lte=today) | Q(valid_until__lt=today, expired_at=None))
        keys = list(due.values_list("pk", flat=True))
    return sum(_keep_days_of(one) for one in keys)


def _keep_days_of(key: int) -> bool:
    """Asked again under lock, in the time zone of its authority."""
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).select_for_update(of=("self",))
        report = (
            rows.select_related("authority", "post")
            .filter(pk=key, taken_back_at=None, spilled_at=None, released_version__gt=0)
            .first()
        )
        if report is None:
            return False
        today = clock.today(report.authority.zone)
        falls = _falls(report, today)
        expires = report.expired_at is None and report.valid_until is not None and report.valid_until < today
        if falls:
            _lower(report)
        if expires:
            report.expired_at = clock.now()
            report.save(update_fields=["expired_at"])
            _record("report.expired", report, {"version": report.released_version})
        return falls or expires


def _falls(report: Report, today: date) -> bool:
    """Later, once what it is made from allows it."""
    is_due = report.lowers_on is not None and report.lowers_on <= today
    return is_due and not falls_too_far(report, report.lowers_to)


def _lower(report: Report) -> None:
    """What was sealed for its marking alone is opened to the index; who reads it stays who was chosen."""
    before, (sections, particulars) = report.tlp, report.opened()
    report.tlp, report.lowers_on, report.lowers_to = report.lowers_to, None, ""
    report.write(sections, particulars)
    report.readers = readers_of(report, report.text)
    report.save()
    follow(report)
    inherit(report)
    for version in ReportVersion.objects.unrestricted(because=BECAUSE).filter(report=report):
        if version.number == report.released_version:
            version.facts["tlp"], version.readers = report.tlp, report.readers
            version.save(update_fields=["facts", "readers"])
    index(report)
    _record("report.lowered", report, {"before": before, "tlp": report.tlp})


def _record(name: str, report: Report, noted: dict[str, object]) -> None:
    record(name, by=None, noun="reports.report", public_id=report.public_id, noted=noted)


def _wrong(message: str, hint: str, field: str) -> Refusal:
    return Refusal("report.lowering", message, hint, status=422, field=field)
