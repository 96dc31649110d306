"""Kinds of report, levels of use, markings: closed lists (Art. 3(4); requirements F.13, F.14)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SITUATION = "situation", _("situation report")
    ROUTE = "route", _("route report")
    DOCUMENT_FRAUD = "document_fraud", _("document-fraud alert")
    RETURN_SHEET = "return_sheet", _("return sheet")
    LEGAL_UPDATE = "legal_update", _("legal or policy update")
    COUNTRY_SHEET = "country_sheet", _("country fact sheet")
    RISK_ANALYSIS = "risk_analysis", _("risk analysis")
    GOOD_PRACTICE = "good_practice", _("good practice")
    AGENCY_ANALYSIS = "agency_analysis", _("agency analysis")


class Level(TextChoices):
    """For what use: operational, strategic, or both (Art. 3(4))."""

    OPERATIONAL = "operational", _("operational")
    STRATEGIC = "strategic", _("strategic")
    BOTH = "both", _("operational and strategic")


class Tlp(TextChoices):
    """Traffic Light Protocol 2.0; labels are never translated (R-SEC-3)."""

    RED = "red", "TLP:RED"
    AMBER_STRICT = "amber_strict", "TLP:AMBER+STRICT"
    AMBER = "amber", "TLP:AMBER"
    GREEN = "green", "TLP:GREEN"
    CLEAR = "clear", "TLP:CLEAR"


class Handling(TextChoices):
    """Handling codes (R-SEC-4): H2 and H3 block forwarding and export until the originator says yes."""

    H0 = "H0", _("H0: only to prevent and fight crime")
    H1 = "H1", _("H1: not in court without permission")
    H2 = "H2", _("H2: no onward sharing without permission")
    H3 = "H3", _("H3: other restriction, stated")


class Reason(TextChoices):
    """Why a place that the gate asked about is no personal data (security.md 7.3)."""

    FIGURE = "figure", _("a figure, quantity or date, not a number of a person")
    INSTITUTION = "institution", _("of an institution, not of a person")
    REFERENCE = "reference", _("a published reference: a law, a decision, a document of an institution")
    OFFICE = "office", _("the holder of a public office, named for it")
    PLACE = "place", _("a place, a vessel or a route, not a person")
    OTHER = "other", _("another reason, stated")
