"""What does the frame of every page need to know: who is reading, where they are, which languages there are?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

from ilonet.access.actor import NO_ONE, Actor
from ilonet.notices.inbox import COUNTED, unread
from ilonet.site.places import ADDRESSED, address, places
from ilonet.standing.hats import in_words


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor, for as many templates as one page has: told once, as long as the same person reads.

    Asks the database nothing by itself: the header counts what is unread when it is written.
    """
    actor, language = getattr(request, "actor", NO_ONE), get_language() or settings.LANGUAGE_CODE
    kept = vars(request)
    of, said_in, told = kept.get("_shell", (None, None, {}))
    if of is not actor or said_in != language:
        told = _shell(request, actor, language)
        kept["_shell"] = (actor, language, told)
    return told


def _shell(request: HttpRequest, actor: Actor, language: str) -> dict[str, Any]:
    match = request.resolver_match
    someone = actor.is_someone
    links = list(places(actor, match.namespace if match else "", request.path))
    current = next((link for link in links if link.is_current), None)
    return {
        "shell": {
            "product": getattr(settings, "PRODUCT_NAME", "ilonet"),
            "places": links,
            "siblings": current.pages if current and len(current.pages) > 1 else (),
            "hat": in_words(actor.hat.label) if someone and actor.hat else "",
            "choose_hat": address("accounts:me") if len(actor.hats) > 1 else "",
            "reader": str(request.user) if someone else "",
            "restraint": actor.restraint,
            "printed_at": actor.now if someone else None,
            "home": address("site:home") if someone else "",
            "search": address("search:search") if actor.circles & ADDRESSED else "",
            "account": address("accounts:me") if someone else "",
            "inbox": address("notices:index") if someone else "",
            "unread": lambda: _counted(unread(actor)),
            "someone_else": address("demo-enter") if someone else "",
            "sign_in": "" if someone else _elsewhere(address("account_login"), request),
            "languages": [(code, _own_name(code)) for code, _ in settings.LANGUAGES],
            "language": language,
            # Names and dates may be in a language into which our own words are not yet translated.
            "written_in": language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            "language_name": _own_name(language),
            "set_language": address("set_language"),
            "here": request.get_full_path() if request.method == "GET" else "",
        }
    }


def _counted(number: int | None) -> str:
    return f"{COUNTED}+" if number and number > COUNTED else str(number or "")


def _elsewhere(where: str, request: HttpRequest) -> str:
    return "" if where == request.path else where


def _own_name(code: str) -> str:
    """A language calls itself by its own name, so that whoever is lost finds it."""
    try:
        name: str = get_language_info(code)["name_local"]
    except KeyError:  # a language that the framework does not know, Maltese for one
        name = str(dict(settings.LANGUAGES).get(code, code))
    return name[:1].upper() + name[1:]
