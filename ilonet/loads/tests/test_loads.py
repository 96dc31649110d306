"""A back office sends its list, sees what it would change, explains strange words once, and confirms as one act."""

import argparse
import re
from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.commands import import_register
from ilonet.deployments.models import Deployment
from ilonet.lib import clock, sql
from ilonet.loads.models import Wording
from ilonet.loads.tests.lists import HEADINGS, ONE, STRANGE, TWO, book, send
from ilonet.loads.tests.sending import confirm, follow, listed, text, the_load
from ilonet.work.queue import TASKS, learn_tasks
from tests.making import BECAUSE


@pytest.mark.requirement("R-4.1-b")
def test_a_list_is_looked_at_then_confirmed(farid):
    before = listed()
    told = text(follow(farid, send(farid, book(ONE, TWO))))
    assert "2 new, 0 changed, 0 ended, 0 unchanged." in told
    assert "Ada Neuville" in told
    assert "Confirm our list" in told
    assert listed() == before
    told = text(follow(farid, confirm(farid)))
    assert "Stored: 2 new" in told
    assert listed() == before + 2
    with as_the_system(because=BECAUSE):
        event = Event.objects.get(act="register.loaded")
    assert (event.public_id, event.hat, event.authority) == (the_load().public_id, "back_office", "FRA")
    assert event.noted["created"] == 2


def test_strange_words_are_asked_once_explained_and_remembered(farid):
    page = follow(farid, send(farid, book(ONE, STRANGE, [*STRANGE[:1], "Dora", *STRANGE[2:]])))
    told = text(page)
    assert "Country “Bamako”" in told
    assert "Place of posting “Cellule Lac”" in told
    assert "Rows: 3, 4." in told
    assert "Mali" in page.content.decode().split("Near")[1][:400]
    load = the_load()
    answered = farid.post(
        f"/register/loads/{load.public_id}/words/", {"word-0": "MLI", "word-1": "international_organisation"}
    )
    assert "3 new" in text(follow(farid, answered))
    confirm(farid)
    with as_the_system(because=BECAUSE):
        said = Wording.objects.unrestricted(because=BECAUSE).values_list("kind", "heard", "means", "said_by__sign_in")
        assert sorted(said) == [
            ("country", "Bamako", "MLI", "farid"),
            ("host_type", "Cellule Lac", "international_organisation", "farid"),
        ]
    told = text(follow(farid, send(farid, book(ONE, STRANGE))))
    assert "0 new, 0 changed, 0 ended, 2 unchanged." in told


def test_what_was_explained_can_be_taken_back(farid):
    follow(farid, send(farid, book(STRANGE)))
    farid.post(f"/register/loads/{the_load().public_id}/words/", {"word-0": "MLI", "word-1": "ms_mission"})
    told = text(farid.get("/register/loads/words/"))
    assert "Bamako" in told
    with as_the_system(because=BECAUSE):
        wording = Wording.objects.unrestricted(because=BECAUSE).get(heard="Bamako")
    told = text(follow(farid, farid.post(f"/register/loads/words/{wording.public_id}/removal/")))
    assert "The next list asks again what “Bamako” means." in told
    assert "Country “Bamako”" in text(follow(farid, send(farid, book(STRANGE))))


def test_an_unknown_column_can_be_named(farid):
    headings = [*HEADINGS[:2], "Zone géographique", *HEADINGS[3:]]
    page = follow(farid, send(farid, book(ONE, headings=headings)))
    told = text(page)
    assert "Columns are missing from the register" in told
    assert "Column “Zone géographique”" in told
    field = re.search(r'name="(column-\d+)"[^>]*id="[^"]*"(?:(?!<select).)*', page.content.decode().split("Zone g")[1])
    assert field
    load = the_load()
    told = text(follow(farid, farid.post(f"/register/loads/{load.public_id}/words/", {field[1]: "host"})))
    assert "1 new" in told


def test_cells_to_mend_are_named_in_place_and_nothing_is_stored(farid):
    bad = [*ONE[:4], "2026-01-10", "2025-01-10", *ONE[6:]]
    told = text(follow(farid, send(farid, book(TWO, bad))))
    assert "F3" in told
    assert "before it begins" in told
    assert "Confirm our list" not in told
    assert confirm(farid).status_code == 409


def test_the_same_list_again_shows_only_what_changed(farid):
    follow(farid, send(farid, book(ONE, TWO)))
    confirm(farid)
    later = [*TWO[:5], "2028-06-30", "c, d", *TWO[7:]]
    page = follow(farid, send(farid, book(ONE, later)))
    told = text(page)
    assert "0 new, 1 changed, 0 ended, 1 unchanged." in told
    assert "until: 2028-01-31 → 2028-06-30" in told
    assert "topics: c → c, d" in told
    assert "Ada Neuville" not in told


def test_what_is_not_in_the_list_is_named_and_left_alone(farid):
    follow(farid, send(farid, book(ONE, TWO)))
    confirm(farid)
    count = listed()
    page = text(follow(farid, send(farid, book(ONE))))
    assert "present deployments that the list does not have" in page
    assert "Ghana, Accra" in page
    confirm(farid)
    assert listed() == count


def test_a_register_that_moved_shows_the_difference_again(farid):
    follow(farid, send(farid, book(ONE, TWO)))
    confirm(farid)
    follow(farid, send(farid, book(ONE, [*TWO[:5], "2028-06-30", *TWO[6:]])))
    with as_the_system(because=BECAUSE):
        moved = Deployment.objects.filter(post__country="GHA", until_on="2028-01-31").unrestricted(because=BECAUSE)
        moved.update(until_on="2028-03-31")
    answered = confirm(farid)
    assert answered.status_code == 409
    told = text(answered)
    assert "The register has changed since you looked at this list" in told
    assert "until: 2028-03-31 → 2028-06-30" in told
    assert "Stored" in text(follow(farid, confirm(farid)))


def test_a_confirmation_of_an_older_look_is_refused(farid):
    follow(farid, send(farid, book(ONE)))
    load = the_load()
    assert farid.post(f"/register/loads/{load.public_id}/confirm/", {"version": load.version - 1}).status_code == 409


def test_a_second_press_stores_nothing_twice(farid):
    follow(farid, send(farid, book(ONE)))
    load = the_load()
    told = {"version": load.version, "once": "one press"}
    first = farid.post(f"/register/loads/{load.public_id}/confirm/", told)
    again = farid.post(f"/register/loads/{load.public_id}/confirm/", told)
    assert (first.status_code, again.status_code, first.url) == (302, 302, again.url)
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="register.loaded").count() == 1


def test_the_file_lies_sealed_and_goes_when_it_is_stored_or_discarded(farid):
    content = book(ONE)
    follow(farid, send(farid, content))
    [(file, seen, about)] = _sealed()
    assert content not in bytes(file)
    assert b"Neuville" not in bytes(file) + bytes(seen) + bytes(about)
    load = the_load()
    farid.post(f"/register/loads/{load.public_id}/discard/", {"version": load.version})
    assert _sealed() == [(None, None, None)]
    assert confirm(farid).status_code == 410


def test_a_list_is_kept_for_three_days(farid):
    follow(farid, send(farid, book(ONE)))
    clock.move(timedelta(hours=73))
    assert confirm(farid).status_code == 410
    learn_tasks()
    TASKS["loads.expire"](tell=lambda *_: None, load=str(the_load().public_id))
    assert _sealed() == [(None, None, None)]
    assert "The file was kept for 72 hours" in text(farid.get(f"/register/loads/{the_load().public_id}/"))


def _sealed():
    with as_the_system(because=BECAUSE):
        return sql.rows("SELECT sealed_file, sealed_seen, sealed_about FROM loads_load")


@pytest.mark.requirement("R-13-a")
def test_a_list_of_the_old_regulation_keeps_its_basis_and_its_words(farid):
    old = [*ONE[:6], "flux, itinéraires; retour", *ONE[7:]]
    assert "Duty “flux”" in text(follow(farid, send(farid, book(old))))
    told = text(follow(farid, send(farid, book(old), is_legacy="on")))
    assert "1 new" in told
    confirm(farid)
    with as_the_system(because=BECAUSE):
        one = Deployment.objects.select_related("post").unrestricted(because=BECAUSE).get(basis="377/2004")
    assert one.post.topics == ["b", "c", "i"]
    assert one.original_duties == "flux, itinéraires; retour"
    page = text(farid.get(f"/register/{one.public_id}/"))
    assert "Regulation (EC) No 377/2004" in page
    assert "flux, itinéraires; retour" in page
    follow(farid, send(farid, book(ONE)))
    confirm(farid)
    with as_the_system(because=BECAUSE):
        again = Deployment.objects.unrestricted(because=BECAUSE).get(pk=one.pk)
    assert (again.basis, again.original_duties) == ("377/2004", "flux, itinéraires; retour")


@pytest.mark.requirement("R-13-a")
def test_a_legal_basis_or_a_heading_tells_an_old_list(farid):
    row = [*ONE[:6], "flux", *ONE[7:], "Règlement (CE) n° 377/2004"]
    assert "1 new" in text(follow(farid, send(farid, book(row, headings=[*HEADINGS, "Base juridique"]))))
    headings = [*HEADINGS[:6], "Thèmes (377/2004)", *HEADINGS[7:]]
    assert "1 new" in text(follow(farid, send(farid, book([*ONE[:6], "flux", *ONE[7:]], headings=headings))))


def test_dates_of_a_column_are_settled_once(farid):
    rows = [[*ONE[:4], "03/04/26", "12/31/2027", *ONE[6:]], [*TWO[:4], "05/06/26", "11/30/2027", *TWO[6:]]]
    told = text(follow(farid, send(farid, book(*rows))))
    assert "Dates of the column “Du”" in told
    answered = farid.post(
        f"/register/loads/{the_load().public_id}/words/", {"word-0": "month_first", "word-1": "month_first"}
    )
    assert "2 new" in text(follow(farid, answered))
    assert "2026-03-04" in text(farid.get(f"/register/loads/{the_load().public_id}/"))


def test_the_list_of_lists_asks_as_much_for_three_as_for_nine(farid, count_queries):
    follow(farid, send(farid, book(ONE)))
    few = count_queries(lambda: farid.get("/register/loads/"))
    for _n in range(6):
        follow(farid, send(farid, book(TWO)))
    assert count_queries(lambda: farid.get("/register/loads/")) == few


def test_the_command_knows_what_was_explained(farid, tmp_path, capsys):
    follow(farid, send(farid, book(STRANGE)))
    farid.post(f"/register/loads/{the_load().public_id}/words/", {"word-0": "MLI", "word-1": "ms_mission"})
    path = tmp_path / "list.xlsx"
    path.write_bytes(book([*STRANGE[:6], "flux", *STRANGE[7:]]))
    parser = argparse.ArgumentParser()
    import_register.arguments(parser)
    words = ["register", str(path), "--authority", "FRA", "--legacy"]
    assert import_register.run(parser.parse_args(words)) == 0
    assert "1 created" in capsys.readouterr().out
