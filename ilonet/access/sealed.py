"""Rows that cannot be looked at until the code says who is looking (style.md 6.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import sql

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Sealed(Exception):
    """Rows were asked for before `.visible_to(actor)`, `.which(actor, may=…)` or `.unrestricted(because=…)`."""


class SealedQuery(sql.Query):
    """The same seal where rows are taken as part of another question: Exists(…), Subquery(…)."""

    opened = False

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        if not self.opened:
            raise Sealed("say who is looking, also inside another question")
        return super().resolve_expression(*args, **kwargs)


class SealedQuerySet(models.QuerySet[Any]):
    _opened = False

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or SealedQuery(model), using, hints)

    def visible_to(self, actor: Actor) -> Self:
        return self.which(actor, may="read")

    def which(self, actor: Actor, *, may: str) -> Self:
        """The rows with which the actor may do this verb, by the one sentence in the noun's access.py."""
        return self._open().filter(self.model.access[may](actor))

    def unrestricted(self, *, because: str) -> Self:
        if not because:
            raise ValueError("say why")
        return self._open()

    def _open(self) -> Self:
        opened: Self = self._chain()  # type: ignore[attr-defined]
        opened._opened = True
        opened.query.opened = True  # type: ignore[attr-defined]
        return opened

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._opened = self._opened
        return clone

    def _insist(self) -> None:
        if not self._opened:
            raise Sealed(f"{self.model.__name__}: say who is looking")

    def _fetch_all(self) -> None:
        self._insist()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._insist()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._insist()
        return super().count()

    def get(self, *args: Any, **kwargs: Any) -> Any:
        self._insist()
        return super().get(*args, **kwargs)

    def aggregate(self, *args: Any, **kwargs: Any) -> Any:
        self._insist()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._insist()
        return super().update(**kwargs)

    def delete(self) -> Any:
        self._insist()
        return super().delete()

    def contains(self, obj: Any) -> bool:
        self._insist()
        return super().contains(obj)

    def explain(self, *args: Any, **kwargs: Any) -> str:
        self._insist()
        return super().explain(*args, **kwargs)

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._insist()
        return super().resolve_expression(*args, **kwargs)

    def _combinator_query(self, combinator: str, *others: Any, all: bool = False) -> Any:  # noqa: A002 — Django's word
        self._insist()
        _insist_on(others)
        return super()._combinator_query(combinator, *others, all=all)  # type: ignore[misc]

    def __and__(self, other: Any) -> Any:
        self._insist()
        _insist_on([other])
        return super().__and__(other)

    def __or__(self, other: Any) -> Any:
        self._insist()
        _insist_on([other])
        return super().__or__(other)

    def __xor__(self, other: Any) -> Any:
        self._insist()
        _insist_on([other])
        return super().__xor__(other)


def _insist_on(others: Any) -> None:
    for other in others:
        if isinstance(other, SealedQuerySet):
            other._insist()
