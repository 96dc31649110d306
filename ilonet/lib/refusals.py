"""How do we say no? What, where, what to do, and a reference (security.md 3.1)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass
class Refusal(Exception):
    """A request that is understood and not done; nothing was changed (`keeps`: but counters of attempts).

    `message` says what and where, `hint` what to do; both are already in the reader's language or lazily translated.
    """

    code: str
    message: Any
    hint: Any = ""
    status: int = 400
    field: str | None = None
    more: dict[str, Any] | None = None
    keeps: bool = False  # what was counted on the way stays counted, so that trying again is not free
    template: str = "site/refusal.html"  # a page of its own, which extends that one and may show `more`

    def __str__(self) -> str:
        return f"{self.code}: {self.message} {self.hint}".strip()


def absent() -> Refusal:
    """Hidden and absent are one answer (security.md 4.2)."""
    return Refusal(
        "not_found",
        _("There is nothing here that you can see."),
        _("Check the address, or start from the home page."),
        status=404,
    )


def overtaken(**now: Any) -> Refusal:
    """Nobody changes what they have not seen; `now` is what holds, as far as the caller needs it to ask again."""
    return Refusal(
        "edit.conflict",
        _("Somebody has changed this since you opened it; nothing of yours was stored."),
        _("Look at what holds now, then send your change again."),
        status=409,
        more=now or None,
    )


def not_allowed(verb: str) -> Refusal:
    """One sees the thing and may not do this with it: never, or not any more, because a colleague was quicker."""
    return Refusal(
        f"not_allowed.{verb}",
        _("You cannot do this here, or not any more."),
        _(
            "Load its page again: it shows what can still be done. If somebody has done it already, it says so; if your"
            " present function does not allow it, act in another, or ask the back office of the authority that owns it."
        ),
        status=403,
    )
