"""Kinds of report, levels of use, markings: closed lists (Art. 3(4); requirements F.13, F.14)."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SITUATION = "situation", _("situation report")
    EARLY_WARNING = "early_warning", _("early warning")
    ROUTE = "route", _("route report")
    DOCUMENT_FRAUD = "document_fraud", _("document-fraud alert")
    RETURN_SHEET = "return_sheet", _("return sheet")
    LEGAL_UPDATE = "legal_update", _("legal or policy update")
    COUNTRY_SHEET = "country_sheet", _("country fact sheet")
    RISK_ANALYSIS = "risk_analysis", _("risk analysis")
    GOOD_PRACTICE = "good_practice", _("good practice")
    AGENCY_ANALYSIS = "agency_analysis", _("agency analysis")
    STATISTICS = "statistics", _("statistical table")
    CARRIERS = "carriers", _("carrier position")
    COMMON_APPROACH = "common_approach", _("common approach")
    TRAINING = "training", _("training material")
    GUIDELINE = "guideline", _("guideline")
    MINUTES = "minutes", _("minutes")


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

    @property
    def allows(self) -> Any:
        """How far a reader may share it (R-SEC-11)."""
        return SHARING[self]


SHARING = {
    Tlp.RED: _("For those to whom it was sent by name, and nobody else."),
    Tlp.AMBER_STRICT: _("Readers may share it within their own organisation, with whoever needs to know it."),
    Tlp.AMBER: _(
        "Readers may share it within their own organisation and with those for whom it works, with whoever needs to know it."
    ),
    Tlp.GREEN: _("Readers may share it with others who work in this field; it is not for the public."),
    Tlp.CLEAR: _("It may be shared without limit."),
}


class Handling(TextChoices):
    """Handling codes (R-SEC-4): H2 and H3 block forwarding and export until the originator says yes."""

    H0 = "H0", _("H0: only to prevent and fight crime")
    H1 = "H1", _("H1: not in court without permission")
    H2 = "H2", _("H2: no onward sharing without permission")
    H3 = "H3", _("H3: other restriction, stated")


class Vulnerability(TextChoices):
    """Who needs particular consideration (Art. 3(2); R-3.2-b); of groups, never of one person."""

    MINORS = "minors", _("unaccompanied minors")
    FAMILIES = "families", _("families with children")
    WOMEN = "women", _("women at risk")
    TRAFFICKED = "trafficked", _("victims of trafficking")
    ELDERLY = "elderly", _("elderly people")
    DISABILITY = "disability", _("people with a disability")
    LGBTIQ = "lgbtiq", _("LGBTIQ people")
    OTHER = "other", _("others in need of protection")


class Gender(TextChoices):
    """Is the gender dimension of what is reported stated? “Not available” is an answer (R-3.2-c)."""

    GIVEN = "given", _("broken down by sex or described")
    NOT_AVAILABLE = "not_available", _("not available")
    NOT_RELEVANT = "not_relevant", _("not relevant here")


class Source(TextChoices):
    """How reliable is whoever said so (R-SEC-5); codes are never translated."""

    A = "A", _("A: no doubt about the source")
    B = "B", _("B: mostly reliable")
    C = "C", _("C: mostly not reliable")
    X = "X", _("X: cannot be assessed")


class Information(TextChoices):
    """How far what was said is known to be true (R-SEC-5)."""

    ONE = "1", _("1: accurate without reservation")
    TWO = "2", _("2: known to the source itself, not to us")
    THREE = "3", _("3: not known to the source itself, corroborated")
    FOUR = "4", _("4: not known to the source itself, not corroborated")


class Europol(TextChoices):
    """Is it relevant for Europol? An answer only; what goes there goes through its own channel (R-2611-a)."""

    SIENA = "siena", _("yes, sent through SIENA")
    NATIONAL = "national", _("yes, sent to the national authority")
    NOT_YET = "not_yet", _("yes, not sent yet")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class CrimeArea(TextChoices):
    """Of Europol's remit, as far as officers meet it."""

    SMUGGLING = "smuggling", _("migrant smuggling")
    TRAFFICKING = "trafficking", _("trafficking in human beings")
    DOCUMENTS = "documents", _("document fraud")
    LAUNDERING = "laundering", _("money laundering")
    CORRUPTION = "corruption", _("corruption")
    DRUGS = "drugs", _("drug trafficking")
    OTHER = "other", _("another area")
