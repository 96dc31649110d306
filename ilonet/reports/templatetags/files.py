"""What was taken out of a file, said to its author."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

register = template.Library()
WORDS = {
    "colour_profile": _("colour profile"),
    "exif": _("notes of the camera (EXIF)"),
    "inner_pictures": _("words beside pictures in the document"),
    "people": _("list of authors"),
    "picture_words": _("words beside the picture"),
    "position": _("the place where it was taken"),
    "properties": _("properties (author, organisation, dates)"),
    "settings": _("settings (printer, view)"),
    "thumbnail": _("thumbnail"),
}


@register.filter
def stripped_words(stripped: dict[str, int]) -> str:
    """Notes of the camera (EXIF), 12 of them; thumbnail."""
    return "; ".join(_counted(str(WORDS[name]), count) for name, count in sorted(stripped.items()) if name in WORDS)


def _counted(words: str, count: int) -> str:
    if count < 2:
        return words
    told = {"words": words, "count": count}
    return ngettext("%(words)s, %(count)s of them", "%(words)s, %(count)s of them", count) % told
