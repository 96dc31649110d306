"""How does the world map come about?  A tool for the desk, not part of the running product.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python -m ilonet.picture.drawing.draw_world package/countries-50m.json

It writes `world.json`, which is committed: drawing it anew from the same file gives the same bytes.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ilonet.picture.drawing.borders import outlines
from ilonet.picture.drawing.plane import HEIGHT, WIDTH, needed, on_the_sheet
from ilonet.picture.drawing.topology import FULL_TURN, Point, Ring, arcs_of, area, wrapped
from ilonet.places.facts import CountryFacts, load

SOURCE = "Natural Earth 1:50m (public domain) by npm world-atlas 2.0.2, borders changed as said in NOTICE"
OUTPUT = Path(__file__).parent / "world.json"

# In squares of one unit of the drawing, of which the sheet is 2000 wide.
SMALLEST_TRIANGLE = 1.3
SMALLEST_ISLAND = 6.0
SMALL_COUNTRY = 60.0
WEST_EDGE = -169.0


def drawing(topology: Mapping[str, Any]) -> dict[str, Any]:
    """Shapes, points and small countries, ready to be written down."""
    facts = load().countries
    by_number = {each.m49: code for code, each in facts.items() if each.m49}
    kept = needed(arcs_of(topology), SMALLEST_TRIANGLE)
    rings = {code: _on_the_sheet(found, kept) for code, found in outlines(topology, by_number).items()}
    sizes = {code: sum(area(ring) for ring in found) for code, found in rings.items()}
    return {
        "source": SOURCE,
        "width": WIDTH,
        "height": HEIGHT,
        "shapes": {code: path for code, found in sorted(rings.items()) if (path := _path(found))},
        "points": {code: _point(each) for code, each in sorted(facts.items()) if code != "ATA"},
        "small": sorted(code for code in facts if sizes.get(code, 0) < SMALL_COUNTRY and code != "ATA"),
    }


def _on_the_sheet(rings: list[Ring], kept: set[Point]) -> list[Ring]:
    """What is left of the rings on the sheet; islands too small to see go, the largest ring stays."""
    drawn = [_drawn(ring, kept) for ring in rings]
    drawn.sort(key=area, reverse=True)
    return [ring for place, ring in enumerate(drawn) if len(ring) > 3 and (place == 0 or area(ring) >= SMALLEST_ISLAND)]


def _drawn(ring: Ring, kept: set[Point]) -> Ring:
    """Points that carry the shape, and those we made ourselves where we cut (they are in no arc)."""
    points: Ring = []
    for point in ring:
        if wrapped(point) in kept or _made_by_cutting(point):
            x, y = on_the_sheet(*point)
            if (dot := (round(x), round(y))) not in points[-1:]:
                points.append(dot)
    return points


def _made_by_cutting(point: Point) -> bool:
    return point[1] == 27 + 40 / 60


def _path(rings: list[Ring]) -> str:
    """Absolute start, then relative steps: the shortest way to say it, and it compresses well."""
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: Ring) -> str:
    (x, y), *others = ring[:-1]
    steps, at = [], (x, y)
    for point in others:
        steps.append(f"{_number(point[0] - at[0])}{_number(point[1] - at[1])}")
        at = point
    return f"M{x:.0f} {y:.0f}l{''.join(steps).strip()}z"


def _number(step: float) -> str:
    return f"{step:.0f}" if step < 0 else f" {step:.0f}"


def _point(country: CountryFacts) -> list[int]:
    longitude = country.longitude + (FULL_TURN if country.longitude < WEST_EDGE else 0)
    return [round(part) for part in on_the_sheet(longitude, country.latitude)]


def main(arguments: list[str]) -> int:
    """Draw the file named on the command line."""
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    OUTPUT.write_text(json.dumps(drawing(topology), indent=0, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
