"""Minutes: who met by post and organisation, what was agreed, who does what by when (Art. 5(1)(a); R-9.3-a)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

MEETINGS = (
    ("network", _("meeting of the network")),
    ("hosts", _("meeting with authorities of the host country")),
    ("organisations", _("meeting with organisations")),
    ("consular", _("session for consular staff")),
    ("carriers", _("meeting with carriers")),
    ("other", _("another meeting")),
)
PRESENT = Table(
    "present",
    _("Present"),
    _("Post or organisation"),
    (
        Field("organisation", _("Post, authority or organisation"), required=True),
        Field("posts", _("Seats taken"), Type.NUMBER),
    ),
    hint=_("By post and organisation, never by name (R-9.3-a)."),
    required=True,
    summed="posts",
)
AGREED = Table(
    "agreed",
    _("Agreed"),
    _("Point"),
    (
        Field("what", _("What was agreed"), required=True),
        Field("who", _("Who does it"), hint=_("A post or an authority.")),
        Field("by", _("By"), Type.DAY),
    ),
)

V1 = Template(
    Kind.MINUTES,
    1,
    _("Who met, what was agreed, and who does what by when."),
    sections=(
        Section(_("Subjects"), _("One paragraph for each point of the agenda.")),
        Section(_("Information exchanged"), _("By subject; figures with their source.")),
        Section(_("Next meeting"), _("When, where, and what for.")),
    ),
    fields=(
        Field("meeting", _("Meeting"), Type.CHOICE, choices=MEETINGS, required=True),
        Field("held_on", _("Held on"), Type.DAY, required=True, is_past=True),
        Field("place", _("Place"), hint=_("A town, or “by video”.")),
        PRESENT,
        AGREED,
    ),
)
VERSIONS = (V1,)
