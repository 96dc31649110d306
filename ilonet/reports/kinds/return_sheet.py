"""Return sheet: how return to a country works (Art. 3(4)(i); R-3.4-i); returns in the sense of Directive 2008/115/EC."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Sum, Table, Template, Type
from ilonet.reports.vocabulary import Kind

AGREEMENTS = (
    ("eu", _("readmission agreement of the Union")),
    ("bilateral", _("bilateral agreements")),
    ("arrangement", _("arrangement without treaty")),
    ("none", _("none")),
)
CHARTERS = (
    ("accepted", _("accepted")),
    ("agreed", _("accepted case by case")),
    ("refused", _("refused")),
    ("unknown", _("not known")),
)
LAISSEZ_PASSER = (
    ("accepted", _("European travel document accepted")),
    ("own", _("own travel document only")),
    ("both", _("either")),
)
RETURNS = Table(
    "returns",
    _("Returns"),
    _("Row"),
    (
        Field("month", _("Month"), Type.MONTH, is_past=True),
        Field("from", _("Returned from"), Type.COUNTRY),
        Field("requests", _("Requests for documents"), Type.NUMBER, counts_people=True),
        Field("documents", _("Documents issued"), Type.NUMBER, counts_people=True),
        Field("number", _("Persons returned"), Type.NUMBER, required=True, counts_people=True),
        Field("voluntary", _("of whom voluntarily"), Type.NUMBER, counts_people=True),
    ),
    sums=(Sum(("documents",), "requests"), Sum(("voluntary",), "number")),
    summed="number",
)
PARTNERS = Table(
    "partners",
    _("Reintegration partners"),
    _("Partner"),
    (
        Field("organisation", _("Organisation"), required=True),
        Field("place", _("Where")),
        Field("help", _("What it offers"), required=True),
    ),
    hint=_("Organisations and their offers; no names of people."),
)

V1 = Template(
    Kind.RETURN_SHEET,
    1,
    _("How return to this country works, step by step."),
    sections=(
        Section(_("In short"), _("What has changed since the last sheet.")),
        Section(_("Procedure"), _("From the request to arrival, with the authorities by their function.")),
        Section(_("After arrival"), _("Reception, reintegration, and what partners observe.")),
        common.ADVICE,
    ),
    fields=(
        Field("agreement", _("Legal basis of readmission"), Type.CHOICE, choices=AGREEMENTS, required=True),
        Field("travel_document", _("Travel document"), Type.CHOICE, choices=LAISSEZ_PASSER, required=True),
        Field("procedure", _("How a travel document is obtained"), Type.PROSE, required=True),
        Field("answer_days", _("Days until an answer"), Type.NUMBER, _("As observed, not as agreed."), required=True),
        Field("interview", _("Interview by the consulate"), Type.CHOICE, choices=common.YES_NO),
        Field("charter", _("Charter flights"), Type.CHOICE, choices=CHARTERS, required=True),
        Field("charter_rules", _("Rules for charter flights"), Type.PROSE),
        Field("voluntary_counted", _("Voluntary departure is counted"), Type.CHOICE, choices=common.YES_NO),
        RETURNS,
        PARTNERS,
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
