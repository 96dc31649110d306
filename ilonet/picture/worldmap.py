"""How does a number for each country look on a map of the world?

The same figures always stand in a table beside the map (face.md); the map only makes them quick to see.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

BOUNDARIES = _(
    "The boundaries and names shown on this map do not imply endorsement or acceptance "
    "by the European Union, its Member States or the authorities of the network."
)
STEPS = 5
SMALLEST_DOT = 3

Href = Callable[[str], str | None]
Describe = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Band:
    """One line of the legend: a class of the style sheet, and the values it stands for."""

    css: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    values: Mapping[str, int]
    classes: Sequence[int]
    href: Href
    describe: Describe

    def step(self, code: str) -> int:
        value = self.values.get(code, 0)
        return sum(value >= low for low in self.classes) if value > 0 else 0

    def link(self, code: str) -> str | None:
        return self.href(code) if self.values.get(code, 0) > 0 else None


def draw(
    values: Mapping[str, int],
    *,
    classes: Sequence[int],
    href: Href,
    title: str,
    describe: Describe,
    identifier: str = "world-map",
) -> str:
    """The map as SVG for a page, safe to be put into a template as it is.

    `classes` holds up to five lowest values, rising: a country at or above the third is drawn in the
    third shade. Only countries with a value are links; they come in the order of `values`, so that
    whoever goes by keyboard meets them in the order of the table. A picture may hold no links, so
    with links the drawing is a group.
    """
    sheet = _Sheet(values, classes, href, describe)
    world = _world()
    small = frozenset(world["small"])
    codes = [code for code in values if code in world["points"]]
    links = {code: link for code in codes if (link := sheet.link(code))}
    plain = [code for code in world["points"] if code not in links]
    order = sorted(plain, key=small.__contains__) + sorted(links, key=small.__contains__)
    return format_html(
        '<svg class="map" role="{}" aria-labelledby="{}" viewBox="0 0 {} {}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{}">{}</title>{}</svg>',
        "group" if links else "img",
        identifier,
        world["width"],
        world["height"],
        identifier,
        title,
        SafeString("".join(_country(sheet, code, links.get(code), is_small=code in small) for code in order)),
    )


def steps(values: Mapping[str, int]) -> tuple[int, ...]:
    """Lowest values for at most five classes, 1 2 5 10 20 ..., because people read round numbers."""
    most = max(values.values(), default=0)
    rising = [lead * 10**zeros for zeros in range(len(str(most))) for lead in (1, 2, 5)]
    reached = [low for low in rising if low <= most]
    return tuple(reached[:1] + reached[1:][-(STEPS - 1) :])


def bands(classes: Sequence[int]) -> tuple[Band, ...]:
    """The legend that belongs to the classes; the last band has no upper end."""
    ends = [*(low - 1 for low in classes[1:]), None][: len(classes)]
    return tuple(Band(f"map-{place}", low, ends[place - 1]) for place, low in enumerate(classes, start=1))


def _country(sheet: _Sheet, code: str, link: str | None, *, is_small: bool) -> SafeString:
    words = sheet.describe(code, sheet.values.get(code, 0))
    drawn = _marks(code, sheet.step(code), is_small=is_small)
    if link:
        return format_html('<a href="{}" aria-label="{}"><title>{}</title>{}</a>', link, words, words, drawn)
    return format_html("<g><title>{}</title>{}</g>", words, drawn)


@lru_cache(maxsize=5_000)
def _marks(code: str, step: int, *, is_small: bool) -> SafeString:
    world = _world()
    shape = world["shapes"].get(code)
    marks = format_html('<path class="map-{}" d="{}"/>', step, shape) if shape else SafeString()
    if is_small and (step or not shape):
        x, y = world["points"][code]
        radius = SMALLEST_DOT + (2 + step if step else 0)
        marks += format_html('<circle class="map-{}" cx="{}" cy="{}" r="{}"/>', step, x, y, radius)
    return marks


@cache
def _world() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "drawing" / "world.json").read_text(encoding="utf-8"))
    return found
