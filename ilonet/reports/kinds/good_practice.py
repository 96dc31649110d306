"""Good practice: what works, with whom, and what another post would need to do the same (Arts 3(4)(g), 5(1))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

COSTS = (
    ("none", _("none")),
    ("small", _("within the budget of a post")),
    ("shared", _("shared between authorities")),
    ("funded", _("from a fund of the Union")),
)
TRANSFER = (
    ("as_is", _("as it is")),
    ("adapted", _("with changes")),
    ("here_only", _("here only")),
)

V1 = Template(
    Kind.GOOD_PRACTICE,
    1,
    _("What works, and what another post would need to do the same."),
    sections=(
        Section(_("The problem"), _("What went wrong before.")),
        Section(_("What was done"), _("Step by step, so that a colleague could repeat it.")),
        Section(_("What we learned"), _("What did not work, and what to watch for.")),
    ),
    fields=(
        Field("partner", _("Together with"), hint=_("Institutions and organisations; no names of people.")),
        Field("since", _("Done since"), Type.MONTH, is_past=True),
        Field("result", _("Result"), Type.PROSE, _("Measured where possible."), required=True),
        Field("cost", _("Cost"), Type.CHOICE, choices=COSTS),
        Field("transfer", _("Can be done elsewhere"), Type.CHOICE, choices=TRANSFER, required=True),
        Field("conditions", _("What it needs"), Type.PROSE),
    ),
)
VERSIONS = (V1,)
