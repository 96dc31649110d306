"""What the address bar of a search may say; the page and the interface ask the same."""

from typing import Any

from django.utils.translation import get_language

from ilonet.deployments.vocabulary import Topic
from ilonet.lib.asking import ask, code, day, number, one_of, text
from ilonet.places.languages import CODES, official
from ilonet.reports.vocabulary import Kind
from ilonet.search.question import Question, understand
from ilonet.search.searching import COUNTED, PAGE, Narrowed

LAST_PAGE = COUNTED // PAGE


def read(parameters: Any) -> tuple[Question, Narrowed]:
    """Raises Refusal."""
    asked = ask(
        parameters,
        q=text,
        topic=one_of(Topic.values),
        country=code,
        language=one_of(CODES),
        kind=one_of(Kind.values),
        authority=code,
        since=day,
        until=day,
        order=one_of(["best", "newest"]),
        page=_page,
    )
    question = understand(asked.pop("q") or "", likely=[official(get_language() or "en")])
    return question, Narrowed(**(asked | {"order": asked["order"] or "best", "page": asked["page"] or 1}))


def _page(value: str) -> int:
    found = number(value)
    if not 1 <= found <= LAST_PAGE:
        raise ValueError(value)
    return found
