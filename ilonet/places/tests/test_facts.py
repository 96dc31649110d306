"""Are our tables whole, consistent, and in agreement with the published ones?"""

import csv
import zoneinfo
from datetime import date
from pathlib import Path

import pytest

from ilonet.places.facts import Kind, associated, bound, load, member_state, rows, third_country
from ilonet.places.regions import ELSEWHERE, REGIONS

SHARED = Path(__file__).parents[4] / "shared" / "data" / "countries"
BREXIT = date(2020, 1, 31)
AFTER_BREXIT = date(2020, 2, 1)
TODAY = date(2026, 11, 22)


def published(name):
    table = SHARED / name
    if not table.exists():
        pytest.skip(f"no reference table {name} beside the checkout")
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes_of(kind, on):
    return {row.code for row in load().memberships if row.kind == kind and row.holds(on)}


def test_every_published_country_is_there_with_its_codes():
    ours = load().countries
    theirs = {row["code"]: row for row in published("countries_core.csv")}
    assert set(ours) == set(theirs)
    for code, row in theirs.items():
        assert (ours[code].iso2, ours[code].eu_code, ours[code].m49) == (
            row["iso2"],
            row["eu_code"],
            row["iso_numeric"],
        )
        assert (ours[code].m49_region, ours[code].m49_subregion) == (row["m49_region"], row["m49_subregion"])


def test_member_states_and_associated_countries_are_the_published_ones():
    theirs = published("countries_core.csv")
    assert codes_of(Kind.MEMBER_STATE, TODAY) == {row["code"] for row in theirs if row["eu_member"] == "1"}
    assert codes_of(Kind.ASSOCIATED, TODAY) == {row["code"] for row in theirs if row["schengen_associated"] == "1"}
    assert codes_of(Kind.CANDIDATE, TODAY) == {row["code"] for row in theirs if row["eu_candidate"] == "1"}


@pytest.mark.requirement("R-2.2-a")
def test_third_countries_are_the_published_ones():
    for row in published("countries_core.csv"):
        if row["code"] != "GBR":
            assert third_country(row["code"], TODAY) == (row["third_country"] == "1"), row["code"]


def test_points_lie_near_the_published_centres():
    far = {
        row["code"]
        for row in published("countries_geo_odbl.csv")
        if row["lat"] and abs(load().countries[row["code"]].latitude - float(row["lat"])) > 8
    }
    assert far == {"ATA"}


def test_neighbours_agree_with_the_published_pairs():
    ours = {(a, b) for a, beside in load().neighbours.items() for b in beside if a < b}
    theirs = {(row["a"], row["b"]) for row in published("borders_odbl.csv")}
    through_french_guiana = {("BRA", "FRA"), ("FRA", "SUR")}
    assert ours - theirs == through_french_guiana
    assert theirs - ours == {("BRA", "GUF"), ("GUF", "SUR"), ("IND", "LKA")}  # other code; no land between


def test_neighbours_are_mutual_and_never_oneself():
    beside = load().neighbours
    assert all(code in beside[other] for code, others in beside.items() for other in others)
    assert all(code not in others for code, others in beside.items())


def test_neighbours_of_an_island_are_none_and_those_of_senegal_five():
    assert load().neighbours["CPV"] == frozenset()
    assert load().neighbours["SEN"] == {"GMB", "GIN", "GNB", "MLI", "MRT"}


def test_croatia_joined_in_2013():
    assert third_country("HRV", date(2013, 6, 30))
    assert member_state("HRV", date(2013, 7, 1))


def test_the_united_kingdom_left_at_the_end_of_january_2020():
    assert member_state("GBR", BREXIT)
    assert third_country("GBR", AFTER_BREXIT)


@pytest.mark.parametrize(
    "code, is_bound", [("IRL", True), ("FRA", True), ("DNK", False), ("GBR", False), ("NOR", False), ("TUR", False)]
)
def test_who_is_bound_by_the_regulation(code, is_bound):
    assert bound(code, date(2019, 12, 1)) == is_bound


def test_nobody_is_bound_before_the_regulation_entered_into_force():
    assert not codes_of(Kind.BOUND, date(2019, 8, 13))
    assert len(codes_of(Kind.BOUND, date(2019, 8, 14))) == 26


def test_a_country_is_never_bound_and_not_bound_at_once():
    assert not codes_of(Kind.BOUND, BREXIT) & codes_of(Kind.NOT_BOUND, BREXIT)


def test_associated_countries_are_no_third_countries():
    assert associated("CHE", TODAY)
    assert not third_country("CHE", TODAY)


def test_codes_are_unique():
    for kind in ("iso2", "eu_code", "m49"):
        found = [getattr(each, kind) for each in load().countries.values() if getattr(each, kind)]
        assert len(found) == len(set(found)), kind
    assert load().countries["GRC"].eu_code == "EL"
    assert load().countries["XKX"].eu_code == "XK"


def test_every_region_is_known_and_used():
    used = {each.region for each in load().countries.values()}
    assert used == set(REGIONS)
    assert load().countries["XKX"].region == "western-balkans"


def test_no_third_country_with_officers_of_the_evaluation_is_left_elsewhere():
    visited = ["PAK", "JOR", "EGY", "NGA", "ETH", "ZAF", "ALB", "MAR", "SEN", "GHA", "TUR", "THA", "CHN", "RUS"]
    assert all(load().countries[code].region != ELSEWHERE for code in visited)


def test_every_time_zone_exists():
    known = zoneinfo.available_timezones()
    assert {each.time_zone for each in load().countries.values()} <= known


def test_points_are_on_the_globe():
    assert all(-90 <= each.latitude <= 90 and -180 <= each.longitude <= 180 for each in load().countries.values())


def test_markers_differ_and_every_note_is_there_in_english():
    notes = load().status_notes
    assert notes["XKX"].marker == "*"
    assert "UNSCR 1244/1999" in notes["XKX"].text["en"]
    assert len({note.marker for note in notes.values()}) == len(notes)
    assert all("en" in note.text for note in notes.values())


@pytest.mark.parametrize("table", ["neighbours", "memberships", "status_notes", "eu_style_names", "aliases"])
def test_every_table_speaks_of_known_countries_and_repeats_nothing(table):
    found = [tuple(row.values()) for row in rows(table)]
    columns = ("a", "b") if table == "neighbours" else ("code",)
    assert {row[column] for row in rows(table) for column in columns} <= set(load().countries)
    assert len(found) == len(set(found))
