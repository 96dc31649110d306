"""Carrier position: what the posts of a country agree towards carriers (Art. 5(1)(d))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

MEANS = (
    ("air", _("airlines")),
    ("sea", _("ferries and ships")),
    ("road", _("buses")),
    ("rail", _("railways")),
    ("freight", _("freight")),
)
POINTS = Table(
    "points",
    _("Places and lines"),
    _("Place or line"),
    (
        Field("place", _("Airport, port or line"), required=True),
        Field("carrier", _("Carrier"), hint=_("A company, never its staff.")),
        Field("cooperation", _("Cooperation"), Type.CHOICE, choices=common.COOPERATION),
        Field("refused", _("Boarding refused"), Type.NUMBER, counts_people=True),
    ),
    summed="refused",
)

V1 = Template(
    Kind.CARRIERS,
    1,
    _("What the posts say to carriers with one voice."),
    sections=(
        Section(_("The question"), _("What carriers ask, or where they go wrong.")),
        Section(_("Agreed position"), _("What every post says, in words that can be repeated.")),
        Section(_("Next steps"), _("Visits, training, review.")),
    ),
    fields=(
        Field("means", _("Carriers"), Type.CHOICES, choices=MEANS, required=True),
        Field("position", _("Position in one sentence"), Type.PROSE, required=True),
        Field("agreed_on", _("Agreed on"), Type.DAY, required=True, is_past=True),
        Field("review_on", _("To be looked at again on"), Type.DAY),
        POINTS,
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
