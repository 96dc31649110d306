"""Training material: what can be taught again, to whom, in how long (Arts 3(5), 5(1)(e), (f))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

LEARNERS = (
    ("officers", _("liaison officers")),
    ("consular", _("diplomatic and consular staff")),
    ("carriers", _("staff of carriers")),
    ("border", _("border authorities of the host country")),
    ("migration", _("migration and asylum authorities of the host country")),
    ("civil_status", _("civil-status authorities")),
)
LEVELS = (("first", _("for beginners")), ("further", _("for the experienced")), ("trainers", _("for trainers")))
UNITS = Table(
    "units",
    _("Units"),
    _("Unit"),
    (
        Field("subject", _("Subject"), required=True),
        Field("minutes", _("Minutes"), Type.NUMBER, required=True),
        Field("form", _("How it is taught")),
    ),
    required=True,
    summed="minutes",
)

V1 = Template(
    Kind.TRAINING,
    1,
    _("What can be taught again, to whom, in how long."),
    sections=(
        Section(_("Purpose"), _("What those who took part can do afterwards.")),
        Section(_("Course"), _("What happens in which order, and what is needed in the room.")),
        Section(_("Experience"), _("What worked, what to leave out, what was asked.")),
    ),
    fields=(
        Field("learners", _("For"), Type.CHOICES, choices=LEARNERS, required=True),
        Field("level", _("Level"), Type.CHOICE, choices=LEVELS, required=True),
        Field("outcome", _("Afterwards they can"), Type.PROSE, required=True),
        Field("largest_group", _("Largest group"), Type.NUMBER),
        Field("last_given", _("Last given"), Type.MONTH, is_past=True),
        UNITS,
    ),
)
VERSIONS = (V1,)
