"""Agency analysis: a product of a Union agency, passed on to whom it concerns (Arts 5, 8; R-REC18)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

BODIES = (
    ("commission", _("European Commission")),
    ("frontex", "Frontex"),
    ("europol", "Europol"),
    ("euaa", _("European Union Agency for Asylum")),
    ("fra", _("European Union Agency for Fundamental Rights")),
    ("eeas", _("European External Action Service")),
    ("eulisa", "eu-LISA"),
    ("eurojust", "Eurojust"),
    ("other", _("another body")),
)

V1 = Template(
    Kind.AGENCY_ANALYSIS,
    1,
    _("What a Union agency found, and what it means for the network."),
    sections=(
        Section(_("Key findings"), _("In the words of the agency where they matter.")),
        Section(_("What it rests on"), _("Period, sources and limits as the agency states them.")),
        common.ASSESSMENT,
    ),
    fields=(
        Field("agency", _("Agency"), Type.CHOICE, choices=BODIES, required=True),
        Field("product", _("Title of the product"), required=True),
        Field("published_on", _("Published on"), Type.DAY, required=True, is_past=True),
        Field("reference", _("Reference"), hint=_("As the agency cites it; no link.")),
        Field("relevance", _("What it means for the network"), Type.PROSE, required=True),
    ),
)
VERSIONS = (V1,)
