"""A register comes in whole or not at all, and loading it twice is the same as once."""

import argparse
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.commands import import_register
from ilonet.deployments.incoming.answers import Incoming, IncomingDeployment
from ilonet.deployments.models import Deployment
from ilonet.deployments.tests.registers import AMARA, BRUNO, HEADINGS, spoiled
from ilonet.directory.loading import load_register
from ilonet.lib import birth, clock
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import xlsx
from tests import making

FIELDS = frozenset(
    {"authority", "full_name", "host", "host_type", "begins_on", "ends_on", "duties", "email", "phone", "post"}
)
WEST, EAST = "TUR", "TUN"


@pytest.fixture(autouse=True)
def authorities(db):
    for country in (WEST, EAST, "CHL"):
        making.country(country)
    return {code: making.authority(code) for code in ("AUT", "NLD")}


def row(number: int = 2, name: str = "Diallo", **known) -> IncomingDeployment:
    today = clock.today()
    return IncomingDeployment(
        row=number,
        authority=known.pop("authority", "AUT"),
        family_name=name,
        given_name="Amara",
        host=known.pop("host", WEST),
        host_type="ms_mission",
        begins_on=known.pop("begins_on", today - timedelta(days=100)),
        ends_on=known.pop("ends_on", today + timedelta(days=600)),
        topics=known.pop("topics", ("a", "e")),
        assistance=(),
        emails=known.pop("emails", ("a@aut.example",)),
        phones=("+999 555 0101",),
        **known,
    )


def load(*rows: IncomingDeployment, fields: frozenset[str] = FIELDS, **how):
    return load_register(Incoming(rows=list(rows), fields=fields), by=how.pop("by", None), **how)


def kinds(loaded) -> list[str]:
    return [difference.kind for difference in loaded.differences]


def stored() -> list[Deployment]:
    with as_the_system(because=making.BECAUSE):
        found = Deployment.objects.unrestricted(because=making.BECAUSE)
        return list(found.select_related("post__authority", "contact_entry").order_by("pk"))


@pytest.mark.requirement("R-4.1-b")
def test_a_row_becomes_a_post_a_deployment_and_a_contact_entry():
    loaded = load(row(also_covers=("CHL",)), fields=FIELDS | {"also_covers"})
    assert kinds(loaded) == ["created"]
    (deployment,) = stored()
    today = clock.today()
    assert (deployment.from_on, deployment.arrived_on, deployment.notified_on) == (
        today - timedelta(days=100),
        today - timedelta(days=100),
        today,
    )
    assert (deployment.post.authority.code, deployment.post.country_id, deployment.post.responsible_for) == (
        "AUT",
        WEST,
        ["CHL"],
    )
    assert deployment.state(today) == "active"
    contact = deployment.contact_entry.contact
    assert (contact.name, contact.telephones, contact.emails) == ("Amara Diallo", ["+999 555 0101"], ["a@aut.example"])


@pytest.mark.requirement("R-9.2-d")
def test_no_name_or_address_lies_in_the_database_in_clear():
    load(row())
    (deployment,) = stored()
    assert b"Diallo" not in bytes(deployment.contact_entry.sealed)
    assert "diallo" not in deployment.contact_entry.match


def test_a_planned_deployment_has_not_arrived():
    load(row(begins_on=clock.today() + timedelta(days=30)))
    (deployment,) = stored()
    assert deployment.state(clock.today()) == "planned"
    assert deployment.arrived_on is None


def test_the_same_file_again_changes_nothing():
    rows = [row(2), row(3, "Rossi", host=EAST), row(4, "Berg", authority="NLD", post="P1")]
    load(*rows)
    before = [(one.pk, one.version, one.post.version, one.contact_entry.version) for one in stored()]
    assert kinds(load(*rows)) == ["unchanged"] * 3
    assert [(one.pk, one.version, one.post.version, one.contact_entry.version) for one in stored()] == before


def test_capitals_and_order_of_rows_do_not_make_another_officer():
    load(row(2), row(3, "Rossi", host=EAST))
    again = load(row(2, "ROSSI", host=EAST), row(3))
    assert kinds(again) == ["changed", "unchanged"]
    assert len(stored()) == 2


def test_a_correction_changes_what_it_corrects():
    load(row())
    moved = row(begins_on=clock.today() - timedelta(days=90), topics=("b",), emails=("new@aut.example",))
    (difference,) = load(moved).differences
    assert (difference.kind, set(difference.fields)) == ("changed", {"from_on", "topics", "contact"})
    (deployment,) = stored()
    assert (deployment.version, deployment.post.version, deployment.post.topics) == (2, 2, ["b"])


def test_an_earlier_end_is_told_as_ended():
    load(row())
    assert kinds(load(row(ends_on=clock.today() - timedelta(days=1)))) == ["ended"]


def test_what_the_file_has_no_column_for_stays():
    load(row(legal_basis="National act", also_covers=("CHL",)), fields=FIELDS | {"legal_basis", "also_covers"})
    assert kinds(load(row(), fields=FIELDS - {"email", "phone"})) == ["unchanged"]
    (deployment,) = stored()
    assert (deployment.post.legal_basis, deployment.post.responsible_for) == ("National act", ["CHL"])


def test_a_second_posting_of_an_officer_is_another_deployment():
    today = clock.today()
    first = row(2, begins_on=today - timedelta(days=900), ends_on=today - timedelta(days=500))
    load(first)
    assert kinds(load(first, row(3))) == ["unchanged", "created"]
    assert kinds(load(first, row(3))) == ["unchanged", "unchanged"]


def test_officers_who_follow_one_another_share_a_numbered_post():
    today = clock.today()
    old = row(2, begins_on=today - timedelta(days=900), ends_on=today - timedelta(days=101), post="P 7", topics=("c",))
    load(old)
    new = row(3, "Rossi", post="p-7")
    load(old, new)
    assert {one.post_id for one in stored()} == {stored()[0].post_id}
    assert stored()[0].post.topics == ["a", "e"]
    assert kinds(load(old, new)) == ["unchanged", "unchanged"]


def test_two_officers_on_a_post_in_the_register_are_refused_and_nothing_is_stored():
    load(row(2, post="P1"), row(3, "Berg", authority="NLD"))
    with pytest.raises(Refusal) as caught:
        load(row(2, post="P1"), row(4, "Rossi", post="P1"), row(5, "Neu", authority="NLD"))
    assert caught.value.code == "post.two_officers"
    assert len(stored()) == 2


def test_officers_who_are_not_in_the_file_are_left_alone_and_counted():
    load(row(2), row(3, "Rossi", host=EAST), row(4, "Berg", authority="NLD"))
    assert load(row(2)).absent == 1
    assert len(stored()) == 3


def test_a_trial_run_tells_the_same_and_stores_nothing():
    looked = load(row(2), row(3, "Rossi"), dry_run=True)
    assert stored() == []
    assert not Event.objects.filter(act="register.loaded").exists()
    assert looked.differences == load(row(2), row(3, "Rossi")).differences


def test_the_load_is_written_down_without_names():
    load(row())
    with as_the_system(because=making.BECAUSE):
        event = Event.objects.get(act="register.loaded")
    assert event.noted == {"created": 1, "changed": 0, "ended": 0, "unchanged": 0, "authorities": ["AUT"]}
    assert event.hat == "system"


@pytest.mark.requirement("R-1.2-a")
def test_a_back_office_loads_its_own_authority_only(cast):
    farid = cast.actor("farid")
    own = next(iter(farid.reviews_for))
    code = next(one.code for one in type(making.authority("AUT")).objects.filter(pk=own))
    assert kinds(load(row(authority=code, name="Neu"), by=farid)) == ["created"]
    with pytest.raises(Refusal) as caught:
        load(row(authority="AUT" if code != "AUT" else "NLD"), by=farid)
    assert caught.value.status == 403


def test_a_demonstration_takes_no_address_that_can_exist(monkeypatch):
    monkeypatch.setattr(birth, "born_as", lambda: birth.DEMONSTRATION)
    assert kinds(load(row())) == ["created"]
    for emails in ((), ("amara@ministry.eu",), ("a@aut.example", "amara@ministry.eu")):
        with pytest.raises(Refusal) as caught:
            load(replace(row(), emails=emails))
        assert caught.value.code == "demonstration.real_persons"


def command(capsys, path, *words: str) -> tuple[int, str, str]:
    args = ["register", str(path), *words]
    parser = argparse.ArgumentParser()
    import_register.arguments(parser)
    code = import_register.run(parser.parse_args(args))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "register.xlsx"
    path.write_bytes(xlsx([HEADINGS, AMARA, BRUNO]))
    return path


def test_the_command_stores_and_says_what_it_did(capsys, good):
    assert command(capsys, good, "--dry-run")[0] == 0
    assert stored() == []
    code, told, progress = command(capsys, good)
    assert (code, len(stored())) == (0, 2)
    assert "2 created, 0 changed, 0 ended, 0 unchanged." in told
    assert "Reading 2 rows" in progress
    assert "0 created, 0 changed, 0 ended, 2 unchanged." in command(capsys, good)[1]


def test_the_command_names_each_cell_to_mend_and_stores_nothing(capsys, tmp_path):
    path = tmp_path / "register.xlsx"
    path.write_bytes(xlsx(spoiled("Start", "soon")))
    code, told, _progress = command(capsys, path)
    assert (code, stored()) == (1, [])
    assert "Row 2 (Start, E2): “soon” This is not a date." in told
    assert "1 row has to be mended. Nothing was stored." in told
    code, told, _progress = command(capsys, path, "--json")
    answer = json.loads(told)
    assert (code, answer["stored"]) == (1, False)
    assert [(error["row"], error["cell"], error["code"]) for error in answer["errors"]] == [
        (2, "E2", "date.not_a_date")
    ]


def test_the_command_refuses_with_code_message_hint_and_reference(capsys, tmp_path):
    code, told, _progress = command(capsys, tmp_path / "absent.xlsx", "--json")
    assert code == 2
    assert set(json.loads(told)["error"]) == {"code", "message", "hint", "ref"}
    code, _told, said = command(capsys, tmp_path / "absent.xlsx")
    assert code == 2
    assert "There is no file at the place given." in said


SAMPLES = Path(__file__).parents[3].parent / "shared" / "data" / "register"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample registers beside the checkout are absent")
@pytest.mark.parametrize("sample, authority, count", [("incoming_fr.xlsx", "FRA", 85), ("incoming_da.csv", "DNK", 9)])
def test_registers_of_other_people_come_in_as_they_are(capsys, sample, authority, count):
    making.authority(authority)
    code, told, _progress = command(capsys, SAMPLES / sample, "--authority", authority)
    assert (code, len(stored())) == (0, count)
    assert f"{count} created" in told
    assert f"{count} unchanged" in command(capsys, SAMPLES / sample, "--authority", authority)[1]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample registers beside the checkout are absent")
def test_ten_bad_rows_of_a_mixed_register_keep_all_of_it_out(capsys):
    for code in ("AUT", "BGR", "GRC", "NLD", "POL", "SWE"):
        making.authority(code)
    code, told, _progress = command(capsys, SAMPLES / "incoming_mixed_with_errors.xlsx")
    assert (code, stored()) == (1, [])
    assert "10 rows have to be mended. Nothing was stored." in told
