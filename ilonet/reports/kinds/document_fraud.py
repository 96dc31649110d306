"""Document-fraud alert: which document, of which state, attacked where, and how one sees it (Art. 3(4)(f); R-3.4-f)."""

from django.utils.translation import gettext_lazy as _

from ilonet.reports.kinds import common
from ilonet.reports.kinds.template import Field, Section, Template, Type
from ilonet.reports.vocabulary import Kind

DOCUMENTS = (
    ("passport", _("passport")),
    ("identity_card", _("identity card")),
    ("visa", _("visa")),
    ("residence_permit", _("residence permit")),
    ("refugee", _("travel document for refugees")),
    ("emergency", _("emergency travel document")),
    ("driving_licence", _("driving licence")),
    ("civil_status", _("civil-status document")),
    ("supporting", _("supporting document")),
    ("stamp", _("border stamp")),
    ("other", _("another document")),
)
METHODS = (
    ("counterfeit", _("counterfeit")),
    ("altered", _("altered")),
    ("stolen_blank", _("stolen blank")),
    ("impostor", _("genuine document, used by another person")),
    ("obtained", _("genuine document, obtained by deceit")),
    ("fantasy", _("document of a state or body that does not exist")),
)
FEATURES = (
    ("photo", _("photograph")),
    ("data_page", _("data page")),
    ("zone", _("machine-readable zone")),
    ("chip", _("chip")),
    ("hologram", _("optically variable device")),
    ("print", _("background print")),
    ("ultraviolet", _("ultraviolet reaction")),
    ("binding", _("binding and stitching")),
    ("laminate", _("laminate")),
    ("stamp", _("stamp")),
    ("contents", _("contents of a supporting document")),
)
CHECKS = (
    ("eye", _("with the naked eye")),
    ("magnifier", _("with a magnifier")),
    ("ultraviolet", _("under ultraviolet light")),
    ("reader", _("with a document reader")),
    ("enquiry", _("by asking the issuing authority")),
    ("laboratory", _("in a laboratory only")),
)

V1 = Template(
    Kind.DOCUMENT_FRAUD,
    1,
    _("Which document is attacked where, and how a colleague sees it."),
    sections=(
        Section(_("What was found"), _("The method, without any number, name or picture of a holder.")),
        Section(_("Where and how often"), _("Airports, counters, carriers; over what time.")),
        common.ADVICE,
    ),
    fields=(
        Field("document", _("Document"), Type.CHOICE, choices=DOCUMENTS, required=True),
        Field("issuing_state", _("Issuing state"), Type.COUNTRY, required=True),
        Field("method", _("Method"), Type.CHOICE, choices=METHODS, required=True),
        Field("features", _("Feature attacked"), Type.CHOICES, choices=FEATURES, required=True),
        Field(
            "detection",
            _("How to detect it"),
            Type.PROSE,
            _("One hint that works at a counter in ten seconds."),
            required=True,
        ),
        Field("check", _("Seen"), Type.CHOICE, choices=CHECKS),
        Field("first_seen", _("First seen"), Type.MONTH, is_past=True),
        Field("cases", _("Documents found"), Type.NUMBER, counts_people=True),
        Field("place", _("Found at"), hint=_("A kind of place and a town: an airport, a consulate, a land crossing.")),
    ),
    needs_source=True,
)
VERSIONS = (V1,)
