"""Lists, columns and tables that several kinds of report share."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds.template import Field, Section, Sum, Table, Type

# Requirements F.12; editable here, by a new version of the templates that use it.
ROUTES = (
    ("wmed", _("Western Mediterranean")),
    ("watl", _("Western African and Atlantic")),
    ("cmed", _("Central Mediterranean")),
    ("emed", _("Eastern Mediterranean")),
    ("wbalkan", _("Western Balkan")),
    ("east", _("Eastern land border")),
    ("uk", _("Exits toward the United Kingdom")),
    ("air", _("Air routes")),
    ("other", _("Another route")),
)
TRENDS = (
    ("rising", _("rising")),
    ("stable", _("stable")),
    ("falling", _("falling")),
    ("unclear", _("unclear")),
)
TRANSPORT = (
    ("foot", _("on foot")),
    ("car", _("car or pick-up")),
    ("bus", _("bus")),
    ("lorry", _("lorry")),
    ("train", _("train")),
    ("boat", _("small boat")),
    ("ship", _("ship or ferry")),
    ("air", _("aeroplane")),
    ("other", _("another means")),
)
CONFIDENCE = (("high", _("high")), ("moderate", _("moderate")), ("low", _("low")))
YES_NO = (("yes", _("yes")), ("no", _("no")), ("unknown", _("not known")))
COOPERATION = (
    ("good", _("good")),
    ("partial", _("in part")),
    ("slow", _("slow")),
    ("none", _("none")),
)

SUMMARY = Section(_("Summary"), _("What is new, where and since when, in three sentences."))
FINDINGS = Section(_("Findings"), _("What was seen or said, by what kind of source, and what was not seen."))
ASSESSMENT = Section(_("Assessment"), _("What it means for the Member States, and how sure you are."))
OUTLOOK = Section(_("Outlook"), _("What to expect, by when, and which sign would tell."))
ADVICE = Section(_("Advice"), _("What colleagues and authorities could do with it."))

TREND = Field("trend", _("Trend"), Type.CHOICE, _("Compared with the period before."), TRENDS)
ROUTE = Field("route", _("Route"), Type.CHOICE, choices=ROUTES)

# Flows and their composition, as declared (Art. 3(4)(b), recital 8; R-3.4-b).
FLOWS = Table(
    "flows",
    _("Flows"),
    _("Row"),
    (
        Field("month", _("Month"), Type.MONTH, is_past=True),
        Field("origin", _("Nationality or origin"), Type.COUNTRY),
        Field("route", _("Route"), Type.CHOICE, choices=ROUTES),
        Field("destination", _("Declared destination"), Type.COUNTRY),
        Field("number", _("Persons"), Type.NUMBER, required=True, counts_people=True),
        Field("women", _("of whom women and girls"), Type.NUMBER, counts_people=True),
        Field("men", _("of whom men and boys"), Type.NUMBER, counts_people=True),
        Field("minors", _("of whom minors"), Type.NUMBER, counts_people=True),
        Field("unaccompanied", _("minors without family"), Type.NUMBER, counts_people=True),
        Field("families", _("in families"), Type.NUMBER, counts_people=True),
    ),
    hint=_("Counts of persons as declared. Readers see small counts only as “fewer than”, and nothing that gives them away."),
    sums=(
        Sum(("women", "men"), "number"),
        Sum(("minors",), "number"),
        Sum(("unaccompanied",), "minors"),
        Sum(("families",), "number"),
    ),
    summed="number",
    total="flows_total",
)  # fmt: skip
FLOWS_TOTAL = Field(
    "flows_total",
    _("Total stated by the source"),
    Type.NUMBER,
    _("Where it is known. The rows may add up to less, never to more."),
    counts_people=True,
)
