"""Does the drawing tool keep neighbours together and cut where we say?"""

import pytest

from ilonet.picture.drawing.plane import needed, on_the_sheet
from ilonet.picture.drawing.topology import arcs_of, area, clipped, contains, dissolved, polygons_of, unwrapped, wrapped

LEFT = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
RIGHT = [(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0), (1.0, 0.0)]


def test_a_border_between_two_parts_goes_when_they_are_joined():
    (ring,) = dissolved([LEFT, RIGHT])
    assert area(ring) == 2
    assert (1.0, 0.5) not in ring
    assert len(ring) == 7


def test_a_cut_keeps_one_side():
    assert area(clipped(LEFT, 0.25, north=True)) == 0.75
    assert area(clipped(LEFT, 0.25, north=False)) == 0.25
    assert clipped(LEFT, 5.0, north=True) == []


def test_a_hole_counts_as_outside():
    hole = [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)]
    assert contains([LEFT], (0.5, 0.5))
    assert not contains([LEFT, hole], (0.5, 0.5))


def test_a_ring_over_the_date_line_does_not_leap():
    ring = [(179.0, 65.0), (-179.0, 65.0), (-179.0, 66.0), (179.0, 65.0)]
    assert [x for x, _ in unwrapped(ring, -169.0)] == [179.0, 181.0, 181.0, 179.0]
    assert wrapped((181.0, 65.0)) == (-179.0, 65.0)


def test_an_island_west_of_the_cut_goes_to_the_eastern_edge():
    ring = [(-175.0, -21.0), (-174.0, -21.0), (-174.0, -20.0), (-175.0, -21.0)]
    assert min(unwrapped(ring, -169.0))[0] == 185.0


def test_arcs_are_read_forwards_and_backwards():
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 0]},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[1, 1], [-1, -1]]],
    }
    arcs = arcs_of(topology)
    assert arcs[0] == [(10, 0), (11, 0), (11, 1)]
    ((ring,),) = polygons_of({"type": "Polygon", "arcs": [[0, 1]]}, arcs)
    ((backwards,),) = polygons_of({"type": "Polygon", "arcs": [[-2, -1]]}, arcs)
    assert ring == backwards[::-1]


def test_thinning_keeps_the_ends_and_the_corners():
    line = [(float(x), 0.0) for x in range(10)] + [(9.0, 20.0)]
    kept = needed([line], 5.0)
    assert {(0.0, 0.0), (9.0, 0.0), (9.0, 20.0)} <= kept
    assert (4.0, 0.0) not in kept


@pytest.mark.parametrize("longitude", [-168.9, 11.0, 190.9])
def test_every_longitude_of_the_sheet_is_on_the_sheet(longitude):
    assert 0 <= on_the_sheet(longitude, 0.0)[0] <= 2000
