"""Through which providers can one enter, and which of them does not answer at the moment?"""

from dataclasses import dataclass

from django import template

from ilonet.accounts.providers import configured, speaking

register = template.Library()


@dataclass(frozen=True)
class Way:
    key: str
    name: str
    is_silent: bool


@register.simple_tag
def providers() -> list[Way]:
    return [Way(one.key, one.name, speaking.is_silent(one)) for one in configured.providers()]
