"""How soon is an answer wanted, what came back, and who may read it: closed lists (requirements C.6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ilonet.reports.vocabulary import Tlp


class Urgency(TextChoices):
    """By when an answer is wanted, in working days (C.6)."""

    URGENT = "urgent", _("urgent: two working days")
    NORMAL = "normal", _("normal: ten working days")
    COMPILE = "compile", _("for a compilation: up to four weeks")


WORKING_DAYS = {Urgency.URGENT: 2, Urgency.NORMAL: 10, Urgency.COMPILE: 20}


class Outcome(TextChoices):
    """What came back from one addressee."""

    ANSWERED = "answered", _("answered")
    PARTLY = "partly", _("partly answered")
    NOTHING = "nothing", _("nothing to report")
    DECLINED = "declined", _("declined")


class Allows(TextChoices):
    """To whom the originator of an answer opens it (R-SEC-7)."""

    READERS = "readers", _("everybody who can read the request")
    ASKER = "asker", _("whoever asked, and nobody else")


# A question is asked of many: TLP:RED, which goes to named posts only, is none (R-SEC-3).
MARKINGS = [(one.value, one.label) for one in Tlp if one != Tlp.RED]
