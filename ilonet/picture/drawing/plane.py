"""Where on the sheet does a place lie, and which points of a line does the eye need?"""

import heapq
import math
from collections.abc import Iterable

from ilonet.picture.drawing.topology import Point, Ring

WIDTH = 2000
CENTRE = 11.0
NORTH, SOUTH = 83.7, -56.5


def projected(longitude: float, latitude: float) -> Point:
    """Natural Earth projection (Tom Patterson; polynomial by Bojan Savric), unit sphere."""
    turn, tilt = math.radians(longitude - CENTRE), math.radians(latitude)
    square = tilt * tilt
    across = 0.870700 - 0.131979 * square - 0.013791 * square**2 + 0.003971 * square**5 - 0.001529 * square**6
    up = 1.007226 + 0.015085 * square - 0.044475 * square**3 + 0.028874 * square**4 - 0.005916 * square**5
    return turn * across, tilt * up


SCALE = WIDTH / (2 * projected(CENTRE + 180, 0)[0])
HEIGHT = round((projected(0, NORTH)[1] - projected(0, SOUTH)[1]) * SCALE)


def on_the_sheet(longitude: float, latitude: float) -> Point:
    """The place in units of the drawing: x to the right, y downwards."""
    x, y = projected(longitude, latitude)
    return WIDTH / 2 + x * SCALE, (projected(0, NORTH)[1] - y) * SCALE


def needed(arcs: Iterable[Ring], smallest: float) -> set[Point]:
    """The points (in degrees) that carry the shape.

    Chosen arc by arc, with the ends of arcs always kept, so that two neighbours keep the same points
    of the border they share and no gap opens between them (Visvalingam and Whyatt).
    """
    kept: set[Point] = set()
    for arc in arcs:
        kept.update(_thinned(arc, smallest))
    return kept


def _thinned(arc: Ring, smallest: float) -> Ring:
    sheet = [on_the_sheet(*point) for point in arc]
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    gone = [False] * len(arc)
    queue = [(_triangle(sheet, at - 1, at, at + 1), at) for at in range(1, len(arc) - 1)]
    heapq.heapify(queue)
    current = {at: size for size, at in queue}
    while queue:
        size, at = heapq.heappop(queue)
        if gone[at] or size != current[at]:
            continue
        if size >= smallest:
            break
        gone[at] = True
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for side in (left, right):
            if 0 < side < len(arc) - 1:
                current[side] = max(size, _triangle(sheet, before[side], side, after[side]))
                heapq.heappush(queue, (current[side], side))
    return [point for at, point in enumerate(arc) if not gone[at]]


def _triangle(sheet: Ring, left: int, at: int, right: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = sheet[left], sheet[at], sheet[right]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
