"""Is the map right about borders, readable by everyone, and light enough for a slow line?"""

import gzip
import json
import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from django.utils.safestring import SafeString

from ilonet.picture.drawing.plane import on_the_sheet
from ilonet.picture.drawing.topology import contains
from ilonet.picture.worldmap import Band, bands, draw, steps
from ilonet.places.facts import load
from ilonet.places.names import name

WORLD = json.loads((Path(__file__).parents[1] / "drawing" / "world.json").read_text(encoding="utf-8"))
SVG = "{http://www.w3.org/2000/svg}"
PLACES = {
    "Simferopol": (34.1, 44.95, "UKR"),
    "Sevastopol's hills": (33.9, 44.6, "UKR"),
    "Kyrenia": (33.3, 35.25, "CYP"),
    "Hargeisa": (44.06, 9.56, "SOM"),
    "Laayoune": (-13.0, 27.15, "ESH"),
    "Guelta Zemmur": (-12.4, 25.15, "ESH"),
    "Tan-Tan": (-11.1, 28.4, "MAR"),
    "Pristina": (21.16, 42.66, "XKX"),
    "Nis": (21.9, 43.3, "SRB"),
    "Siachen": (77.1, 35.4, "IND"),
    "Moscow": (37.6, 55.75, "RUS"),
    "Chukotka beyond the date line": (-175.0 + 360, 66.6, "RUS"),
    "Fairbanks": (-147.7, 64.8, "USA"),
    "Maseru's hills": (28.3, -29.5, "LSO"),
    "Cayenne's forest": (-53.0, 4.0, "FRA"),
    "Dakar's hinterland": (-15.5, 14.8, "SEN"),
}


def rings(path):
    for ring in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
        x, y = float(ring[0]), float(ring[1])
        points = [(x, y)]
        steps_taken = [int(number) for number in re.findall(r"-?\d+", ring[2])]
        for dx, dy in zip(steps_taken[::2], steps_taken[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield [*points, points[0]]


def drawn(values, **changes):
    settings = {
        "classes": (1, 2, 5, 10, 20),
        "href": lambda code: f"/map/{code}/",
        "title": "Officers by country",
        "describe": lambda code, value: f"{name(code, 'en')}: {value}" if value else name(code, "en"),
    }
    return draw(values, **{**settings, **changes})


@pytest.fixture(scope="module")
def shapes():
    return {code: list(rings(path)) for code, path in WORLD["shapes"].items()}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_lies_in_the_country_the_union_sees_it_in(place, shapes):
    longitude, latitude, code = PLACES[place]
    point = on_the_sheet(longitude, latitude)
    assert [each for each, found in shapes.items() if contains(found, point)] == [code]


def test_every_country_but_antarctica_has_a_place_on_the_sheet():
    assert set(WORLD["points"]) == set(load().countries) - {"ATA"}
    assert all(0 <= x <= WORLD["width"] and 0 <= y <= WORLD["height"] for x, y in WORLD["points"].values())


def test_what_has_no_shape_is_small_and_gets_a_dot():
    assert set(WORLD["points"]) - set(WORLD["shapes"]) <= set(WORLD["small"])
    assert {"MLT", "SGP", "CPV", "XKX", "BHR"} <= set(WORLD["small"])


def test_it_is_well_formed_and_every_country_has_words():
    root = fromstring(drawn({"TUR": 26}))
    assert [len(root.findall(f"{SVG}{tag}")) for tag in ("title", "a", "g")] == [1, 1, 244]
    assert all(each.find(f"{SVG}title").text for each in root if each.tag != f"{SVG}title")


def test_only_countries_with_a_value_are_links_in_the_order_of_the_table():
    root = fromstring(drawn({"TUR": 26, "EGY": 16, "MLT": 2, "ALB": 9, "CPV": 1, "FRA": 0}))
    links = root.findall(f"{SVG}a")
    assert [each.get("href") for each in links] == [f"/map/{code}/" for code in ("TUR", "EGY", "ALB", "MLT", "CPV")]
    assert links[0].get("aria-label") == links[0].find(f"{SVG}title").text == "Türkiye: 26"


def test_a_country_the_reader_may_not_open_is_shaded_but_no_link():
    root = fromstring(drawn({"TUR": 26}, href=lambda _: None))
    assert root.findall(f"{SVG}a") == []
    assert len(root.findall(f".//{SVG}path[@class='map-5']")) == 1


def test_a_map_without_links_is_a_picture_and_one_with_links_a_group():
    assert fromstring(drawn({})).get("role") == "img"
    assert fromstring(drawn({"TUR": 1})).get("role") == "group"


def test_it_is_named_by_its_title():
    root = fromstring(drawn({}, identifier="map-2"))
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id") == "map-2"


@pytest.mark.parametrize("value, step", [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (19, 4), (20, 5), (900, 5)])
def test_the_shade_says_how_many(value, step):
    root = fromstring(drawn({"MLI": value}))
    (title,) = [each for each in root.iter(f"{SVG}title") if each.text.startswith("Mali")]
    parent = next(each for each in root if title in list(each))
    assert parent.find(f"{SVG}path").get("class") == f"map-{step}"


def test_a_small_country_with_a_value_gets_a_dot_that_grows():
    few, many = (fromstring(drawn({"MLT": value})).find(f"{SVG}a/{SVG}circle") for value in (1, 50))
    assert few.get("class") == "map-1"
    assert int(few.get("r")) < int(many.get("r"))


def test_it_needs_no_exception_from_the_content_security_policy():
    svg = drawn({"TUR": 26, "MLT": 1})
    assert "style" not in svg
    assert "script" not in svg
    assert not re.search(r"\son\w+=", svg)


def test_words_from_outside_cannot_break_out():
    svg = drawn({"TUR": 1}, title="<script>", describe=lambda *_: '"><b>', href=lambda _: '/"><i>')
    assert isinstance(svg, SafeString)
    assert not {"<script>", "<b>", "<i>"} & set(re.findall(r"<\w+>", svg))
    fromstring(svg)


def test_codes_that_are_not_on_the_map_are_left_out():
    assert "ZZZ" not in drawn({"ZZZ": 4, "ATA": 1})


@pytest.mark.parametrize("language", ["en", "el", "bg"])
def test_it_is_light_enough_for_a_slow_line(language):
    values = dict.fromkeys(list(load().countries)[:110], 7)
    svg = drawn(values, describe=lambda code, value: f"{name(code, language)}: {value}")
    assert len(gzip.compress(svg.encode(), 6)) <= 25 * 1024


@pytest.mark.parametrize(
    "values, expected",
    [
        ({}, ()),
        ({"A": 0}, ()),
        ({"A": 1}, (1,)),
        ({"A": 3}, (1, 2)),
        ({"A": 26}, (1, 2, 5, 10, 20)),
        ({"A": 85}, (1, 5, 10, 20, 50)),
    ],
)
def test_classes_are_round_numbers_and_at_most_five(values, expected):
    assert steps(values) == expected


def test_the_legend_covers_every_value_once():
    assert bands((1, 5, 10)) == (Band("map-1", 1, 4), Band("map-2", 5, 9), Band("map-3", 10, None))
    assert bands(()) == ()
