"""Guideline: what officers do, on which basis, since when (Arts 3(1), 3(2), 8)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

BINDING = (
    ("recommended", _("recommended")),
    ("agreed", _("agreed by the network")),
    ("binding", _("binding for the officers of the authority that issued it")),
)

V1 = Template(
    Kind.GUIDELINE,
    1,
    _("What officers do in a case that returns, and on which basis."),
    sections=(
        Section(_("When it applies"), _("And when it does not.")),
        Section(_("What to do"), _("Steps, each one sentence.")),
        Section(_("Whom to ask"), _("Functions and units; no names of people.")),
    ),
    fields=(
        Field("basis", _("Basis"), hint=_("Law, decision or agreement, by its title and article."), required=True),
        Field("binding", _("How far it binds"), Type.CHOICE, choices=BINDING, required=True),
        Field("in_force_since", _("In force since"), Type.DAY, required=True),
        Field("review_on", _("To be looked at again on"), Type.DAY),
        Field("replaces", _("Replaces")),
        Field("rule", _("The rule in one sentence"), Type.PROSE, required=True),
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
