"""Everything that is asked of one person today, what is due first standing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ilonet.access.actor import Actor
from ilonet.duties.duty import Asked, Rule, Severity
from ilonet.duties.holder import Holder
from ilonet.duties.rules import looks, networks, postings, requests, terms, warnings, writing
from ilonet.lib.asking import Parameters, ask, one_of

# A new duty is a rule in a module of `rules`, listed here (docs/how-to/add-a-duty.md).
RULES: tuple[Rule, ...] = (
    *postings.RULES,
    *terms.RULES,
    *writing.RULES,
    *warnings.RULES,
    *requests.RULES,
    *looks.RULES,
    *networks.RULES,
)
ARTICLES = tuple(dict.fromkeys(rule.article for rule in RULES))


@dataclass(frozen=True)
class Narrowed:
    """Which of them the address bar asks for; nothing asked means all."""

    article: str | None = None
    rule: str | None = None
    severity: str | None = None

    def without(self, name: str) -> Narrowed:
        return replace(self, **{name: None})

    def of(self, asked: Iterable[Asked]) -> list[Asked]:
        return [one for one in asked if self.fits(one)]

    def fits(self, one: Asked) -> bool:
        return (
            self.article in {None, one.rule.article}
            and self.rule in {None, one.rule.name}
            and self.severity in {None, one.severity.value}
        )


def narrowed_of(parameters: Parameters) -> Narrowed:
    """Raises Refusal for what no duty knows."""
    return Narrowed(
        **ask(
            parameters,
            article=one_of(ARTICLES),
            rule=one_of(rule.name for rule in RULES),
            severity=one_of(Severity.values),
        )
    )


@dataclass(frozen=True)
class Kind:
    """How many of one kind, for the way to all of them."""

    rule: Rule
    total: int


def asked_of(holder: Holder) -> list[Asked]:
    """Whoever holds nothing today is asked nothing, and no question goes to the database."""
    if not (holder.actor.circles or holder.actor.functions):
        return []
    today = holder.actor.today
    found = [Asked(rule, duty, duty.severity(today)) for rule in RULES for duty in rule.asks(holder)]
    return sorted(found, key=lambda one: one.order)


def asked_of_actor(actor: Actor) -> list[Asked]:
    return asked_of(Holder(actor))


def kinds(asked: Iterable[Asked]) -> list[Kind]:
    """In the order of the rules."""
    counted = Counter(one.rule.name for one in asked)
    return [Kind(rule, counted[rule.name]) for rule in RULES if counted[rule.name]]


def by_severity(asked: Iterable[Asked]) -> dict[Severity, int]:
    counted = Counter(one.severity for one in asked)
    return {one: counted[one] for one in Severity if counted[one]}


def by_article(asked: Iterable[Asked]) -> dict[str, int]:
    counted = Counter(one.rule.article for one in asked)
    return {one: counted[one] for one in ARTICLES if counted[one]}
