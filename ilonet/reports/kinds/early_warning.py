"""Early warning: a first sign, told in a minute (C.5b; R-267-8; Art. 3(4)(e))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

SIGNS = (
    ("flow", _("first sign of an illegal flow")),
    ("facilitators", _("first sign of a facilitator network")),
    ("route", _("change of route")),
    ("method", _("change of method")),
    ("documents", _("document fraud")),
    ("event", _("event with a likely effect")),
    ("protection", _("change in the access to protection")),
    ("law", _("change of law or policy in the host country")),
)
URGENCIES = (
    ("now", _("at once")),
    ("days", _("within days")),
    ("watch", _("to be watched")),
)
HORIZONS = (
    ("days", _("days")),
    ("weeks", _("weeks")),
    ("months", _("months")),
    ("unclear", _("not clear yet")),
)

V1 = Template(
    Kind.EARLY_WARNING,
    1,
    _("A first sign that cannot wait: what, where, since when, and what to expect."),
    sections=(Section(_("What is known"), _("By what kind of source, and what is not known yet.")),),
    fields=(
        Field("sign", _("What kind of sign"), Type.CHOICE, choices=SIGNS, required=True),
        Field("place", _("Where exactly"), hint=_("A town, a border crossing, a stretch of a route.")),
        Field("since", _("Since"), Type.DAY, required=True, is_past=True),
        Field("effect", _("Expected effect"), Type.PROSE, _("On whom, and of what size."), required=True),
        Field("confidence", _("How sure"), Type.CHOICE, choices=common.CONFIDENCE, required=True),
        Field("urgency", _("Needs attention"), Type.CHOICE, choices=URGENCIES, required=True),
        Field("horizon", _("Effect expected within"), Type.CHOICE, choices=HORIZONS),
    ),
    needs_text=False,
)
VERSIONS = (V1,)
