"""Country fact sheet: what a colleague should know before the first meeting (Art. 3(4)(l), requirements D.3)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

CONVENTION = (
    ("party", _("party")),
    ("reservations", _("party with reservations")),
    ("not_party", _("not party")),
)
INSTITUTIONS = Table(
    "institutions",
    _("Institutions"),
    _("Institution"),
    (
        Field("name", _("Institution"), required=True),
        Field("competence", _("Competence"), required=True),
        Field("cooperation", _("Cooperation"), Type.CHOICE, choices=common.COOPERATION),
        Field("last_contact", _("Last contact"), Type.MONTH, is_past=True),
    ),
    hint=_("Institutions and functions only; no names of people (R-3.3-a)."),
    required=True,
)

V1 = Template(
    Kind.COUNTRY_SHEET,
    1,
    _("What a colleague should know before the first meeting."),
    sections=(
        Section(_("The country in short"), _("Situation, role as origin, transit or destination.")),
        Section(_("Law and institutions"), _("Entry, stay, asylum, return; who decides what.")),
        Section(_("Irregular migration"), _("Flows, routes, methods; with the table below.")),
        Section(_("Reception, detention and protection"), _("Conditions as observed or reported by whom.")),
        common.OUTLOOK,
    ),
    fields=(
        Field("convention", _("Refugee Convention"), Type.CHOICE, choices=CONVENTION, required=True),
        Field("visa_free", _("Enters the Schengen area without a visa"), Type.CHOICE, choices=common.YES_NO),
        Field("asylum", _("Asylum procedure"), Type.PROSE, required=True),
        INSTITUTIONS,
        common.FLOWS_TOTAL,
        common.FLOWS,
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
