"""Which verbs may this actor do with each row? Asked in the question that finds the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db.models import BooleanField, Expression, Q
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilonet.access.actor import Actor

TOLD = BooleanField()


class Holds(Expression):
    """Whether a condition is true of the row, as a column; what is unknown does not hold.

    Django's own spelling takes four expressions for each, and a page asks some twenty verbs at once.
    """

    conditional = True

    def __init__(self, condition: Q) -> None:
        super().__init__(output_field=TOLD)
        self.condition: Any = condition

    def get_source_expressions(self) -> list[Any]:
        return [self.condition]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.condition,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        try:
            asked, parameters = compiler.compile(self.condition)
        except EmptyResultSet:
            return "false", []
        except FullResultSet:
            return "true", []
        return f"COALESCE(({asked}), false)", parameters

    @cached_property
    def identity(self) -> tuple[Any, ...]:
        """Only itself: comparing two conditions takes longer than asking both."""
        return (type(self), id(self))


def verbs_held(access: Mapping[str, Any], actor: Actor) -> dict[str, Holds]:
    """By the name of the column, `may_…`. Whether the row may be known is asked of the rows themselves."""
    return {f"may_{verb}": Holds(condition(actor)) for verb, condition in access.items() if verb != "read"}
