"""Which changes do we make to the borders of Natural Earth?

Natural Earth draws who holds the ground. The European Union does not recognise some of that, so the
map follows what it recognises; each change stands here by name, and in NOTICE.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ilonet.picture.drawing.topology import Point, Ring, arcs_of, clipped, contains, dissolved, polygons_of, unwrapped

JOINED_BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM", "Siachen Glacier": "IND"}
ISLANDS_WITHOUT_A_CODE = "Indian Ocean Ter."
SIMFEROPOL: Point = (34.1, 44.95)
CHRISTMAS_ISLAND_IS_EAST_OF = 100.0
MOROCCO_ENDS_AT = 27 + 40 / 60
WEST_EDGE = -169.0
WEST_EDGE_OF_ALASKA = -172.5  # Saint Lawrence Island stays with Alaska
NORTH_PACIFIC = 50.0
NOT_DRAWN = {"ATA"}  # no officer is posted to Antarctica, and it would take a sixth of the sheet


def outlines(topology: Mapping[str, Any], by_number: Mapping[str, str]) -> dict[str, list[Ring]]:
    """The rings of each country (alpha-3), in degrees, with our changes made."""
    arcs = arcs_of(topology)
    found: dict[str, list[Ring]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        for polygon in polygons_of(geometry, arcs):
            code = _code(geometry, polygon, by_number)
            found[code] += (unwrapped(ring, _edge(ring)) for ring in polygon)
    _set_the_border_of_western_sahara(found)
    return {code: dissolved(rings) for code, rings in sorted(found.items()) if code not in NOT_DRAWN}


def _code(geometry: Mapping[str, Any], polygon: list[Ring], by_number: Mapping[str, str]) -> str:
    name = geometry["properties"]["name"]
    if name == ISLANDS_WITHOUT_A_CODE:
        return "CXR" if polygon[0][0][0] > CHRISTMAS_ISLAND_IS_EAST_OF else "CCK"
    code = JOINED_BY_NAME.get(name) or by_number[geometry["id"]]
    return "UKR" if code == "RUS" and contains(polygon, SIMFEROPOL) else code


def _edge(ring: Ring) -> float:
    return WEST_EDGE_OF_ALASKA if ring[0][1] > NORTH_PACIFIC else WEST_EDGE


def _set_the_border_of_western_sahara(found: dict[str, list[Ring]]) -> None:
    together = dissolved(found["MAR"] + found["ESH"])
    for code, north in (("MAR", True), ("ESH", False)):
        parts = (clipped(ring, MOROCCO_ENDS_AT, north=north) for ring in together)
        found[code] = [part for part in parts if part]
