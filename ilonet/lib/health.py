"""What can be asked of a running installation, and what is answered? Each noun adds its checks in `<noun>/health.py`."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

log = logging.getLogger("ilonet.health")

FINE, LOOK, BROKEN = "fine", "look", "broken"
WORST_FIRST = (BROKEN, LOOK, FINE)


@dataclass(frozen=True)
class Answer:
    """A state, a sentence for people, and what to do when it is not fine."""

    state: str
    says: str
    do: str = ""


def fine(says: str) -> Answer:
    return Answer(FINE, says)


def look(says: str, do: str) -> Answer:
    return Answer(LOOK, says, do)


def broken(says: str, do: str) -> Answer:
    return Answer(BROKEN, says, do)


@dataclass(frozen=True)
class Check:
    name: str  # one word, the same in every language
    title: Any
    ask: Callable[[], Answer]
    needs_database: bool
    is_proof: bool  # takes longer than a moment; shows that a restored installation works


@dataclass(frozen=True)
class Asked:
    check: Check
    answer: Answer
    seconds: float


CHECKS: dict[str, Check] = {}


def check(name: str, title: Any, *, needs_database: bool = True, is_proof: bool = False) -> Callable[..., Any]:
    """Declares a function that answers within a moment, or within minutes where `is_proof`.

    It is asked as the system, so it may count; what it says goes to operators and names no person and no content.
    """

    def declare(ask: Callable[[], Answer]) -> Callable[[], Answer]:
        CHECKS[name] = Check(name, title, ask, needs_database, is_proof)
        return ask

    return declare


def checks() -> list[Check]:
    """All that the nouns have declared, in the order of the apps."""
    autodiscover_modules("health")
    return [*CHECKS.values()]


def asked(check: Check) -> Asked:
    """A check that fails is an answer too; its own words may hold content and stay out."""
    began = time.monotonic()
    try:
        if check.needs_database:
            with transaction.atomic():
                answer = check.ask()
        else:
            answer = check.ask()
    except (DatabaseError, OSError, ValueError, KeyError, LookupError, RuntimeError) as error:
        log.warning("health %s %s", check.name, type(error).__name__)
        answer = broken(
            _("This could not be asked (%(error)s).") % {"error": type(error).__name__},
            _("Look whether the other lines say why; if none does, report it."),
        )
    return Asked(check, answer, time.monotonic() - began)
