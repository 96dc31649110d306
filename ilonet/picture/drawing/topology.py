"""Which rings bound each country in a TopoJSON file?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

FULL_TURN = 360.0
HALF_TURN = 180.0
PRECISION = 6


def arcs_of(topology: Mapping[str, Any]) -> list[Ring]:
    """The arcs in degrees: deltas added up, then scaled and moved."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        walked = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append(
            [(round(x * scale_x + move_x, PRECISION), round(y * scale_y + move_y, PRECISION)) for x, y in walked]
        )
    return arcs


def polygons_of(geometry: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[list[Ring]]:
    """Each polygon of a geometry as its rings, outer ring first; rings are closed."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield [_joined(references, arcs) for references in polygon]


def _joined(references: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    ring: Ring = []
    for reference in references:
        points = arcs[reference] if reference >= 0 else arcs[~reference][::-1]
        ring.extend(points if not ring else points[1:])
    return ring


def contains(rings: Iterable[Ring], point: Point) -> bool:
    """Even-odd rule over all rings, so that holes count as outside."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def area(ring: Ring) -> float:
    """The area inside a closed ring, in squares of its own unit."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def unwrapped(ring: Ring, west_edge: float) -> Ring:
    """The ring without a leap at the date line, and on the sheet that begins at the west edge."""
    walked = [ring[0]]
    for x, y in ring[1:]:
        turns = round((walked[-1][0] - x) / FULL_TURN)
        walked.append((round(x + turns * FULL_TURN, PRECISION), y))
    middle = sum(x for x, _ in walked) / len(walked)
    moved = FULL_TURN * ((middle < west_edge) - (middle >= west_edge + FULL_TURN))
    return [(round(x + moved, PRECISION), y) for x, y in walked]


def wrapped(point: Point) -> Point:
    """The place on the globe, from -180 to 180, of a point that was unwrapped."""
    x, y = point
    return round((x + HALF_TURN) % FULL_TURN - HALF_TURN, PRECISION), y


def dissolved(rings: Iterable[Ring]) -> list[Ring]:
    """The outline of all rings together: an edge walked in both directions is inside, and goes."""
    edges: Counter[tuple[Point, Point]] = Counter()
    for start, end in (edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]):
        if edges[end, start]:
            edges[end, start] -= 1
        else:
            edges[start, end] += 1
    return _stitched(edges)


def _stitched(edges: Counter[tuple[Point, Point]]) -> list[Ring]:
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in edges.elements():
        onward[start].append(end)
    rings = []
    for first in list(onward):
        while onward[first]:
            ring = [first, onward[first].pop()]
            while ring[-1] != first:
                ring.append(onward[ring[-1]].pop())
            rings.append(ring)
    return rings


def clipped(ring: Ring, latitude: float, *, north: bool) -> Ring:
    """The part of a ring on one side of a parallel (Sutherland and Hodgman)."""
    sign = 1 if north else -1
    kept: Ring = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        starts_in, ends_in = sign * (y1 - latitude) >= 0, sign * (y2 - latitude) >= 0
        if starts_in != ends_in:
            kept.append((round(x1 + (x2 - x1) * (latitude - y1) / (y2 - y1), PRECISION), latitude))
        if ends_in:
            kept.append((x2, y2))
    return [*kept, kept[0]] if kept else []
