"""Into which regions does the network divide the world?  (requirements F.11; the list is editable)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ELSEWHERE = "other"

REGIONS: dict[str, Promise] = {
    "western-balkans": _("Western Balkans"),
    "turkiye": _("Türkiye"),
    "eastern-partnership": _("Eastern Partnership and Caucasus"),
    "russia": _("Russia"),
    "north-africa": _("North Africa"),
    "west-africa": _("Sahel and West Africa"),
    "horn-of-africa": _("Horn of Africa and East Africa"),
    "southern-africa": _("Central and Southern Africa"),
    "middle-east": _("Middle East"),
    "gulf": _("Gulf"),
    "south-asia": _("South Asia (Silk Route)"),
    "south-east-asia": _("South-East Asia"),
    "east-asia": _("East Asia"),
    "central-asia": _("Central Asia"),
    "latin-america": _("Latin America and Caribbean"),
    "north-america": _("North America"),
    ELSEWHERE: _("Elsewhere"),
}
