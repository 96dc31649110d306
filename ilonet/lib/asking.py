"""What does the address bar ask? Known parameters, each at most once, each of its kind; anything else is refused.

asked = ask(request.GET, topic=one_of(Topic.values), on=day, after=text)
asked["topic"]        # "b", or None when it was not asked
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

LONGEST = 200
MOST_VALUES = 20
Reader = Callable[[str], Any]


class Parameters(Protocol):
    def getlist(self, key: str) -> list[str]: ...
    def __iter__(self) -> Any: ...


def ask(parameters: Parameters, **known: Reader) -> dict[str, Any]:
    """Raises Refusal 400 `query.unknown_parameter`, `query.repeated_parameter` or `query.value`."""
    with suppress(AttributeError):  # a plain dict in a test
        parameters.asked = True  # type: ignore[attr-defined]
    for name in parameters:
        if name not in known:
            raise Refusal(
                "query.unknown_parameter",
                _("The address has a part that this page does not know: %(name)s.") % {"name": _shown(name)},
                _("Remove it, or start again from the page without filters."),
            )
    return {name: _one(name, parameters.getlist(name), reader) for name, reader in known.items()}


def insist_asked(parameters: Parameters) -> None:
    """A view that asked for nothing knows no parameter: what the address has is refused there too."""
    if not getattr(parameters, "asked", False):
        ask(parameters)


def _one(name: str, values: list[str], reader: Reader) -> Any:
    if len(values) > 1:
        raise Refusal(
            "query.repeated_parameter",
            _("The address says “%(name)s” more than once.") % {"name": name},
            _("Keep one of them."),
            field=name,
        )
    if not values or not values[0].strip():
        return None
    try:
        return reader(_usable(values[0]))
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise Refusal(
            "query.value",
            _("The filter “%(name)s” has a value that it cannot have: %(value)s.")
            % {"name": name, "value": _shown(values[0])},
            _("Choose one from the page."),
            field=name,
        ) from error


def _usable(value: str) -> str:
    if len(value) > LONGEST or "\x00" in value:
        raise ValueError(value)
    return value.strip()


def text(value: str) -> str:
    return value


def day(value: str) -> date:
    """ISO 8601, within the life of the register."""
    found = date.fromisoformat(value)
    if not date(1990, 1, 1) <= found <= date(2100, 12, 31):
        raise ValueError(value)
    return found


def moment(value: str) -> datetime:
    """ISO 8601 with its zone, within the life of the register; an address may carry "Z" or an offset."""
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    day(found.astimezone(UTC).date().isoformat())
    return found


def number(value: str) -> int:
    found = int(value)
    if not 0 <= found < 2**31:
        raise ValueError(value)
    return found


def public_id(value: str) -> UUID:
    return UUID(value)


def one_of(values: Iterable[str]) -> Reader:
    allowed = frozenset(values)

    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(value)
        return value

    return read


def several(reader: Reader) -> Callable[[str], tuple[Any, ...]]:
    """Values behind each other with commas, each once, in the order they were named."""

    def read(value: str) -> tuple[Any, ...]:
        named = value.split(",")
        if len(named) > MOST_VALUES:
            raise ValueError(value)
        return tuple(dict.fromkeys(reader(one.strip()) for one in named))

    return read


def code(value: str) -> str:
    """The shape of a country or authority code; whether there is one, the query will say."""
    if not value.isalnum() or not value.isascii() or len(value) > 20:
        raise ValueError(value)
    return value.upper()


def cursor(value: str) -> list[Any]:
    """Where a keyset page goes on: what `after(...)` made."""
    try:
        found = json.loads(base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)))
    except (binascii.Error, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(value) from error
    if not isinstance(found, list) or not all(_is_key(one) for one in found):
        raise ValueError(value)
    return found


def _is_key(one: Any) -> bool:
    """Raises ValueError for half a letter: JSON can spell it, and no database knows it."""
    if isinstance(one, str):
        return bool("\x00" not in one and one.encode() is not None)
    return isinstance(one, int) and 0 <= one < 2**63


def place(given: list[Any], key: Reader = moment) -> tuple[Any, UUID]:
    """The key and the public id behind which a list goes on. Raises Refusal for a place that this list did not give."""
    try:
        behind, beyond = given
        return key(behind), public_id(beyond)
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise lost() from error


def lost() -> Refusal:
    return Refusal(
        "query.value",
        _("The place in the list cannot be found."),
        _("Start again from the top of the list."),
        field="after",
    )


def after(*keys: Any) -> str:
    """The cursor behind a row with these keys."""
    plain = [one if isinstance(one, int) else str(one) for one in keys]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _shown(value: str) -> str:
    """At most 40 characters of what was sent (security.md 3.1); the template escapes them."""
    return value[:40].encode("unicode_escape").decode()
