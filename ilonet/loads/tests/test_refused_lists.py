"""What is no register, or no list of this back office, is refused with its reason and stores nothing."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment, Post
from ilonet.lib.spreadsheets.tests.builders import xlsx
from ilonet.loads.models import Load
from ilonet.loads.tests.lists import HEADINGS, ONE, book, send
from ilonet.loads.tests.sending import confirm, follow, text
from tests import making
from tests.making import BECAUSE


@pytest.mark.requirement("R-1.2-a")
def test_rows_of_another_authority_are_no_business_of_this_back_office(farid):
    making.authority("ITA")
    told = text(follow(farid, send(farid, book([*ONE, "ITA"], headings=[*HEADINGS, "Autorité"]))))
    assert "This row is of another authority" in told
    assert "Confirm our list" not in told


@pytest.mark.requirement("INV-1")
def test_free_text_of_a_list_passes_the_gate(farid):
    told = text(
        follow(
            farid, send(farid, book([*ONE, "Écrire à jean.dupont@mail.example"], headings=[*HEADINGS, "Description"]))
        )
    )
    assert "J2" in told
    assert "Confirm our list" not in told


def test_nobody_prolongs_their_own_deployment_by_a_list(farid, cast):
    follow(farid, send(farid, book(ONE)))
    confirm(farid)
    with as_the_system(because=BECAUSE):
        Deployment.objects.filter(post__country="SEN", from_on="2026-01-10", until_on="2028-01-09").unrestricted(
            because=BECAUSE
        ).update(account=cast.farid)
    told = text(follow(farid, send(farid, book([*ONE[:5], "2029-01-09", *ONE[6:]]))))
    assert "Row 2 changes your own deployment" in told
    assert "Confirm our list" not in told


def test_a_post_that_is_taken_is_named_with_its_row(farid):
    headings = [*HEADINGS, "Poste"]
    follow(farid, send(farid, book([*ONE, "P1"], headings=headings)))
    confirm(farid)
    new = ["Roux", "Eva", *ONE[2:4], "2029-01-01", "2030-01-01", *ONE[6:7], "eva.roux@liaison.example", None, "P1"]
    old = [*ONE[:5], "2028-01-09", *ONE[6:], "P1"]
    follow(farid, send(farid, book(old, new, headings=headings)))
    confirm(farid)
    with as_the_system(because=BECAUSE):
        posts = Post.objects.filter(country="SEN", authority__code="FRA").unrestricted(because=BECAUSE)
        assert posts.filter(deployments__from_on__in=["2026-01-10", "2029-01-01"]).distinct().count() == 1
    third = ["Sy", "Fay", *ONE[2:4], "2029-06-01", "2030-06-01", *ONE[6:7], "fay.sy@liaison.example", None, "P1"]
    told = text(follow(farid, send(farid, book(old, third, headings=headings))))
    assert "Row 3 would put an officer on a post where another one serves from 2029-01-01" in told


REFUSED = {
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.xlsx",
        "file.encrypted",
    ),
    "macros": (book(ONE), "a.xlsm", "file.macro"),
    "wrong type": (b"%PDF-1.7 ...", "a.xlsx", "file.type_not_allowed"),
    "empty": (b"", "a.csv", "file.empty"),
    "no rows": (xlsx([HEADINGS]), "a.xlsx", "table.no_rows"),
    "no headings": (xlsx([["x", "y"], [1, 2]]), "a.xlsx", "columns.none"),
}


@pytest.mark.parametrize("content, name, code", REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_register_is_refused_in_the_form_and_not_kept(farid, content, name, code):
    answered = send(farid, content, name)
    assert answered.status_code == 422, text(answered)
    assert "error-summary" in answered.content.decode()
    with as_the_system(because=BECAUSE):
        assert not Load.objects.unrestricted(because=BECAUSE).exists()


def test_twenty_lists_may_wait(farid, monkeypatch):
    monkeypatch.setattr("ilonet.loads.sending.MOST_OPEN", 1)
    follow(farid, send(farid, book(ONE)))
    assert "1 lists of your authority wait already." in text(send(farid, book(ONE)))
