"""Which browser was this? In words by which its owner knows it."""

import re

from django import template
from django.utils.translation import gettext as _

register = template.Library()
BROWSERS = (  # the order matters: most call themselves by the names of others as well
    ("Edge", re.compile(r"Edg(?:e|A|iOS)?/(\d+)")),
    ("Opera", re.compile(r"OPR/(\d+)")),
    ("Firefox", re.compile(r"(?:Firefox|FxiOS)/(\d+)")),
    ("Chrome", re.compile(r"(?:Headless)?(?:Chrome|CriOS)/(\d+)")),
    ("Safari", re.compile(r"Version/(\d+)[\d.]* .*Safari/")),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """Firefox 145, Windows; an unknown one is shown as it calls itself, cut to a line."""
    found = next(((name, match[1]) for name, sign in BROWSERS if (match := sign.search(user_agent))), None)
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    if not found:
        return user_agent[:60] or _("Unknown browser")
    return ", ".join(filter(None, (" ".join(found), system)))
