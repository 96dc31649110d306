"""Route report: by which legs people travel, with what, over which places (Art. 3(4)(c), (d); R-3.4-c)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Table, Template, Type
from ilonet.reports.vocabulary import Kind

HUBS = (
    ("gathering", _("gathering")),
    ("departure", _("departure")),
    ("transfer", _("change of transport")),
    ("payment", _("payment")),
    ("waiting", _("waiting")),
)
LEGS = Table(
    "legs",
    _("Legs"),
    _("Leg"),
    (
        Field("from", _("From"), required=True),
        Field("to", _("To"), required=True),
        Field("country", _("Country"), Type.COUNTRY),
        Field("transport", _("Transport"), Type.CHOICE, choices=common.TRANSPORT, required=True),
        Field("days", _("Days"), Type.NUMBER),
        Field("price", _("Price in euro"), Type.NUMBER),
    ),
    hint=_("In the order of travel. Towns and districts, never an address."),
    required=True,
    is_way=True,
)
PLACES = Table(
    "hubs",
    _("Hubs"),
    _("Hub"),
    (
        Field("place", _("Place"), required=True),
        Field("country", _("Country"), Type.COUNTRY),
        Field("role", _("What happens there"), Type.CHOICE, choices=HUBS, required=True),
        Field("trend", _("Trend"), Type.CHOICE, choices=common.TRENDS),
    ),
)

V1 = Template(
    Kind.ROUTE,
    1,
    _("By which legs people travel, with what, and what changes."),
    sections=(
        common.SUMMARY,
        Section(_("The way"), _("What the legs below do not say: seasons, waiting, alternatives.")),
        Section(_("Organisation and prices"), _("Methods, size and prices of organisations; never their members.")),
        common.ASSESSMENT,
    ),
    fields=(
        Field("route", _("Route"), Type.CHOICE, choices=common.ROUTES, required=True),
        Field(
            "trend",
            _("Trend"),
            Type.CHOICE,
            _("Compared with the period before."),
            common.TRENDS,
            required=True,
        ),
        Field("since", _("Used in this way since"), Type.MONTH, is_past=True),
        LEGS,
        PLACES,
        common.FLOWS_TOTAL,
        common.FLOWS,
    ),
    needs_source=True,
)
VERSIONS = (V1,)
