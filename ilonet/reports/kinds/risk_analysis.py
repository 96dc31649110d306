"""Risk analysis: what may happen, how likely, with what effect, and by which signs one would see it (Art. 5(1))."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

LIKELIHOOD = (
    ("remote", _("remote")),
    ("unlikely", _("unlikely")),
    ("possible", _("possible")),
    ("likely", _("likely")),
    ("certain", _("almost certain")),
)
EFFECT = (("low", _("low")), ("moderate", _("moderate")), ("high", _("high")), ("severe", _("severe")))
HORIZONS = (
    ("3", _("three months")),
    ("6", _("six months")),
    ("12", _("twelve months")),
    ("24", _("two years")),
)
RISKS = Table(
    "risks",
    _("Risks"),
    _("Risk"),
    (
        Field("risk", _("What may happen"), required=True),
        Field("likelihood", _("Likelihood"), Type.CHOICE, choices=LIKELIHOOD, required=True),
        Field("effect", _("Effect"), Type.CHOICE, choices=EFFECT, required=True),
        Field("trend", _("Trend"), Type.CHOICE, choices=common.TRENDS),
        Field("sign", _("Sign to watch")),
    ),
    required=True,
)

V1 = Template(
    Kind.RISK_ANALYSIS,
    1,
    _("What may happen, how likely it is, and by which signs one would see it."),
    sections=(
        common.SUMMARY,
        Section(_("Threat and vulnerability"), _("What drives the risk, and what would let it through.")),
        Section(_("Scenarios"), _("Two or three, each with what would make it come true.")),
        common.ADVICE,
    ),
    fields=(
        Field("horizon", _("Looks ahead"), Type.CHOICE, choices=HORIZONS, required=True),
        Field("confidence", _("Confidence"), Type.CHOICE, choices=common.CONFIDENCE, required=True),
        Field("method", _("Method")),
        RISKS,
    ),
    needs_rights=True,
    needs_source=True,
)
VERSIONS = (V1,)
