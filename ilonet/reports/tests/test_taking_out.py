"""The list of reports as a file, and in another order: titles and facts of what may leave, marked by the highest."""

import csv
import io

import pytest

from ilonet.audit.models import Event
from tests import making

HEAD = 5


def read(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


def titles(answer):
    return [row[1] for row in read(answer)[HEAD:]]


@pytest.fixture
def shelf(cast):
    west = [cast.west.circle_id]
    to_bruno = making.serving(cast.bruno).post.circle_id
    for title, known in {
        "Green": {"tlp": "green"},
        "Strict": {"tlp": "amber_strict"},
        "Hers H2": {"handling": "H2", "tlp": "green"},
        "Hers H3": {"handling": "H3", "handling_note": "Ask us", "tlp": "green"},
        "H1": {"handling": "H1", "tlp": "clear"},
    }.items():
        making.report(cast.amara, audience=west, title=title, text="Only on the platform", **known)
    making.report(cast.chiara, audience=[to_bruno], title="Red", tlp="red")
    making.report(cast.chiara, audience=[cast.east.circle_id], title="Of the East")


@pytest.mark.requirement("R-SEC-4")
def test_what_blocks_export_stays_and_the_count_of_it_is_not_told(enter, cast, shelf):
    answer = enter("bruno").get("/information/?format=csv")
    rows = read(answer)
    assert {row[1] for row in rows[HEAD:]} == {"Green", "Strict", "H1"}
    assert "H2 or H3" in rows[0][0]
    assert not [cell for row in rows for cell in row if "2 reports" in cell or "Only on the platform" in cell]
    cast.actor("bruno")
    assert Event.objects.get(act="list.exported").noted["stayed"] == 3


@pytest.mark.requirement("R-SEC-4")
def test_the_originator_says_yes_by_taking_its_own_out(enter, shelf):
    assert set(titles(enter("amara").get("/information/?format=csv"))) == {
        "Green",
        "Strict",
        "Hers H2",
        "Hers H3",
        "H1",
    }
    assert "Red" not in titles(enter("chiara").get("/information/?format=csv"))


@pytest.mark.requirement("R-SEC-3")
def test_the_highest_marking_binds_the_file(enter, shelf):
    bruno = enter("bruno")
    answer = bruno.get("/information/?format=csv")
    assert read(answer)[0][0].startswith("TLP:AMBER+STRICT.")
    assert "TLP-AMBER-STRICT" in answer.headers["Content-Disposition"]
    assert "TLP-CLEAR" in bruno.get("/information/?kind=route&format=xlsx").headers["Content-Disposition"]


@pytest.mark.requirement("R-SEC-1")
def test_sensitive_is_marked_on_the_file_and_on_its_row(enter, cast, shelf):
    bruno = enter("bruno")
    assert "SENSITIVE" not in str(read(bruno.get("/information/?format=csv")))
    making.report(cast.amara, audience=[cast.west.circle_id], title="Quiet", tlp="green", sensitive=True)
    answer = bruno.get("/information/?format=csv")
    rows = read(answer)
    assert rows[0][0].startswith("TLP:AMBER+STRICT · SENSITIVE.")
    assert "SENSITIVE" in answer.headers["Content-Disposition"]
    assert {row[1]: row[9] for row in rows[HEAD:]}["Quiet"] == "TLP:GREEN · SENSITIVE"
    assert {row[1]: row[9] for row in rows[HEAD:]}["Green"] == "TLP:GREEN"


def test_of_two_who_differ_the_sentence_is_the_same(enter, cast):
    """Whether anything stayed is not to be read from the file."""
    before = read(enter("bruno").get("/information/?format=csv"))[0]
    making.report(cast.amara, audience=[cast.west.circle_id], tlp="clear", handling="H2")
    assert read(enter("bruno").get("/information/?format=csv"))[0] == before


@pytest.mark.parametrize("order", ["date", "-date", "authority", "-authority"])
def test_pages_of_each_order_join_without_gap(enter, cast, order):
    for number in range(60):
        who = (cast.amara, cast.bruno, cast.elena)[number % 3]
        making.report(who, audience=[cast.west.circle_id], title=f"Report {number}")
    bruno, met, after = enter("bruno"), [], ""
    while True:
        page = bruno.get(f"/api/v1/reports?order={order}{after}").json()
        met += [one["id"] for one in page["items"]]
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    left = [row[0] for row in read(bruno.get(f"/information/?order={order}&format=csv"))[HEAD:]]
    assert met == left
    assert len(set(met)) == 60
    authorities = [row[3] for row in read(bruno.get(f"/information/?order={order}&format=csv"))[HEAD:]]
    if "authority" in order:
        assert authorities == sorted(authorities, reverse=order.startswith("-"))


def test_a_place_of_another_order_is_refused(enter, cast):
    for number in range(30):
        making.report(cast.amara, audience=[cast.west.circle_id], title=f"Report {number}")
    bruno = enter("bruno")
    place = bruno.get("/api/v1/reports?order=authority").json()["next"]
    assert bruno.get(f"/api/v1/reports?after={place}").status_code == 400


def test_drafts_leave_with_their_post_alone(enter, cast):
    making.report(cast.amara, audience=[], released=False, title="Half written")
    assert titles(enter("amara").get("/information/?shelf=drafts&format=csv")) == ["Half written"]
    assert titles(enter("bruno").get("/information/?shelf=drafts&format=csv")) == []


def test_the_number_of_questions_is_constant(enter, cast, count_queries):
    bruno = enter("bruno")
    making.report(cast.amara, audience=[cast.west.circle_id])
    few = count_queries(lambda: read(bruno.get("/information/?format=csv")))
    for _ in range(30):
        making.report(cast.amara, audience=[cast.west.circle_id])
    assert count_queries(lambda: read(bruno.get("/information/?format=csv"))) == few
