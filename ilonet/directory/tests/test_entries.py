"""Who reads and writes an officer's contact entry, and who sees that it was read (Art. 9(2)(d), 9(3))."""

from datetime import timedelta

import pytest

from ilonet.deployments.models import Deployment
from ilonet.directory.entering import enter
from ilonet.directory.models import Contact, ContactEntry
from ilonet.directory.viewings import viewings_of
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making

ENTITLED = {
    "amara",
    "bruno",
    "chiara",
    "elena",
    "viktor",
    "farid",
    "tove",
    "greta",
    "ines",
    "mira",
    "nils",
    "olga",
    "pavel",
}
GOOD = Contact("Diallo", "Awa", ["+221 33 000 00 00"], ["dakar@service.example"])


def sees(cast, name, entry):
    """By the condition, and by row-level security with the condition taken away; they must agree."""
    actor = cast.actor(name)
    by_condition = ContactEntry.objects.visible_to(actor).filter(pk=entry.pk).exists()
    beneath = ContactEntry.objects.unrestricted(because="asks row-level security alone").filter(pk=entry.pk).exists()
    assert by_condition == beneath, name
    return by_condition


@pytest.mark.requirement("R-9.2-d", "R-9.3-c", "INV-3")
def test_the_entitled_see_an_entry_and_nobody_else(cast):
    entry = making.contact_entry(making.serving(cast.amara))
    assert {name for name in cast.people if sees(cast, name, entry)} == ENTITLED


@pytest.mark.requirement("R-9.2-d")
@pytest.mark.parametrize(
    "zone, ends_in, seen",
    [
        ("Europe/Lisbon", 0, True),
        ("Europe/Helsinki", 0, True),
        ("Europe/Lisbon", -1, False),
        ("Europe/Helsinki", -1, False),
    ],
)
def test_the_entry_goes_the_day_after_the_last(cast, zone, ends_in, seen):
    authority = making.authority("ZON", zone=zone)
    last = clock.today(zone) + timedelta(days=ends_in)
    entry = making.contact_entry(making.deployment(making.post(authority, "GHA"), None, until_on=last))
    assert sees(cast, "greta", entry) is seen


@pytest.mark.requirement("R-9.2-d")
def test_at_one_moment_the_day_is_over_in_helsinki_and_not_in_lisbon(cast):
    """The clock is moved to 22:30 UTC: from then until 23:00 it is tomorrow in Helsinki, and in Lisbon still today."""
    now = clock.now()
    clock.move((now.replace(hour=22, minute=30) - now) % timedelta(days=1))
    last = clock.today("Europe/Lisbon")
    entries = {
        code: making.contact_entry(
            making.deployment(
                making.post(making.authority(code, zone=zone), "GHA"), None, from_on=last - timedelta(9), until_on=last
            )
        )
        for code, zone in (("LIS", "Europe/Lisbon"), ("HEL", "Europe/Helsinki"))
    }
    assert {code for code, entry in entries.items() if sees(cast, "greta", entry)} == {"LIS"}


@pytest.mark.requirement("R-9.2-d")
def test_a_planned_a_withdrawn_and_an_ended_officer_are_not_listed(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    today = served.today
    post = making.post(served.post.authority, "GHA")
    planned = making.deployment(post, None, from_on=today + timedelta(days=1), arrived_on=None)
    assert not sees(cast, "greta", making.contact_entry(planned))
    with pytest.raises(Refusal, match=r"contact\.not_in_force"):
        enter(planned, GOOD, by=cast.actor("farid"))
    entry = making.contact_entry(served)
    assert sees(cast, "greta", entry)
    farid = cast.actor("farid")
    served.end(on=today - timedelta(days=1), version=1, by=farid)
    assert not sees(cast, "greta", entry)


@pytest.mark.requirement("R-9.3-c")
def test_each_view_is_recorded_and_shown_to_the_officer_concerned(cast):
    entry = making.contact_entry(making.serving(cast.amara))
    other = making.contact_entry(making.serving(cast.bruno))
    assert entry.view(by=cast.actor("chiara")).family_name == "Example"
    other.view(by=cast.actor("chiara"))
    entry.view(by=cast.actor("greta"))
    with pytest.raises(Refusal) as refused:
        entry.view(by=cast.actor("katya"))
    assert refused.value.status == 404
    both = [entry.public_id, other.public_id]
    cast.actor("amara")
    assert sorted(one.hat for one in viewings_of(both)) == ["member", "officer"]
    cast.actor("bruno")
    assert [(one.hat, one.authority) for one in viewings_of(both)] == [("officer", "ITA")]
    for name in ("farid", "elena", "leo", "katya"):
        cast.actor(name)
        assert not viewings_of(both).exists(), name
    cast.actor("rosa")
    assert viewings_of(both).count() == 3


@pytest.mark.requirement("R-9.2-d", "R-DP-4")
def test_an_entry_is_mended_by_its_officer_or_their_back_office(cast):
    entry = making.contact_entry(making.serving(cast.amara))
    entry.rewrite(GOOD, version=1, by=cast.actor("amara"))
    entry.rewrite(Contact("Diallo", "Awa", ["+221 33 000 00 01"]), version=2, by=cast.actor("farid"))
    assert entry.contact.telephones == ["+221 33 000 00 01"]
    assert b"Diallo" not in bytes(entry.sealed)
    with pytest.raises(Refusal, match=r"edit\.conflict"):
        entry.rewrite(GOOD, version=2, by=cast.actor("farid"))
    for name in ("tove", "bruno", "pavel", "greta"):
        with pytest.raises(Refusal, match=r"not_allowed\.correct"):
            entry.rewrite(GOOD, version=3, by=cast.actor(name))


def test_an_authority_enters_its_own_officers(cast):
    served = making.serving(cast.amara)
    for name in ("tove", "amara", "greta"):
        with pytest.raises(Refusal, match=r"not_allowed\.correct"):
            enter(served, GOOD, by=cast.actor(name))
    entry = enter(served, GOOD, by=cast.actor("farid"))
    assert sees(cast, "chiara", entry)
    assert Deployment.objects.visible_to(cast.actor("chiara")).filter(contact_entry=entry).exists()


@pytest.mark.requirement("R-9.2-d")
@pytest.mark.parametrize(
    "contact, code",
    [
        (Contact("", "Awa", ["+221 33 000 00 00"]), "contact.name_not_understood"),
        (Contact("Dia11o", "Awa", ["+221 33 000 00 00"]), "contact.name_not_understood"),
        (Contact("Diallo", "A" * 81, ["+221 33 000 00 00"]), "contact.name_not_understood"),
        (Contact("Diallo", "Awa"), "contact.no_way_to_reach"),
        (Contact("Diallo", "Awa", ["33 000 00 00"]), "contact.telephone_not_understood"),
        (Contact("Diallo", "Awa", ["+221 33 000 00 00"] * 6), "contact.too_many"),
        (Contact("Diallo", "Awa", [], ["not an address"]), "contact.address_not_understood"),
        (Contact("Diallo", "Awa", [], ["awa.diallo@gmail.com"]), "contact.private_address"),
    ],
)
def test_an_entry_holds_what_the_law_lists_and_nothing_private(cast, contact, code):
    entry = making.contact_entry(making.serving(cast.amara))
    with pytest.raises(Refusal, match=code):
        entry.rewrite(contact, version=1, by=cast.actor("farid"))


@pytest.mark.parametrize("name", ["O’Brien-Ní Mháille", "Παπαδόπουλος", "Ďurišová", "van den Berg", "J. R."])
def test_names_of_the_union_are_names(cast, name):
    entry = making.contact_entry(making.serving(cast.amara))
    entry.rewrite(Contact(name, "Ö", ["+221 (0) 33/000-00"]), version=1, by=cast.actor("farid"))
    assert entry.contact.family_name == name
