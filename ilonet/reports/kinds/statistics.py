"""Statistical table: figures as figures, with where they come from and how they were counted (Arts 3(4)(b), 9(1); R-9.1-a)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

SUBJECTS = (
    ("detections", _("detections and interceptions")),
    ("arrivals", _("arrivals and transit")),
    ("refusals", _("refusals of entry or boarding")),
    ("visas", _("visa applications")),
    ("asylum", _("applications for protection")),
    ("returns", _("returns")),
    ("resettlement", _("resettlement")),
    ("other", _("another subject")),
)

V1 = Template(
    Kind.STATISTICS,
    1,
    _("Figures as figures, with source and method."),
    sections=(
        Section(_("What the figures show"), _("One paragraph; the table speaks for itself.")),
        Section(_("Limits"), _("What is not counted, counted twice, or estimated.")),
    ),
    fields=(
        Field("subject", _("Counted"), Type.CHOICE, choices=SUBJECTS, required=True),
        Field("source", _("Where the figures come from"), required=True, hint=_("An institution or organisation.")),
        Field("method", _("How it was counted"), Type.PROSE, required=True),
        Field("confidence", _("Confidence"), Type.CHOICE, choices=common.CONFIDENCE, required=True),
        Field("voluntary_counted", _("Voluntary departure is counted"), Type.CHOICE, choices=common.YES_NO,
              required_with=("subject", ("returns",))),
        common.FLOWS_TOTAL,
        replace(common.FLOWS, label=_("Figures"), required=True),
    ),
    needs_source=True,
    needs_gender=True,
    needs_text=False,
)  # fmt: skip
VERSIONS = (V1,)
