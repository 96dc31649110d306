"""How is a state called, and in which tone? One place for list, page and history (C.1)."""

from django.utils.translation import pgettext_lazy

from ilonet.deployments.vocabulary import HostType

STATE_WORDS = {
    "planned": pgettext_lazy("deployment", "planned"),
    "confirmed": pgettext_lazy("deployment", "arrival to confirm"),
    "active": pgettext_lazy("deployment", "active"),
    "ending": pgettext_lazy("deployment", "ending soon"),
    "suspended": pgettext_lazy("deployment", "suspended"),
    "ended": pgettext_lazy("deployment", "ended"),
    "withdrawn": pgettext_lazy("deployment", "withdrawn"),
}
STATE_TONES = {
    "planned": "act",
    "confirmed": "due",
    "active": "",
    "ending": "due",
    "suspended": "due",
    "ended": "quiet",
    "withdrawn": "quiet",
}
# In lists, where the words of the law would fill five lines; the page of a deployment says them whole.
HOST_WORDS = {
    HostType.MS_MISSION: pgettext_lazy("posted to", "Member State mission"),
    HostType.THIRD_COUNTRY_AUTHORITY: pgettext_lazy("posted to", "third-country authority"),
    HostType.INTERNATIONAL_ORGANISATION: pgettext_lazy("posted to", "international organisation"),
    HostType.UNION_MISSION: pgettext_lazy("posted to", "Union mission"),
}
