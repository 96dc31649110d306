"""Situation report: what has changed on the spot (Art. 3(4)(a) to (e))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Template, Type
from ilonet.reports.vocabulary import Kind

HORIZONS = (("weeks", _("weeks")), ("quarter", _("three months")), ("year", _("a year")), ("longer", _("longer")))

V1 = Template(
    Kind.SITUATION,
    1,
    _("What has changed on the spot, and what it means."),
    sections=(common.SUMMARY, common.FINDINGS, common.ASSESSMENT, common.OUTLOOK),
    fields=(
        common.TREND,
        Field("horizon", _("Effect expected within"), Type.CHOICE, choices=HORIZONS),
        common.FLOWS_TOTAL,
        common.FLOWS,
    ),
    needs_source=True,
)
VERSIONS = (V1,)
