"""In which order does the table beside the map stand? By name in the reader's language, or by a number."""

from __future__ import annotations

from ilonet.picture.who_is_where import Line
from ilonet.places.alphabet import alphabetical

ORDERS = (
    "name",
    "-name",
    "officers",
    "-officers",
    "authorities",
    "-authorities",
    "topics",
    "-topics",
    "elsewhere",
    "-elsewhere",
)
NUMBERS = {"officers": "officers", "authorities": "authorities", "topics": "topics", "elsewhere": "from_elsewhere"}


def in_order(lines: list[Line], order: str | None, *, usual: str = "-officers") -> list[Line]:
    """Most officers first unless another order is asked; equal numbers by name."""
    order = order or usual
    place = {code: at for at, code in enumerate(alphabetical([line.country for line in lines]))}
    by_name = sorted(lines, key=lambda line: place[line.country])
    column, is_down = order.removeprefix("-"), order.startswith("-")
    if column == "name":
        return by_name[::-1] if is_down else by_name
    return sorted(by_name, key=lambda line: getattr(line, NUMBERS[column]) * (-1 if is_down else 1))
