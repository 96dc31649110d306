"""How is a condition on words told to the database? Every word quoted, every part in brackets."""

from collections.abc import Iterable, Sequence
from itertools import combinations


def one_of(forms: Iterable[str]) -> str:
    """At least one of these words stands in the text."""
    return any_of([_quoted(form) for form in sorted(forms)])


def any_of(conditions: Sequence[str]) -> str:
    return _joined(conditions, " | ")


def all_of(conditions: Sequence[str]) -> str:
    return _joined(conditions, " & ")


def followed(conditions: Sequence[str]) -> str:
    """One word after the other."""
    return conditions[0] if len(conditions) == 1 else f"({' <-> '.join(conditions)})"


def none_of(condition: str) -> str:
    return f"!{condition}" if condition.startswith("(") else f"!({condition})"


def but_one(conditions: Sequence[str]) -> str:
    """All of them, or all but any one."""
    return any_of([all_of([*conditions[:at], *conditions[at + 1 :]]) for at in range(len(conditions))])


def pairs_of(conditions: Sequence[str]) -> str:
    """At least two of them."""
    return any_of([all_of(pair) for pair in combinations(conditions, 2)])


def _joined(conditions: Sequence[str], sign: str) -> str:
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else f"({sign.join(different)})"


def _quoted(form: str) -> str:
    doubled = form.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
