"""Legal or policy update: what holds, where, since when, and whom it touches (Art. 3(4)(l))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

ACTS = (
    ("law", _("law")),
    ("decree", _("decree or regulation")),
    ("policy", _("policy or strategy")),
    ("instruction", _("administrative instruction")),
    ("judgment", _("judgment")),
    ("agreement", _("international agreement")),
    ("practice", _("practice without a text")),
)
STATES = (
    ("announced", _("announced")),
    ("draft", _("draft")),
    ("adopted", _("adopted, not in force")),
    ("in_force", _("in force")),
    ("suspended", _("suspended")),
    ("repealed", _("repealed")),
)

V1 = Template(
    Kind.LEGAL_UPDATE,
    1,
    _("What holds now, since when, and whom it touches."),
    sections=(
        common.SUMMARY,
        Section(_("What it says"), _("The rule, in your words; articles by their number.")),
        Section(_("Practice"), _("How it is applied, and where practice differs from the text.")),
        common.ASSESSMENT,
    ),
    fields=(
        Field("jurisdiction", _("Jurisdiction"), Type.COUNTRY, required=True),
        Field("act", _("Kind of act"), Type.CHOICE, choices=ACTS, required=True),
        Field("reference", _("Official title"), hint=_("With its number and date, as it was published.")),
        Field("state", _("Where it stands"), Type.CHOICE, choices=STATES, required=True),
        Field(
            "in_force_since",
            _("In force since"),
            Type.DAY,
            required_with=("state", ("in_force", "suspended", "repealed")),
        ),
        Field("until", _("Until"), Type.DAY),
        Field("effect", _("Whom it touches, and how"), Type.PROSE, required=True),
    ),
    needs_rights=True,
)
VERSIONS = (V1,)
