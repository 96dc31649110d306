"""Common approach: a method that the members of a network have agreed to use (Art. 5(1)(g))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

TOWARDS = (
    ("host", _("authorities of the host country")),
    ("consulates", _("consular staff")),
    ("carriers", _("carriers")),
    ("organisations", _("international organisations")),
    ("ourselves", _("the members themselves")),
)

V1 = Template(
    Kind.COMMON_APPROACH,
    1,
    _("A method that every member of the network uses."),
    sections=(
        Section(_("Why together"), _("What differs today between posts.")),
        Section(_("What everybody does"), _("Steps, in order.")),
        Section(_("Exceptions"), _("Where an authority does otherwise, and why.")),
    ),
    fields=(
        Field("towards", _("Concerns"), Type.CHOICES, choices=TOWARDS, required=True),
        Field("rule", _("The rule in one sentence"), Type.PROSE, required=True),
        Field("agreed_on", _("Agreed on"), Type.DAY, required=True, is_past=True),
        Field("applies_from", _("Applies from"), Type.DAY, required=True),
        Field("review_on", _("To be looked at again on"), Type.DAY),
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
