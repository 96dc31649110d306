"""How are columns, fields and meanings called on the pages of a list?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ilonet.deployments.incoming import wordings
from ilonet.deployments.incoming.wordings import LEFT_OUT
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.vocabulary import Assistance, Basis, HostType, Topic
from ilonet.places.models import country_name

COLUMNS = {
    "authority": gettext_lazy("authority"),
    "full_name": gettext_lazy("officer, surname and given name in one"),
    "family_name": gettext_lazy("surname"),
    "given_name": gettext_lazy("given name"),
    "host": gettext_lazy("host country"),
    "host_type": gettext_lazy("posted to, one of the four places of Art. 2(2)"),
    "city": gettext_lazy("city"),
    "begins_on": gettext_lazy("first day"),
    "ends_on": gettext_lazy("last day"),
    "duties": gettext_lazy("coded duties"),
    "duties_text": gettext_lazy("duties in words"),
    "email": gettext_lazy("work e-mail"),
    "phone": gettext_lazy("work telephone"),
    "also_covers": gettext_lazy("other countries covered"),
    "share": gettext_lazy("share of migration duties"),
    "post": gettext_lazy("number of the post"),
    "notified_on": gettext_lazy("notified on"),
    "legal_basis": gettext_lazy("legal basis"),
}
TONES = {
    "reading": "act",
    "to_say": "due",
    "to_mend": "late",
    "ready": "act",
    "storing": "act",
    "stored": "",
    "discarded": "quiet",
    "expired": "quiet",
}
KINDS = {
    "created": pgettext_lazy("difference", "new"),
    "changed": pgettext_lazy("difference", "changed"),
    "ended": pgettext_lazy("difference", "ended"),
}
OWN_FIELDS = {"contact": gettext_lazy("contact details"), "country_id": gettext_lazy("country")}
COUNTRIES = ("responsible_for",)
ORDERS = {
    wordings.DAY_FIRST: gettext_lazy("day first: 31/12/2026"),
    wordings.MONTH_FIRST: gettext_lazy("month first: 12/31/2026"),
}


def field_in_words(name: str) -> str:
    if name in OWN_FIELDS:
        return str(OWN_FIELDS[name])
    for model in (Deployment, Post):
        if name in {field.name for field in model._meta.get_fields()}:
            return str(getattr(model._meta.get_field(name), "verbose_name", name)).replace("_", " ")
    return name


def value_in_words(name: str, value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    if name in COUNTRIES:
        return ", ".join(country_name(code) for code in value)
    if name == "host_type":
        return str(HostType(value).label)
    if name == "basis":
        return str(Basis(value).label)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def meaning_in_words(kind: str, means: str) -> str:
    if means == LEFT_OUT:
        return _("left out")
    match kind:
        case wordings.COLUMN:
            return str(COLUMNS.get(means, means))
        case wordings.COUNTRY:
            return country_name(means)
        case wordings.HOST_TYPE:
            return str(HostType(means).label)
        case wordings.DUTY:
            return duty_in_words(means)
        case wordings.DATES:
            return str(ORDERS.get(means, means))
    return means


def duty_in_words(code: str) -> str:
    if code.startswith("A-"):
        return _("assistance %(letter)s · %(words)s") % {"letter": code[2:], "words": Assistance(code[2:]).label}
    return _("%(letter)s · %(words)s") % {"letter": code, "words": Topic(code).label}
