"""Why is a place that the gate has flagged no personal data? The short list of security.md 7.3."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    FIGURE = "figure", _("a figure, quantity or date, not a number of a person")
    INSTITUTION = "institution", _("of an institution, not of a person")
    REFERENCE = "reference", _("a published reference: a law, a decision, a document of an institution")
    OFFICE = "office", _("the holder of a public office, named for it")
    PLACE = "place", _("a place, a vessel or a route, not a person")
    OTHER = "other", _("another reason, stated")
