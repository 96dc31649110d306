"""Is a place or network found although one letter is wrong? Over all names, with errors thrown by a seed."""

from collections import Counter
from random import Random

import pytest

from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.demo.facts import cities
from ilonet.demo.world import make_world
from ilonet.deployments.models import Post
from ilonet.lib import clock
from ilonet.lib.languages import CODES
from ilonet.lib.slips import ALPHABETS, one_slip_apart, slips
from ilonet.lib.words import fold
from ilonet.places.names import names
from ilonet.search.near import meant
from ilonet.search.question import understand
from tests import making

SEED = 20191240
KINDS = ("substitution", "deletion", "insertion", "transposition")
ENOUGH = 0.9


def wrong(name, kind, throw):
    """One letter of the name, in its own alphabet; the same again where nothing would have changed."""
    places = [at for at in range(len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha()]
    at = throw.choice(places)
    letter = throw.choice(next((one for one in ALPHABETS if fold(name[at])[:1] in one), ALPHABETS[0]))
    made = {
        "substitution": name[:at] + letter + name[at + 1 :],
        "deletion": name[:at] + name[at + 1 :],
        "insertion": name[:at] + letter + name[at:],
        "transposition": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[kind]
    return made if fold(made) != fold(name) else wrong(name, kind, throw)


@pytest.fixture
def world(cast):
    """Every city and network of the demonstration, seen by whoever is entitled."""
    made = make_world(today=clock.today(), reports=1)
    known = sorted({city for some in cities().values() for city in some})
    authority = making.authority("FRA")
    with as_the_system(because="a test sets the scene"):
        for city in known:
            Post.objects.unrestricted(because="a test sets the scene").bulk_create(
                [
                    Post(
                        authority=authority,
                        country_id="SEN",
                        city=city,
                        host_type="ms_mission",
                        holds_from=clock.today(),
                        circle=Circle.objects.create(kind="post"),
                    )
                ]
            )
        for one in made.networks:
            making.network(one.name, ["SEN"])
    return known, sorted({one.name for one in made.networks})


@pytest.mark.requirement("R-9.0-r19")
def test_nine_of_ten_names_are_found_with_one_letter_wrong(world, cast, capsys):
    throw = Random(SEED)
    everybody, amara = cast.actor("leo"), cast.actor("amara")  # countries are known to whoever sees nothing else
    tried, found, missed = Counter(), Counter(), []
    cities_known, networks = world
    asked = [("city", name, name, kind) for name in cities_known for kind in KINDS]
    asked += [("network", name, name, kind) for name in networks for kind in KINDS]
    said = sorted({(name, code) for language in CODES for code, name in names(language).items() if len(fold(name)) > 2})
    asked += [("country", name, names("en")[code], throw.choice(KINDS)) for name, code in said]
    for what, name, expected, kind in asked:
        typed = wrong(name, kind, throw)
        tried[what, kind] += 1
        if expected in meant(understand(typed), everybody if what == "country" else amara):
            found[what, kind] += 1
        else:
            missed.append(f"{typed} ({name})")
    with capsys.disabled():
        print()
        for one in sorted(tried):
            print(f"one letter wrong: {one[0]:8} {one[1]:14} {found[one]:5} of {tried[one]:5} found")
        print("  missed, for example:", *missed[:12], sep="  ")
    assert all(found[one] / tried[one] >= ENOUGH for one in tried)


def test_slips_are_what_one_slip_apart_says():
    throw = Random(SEED)
    for word in ("dakar", "αθηνα", "софия", "ab", "smuggling"):
        assert all(one_slip_apart(word, one) for one in slips(word))
        assert {fold(wrong(word, kind, throw)) for kind in KINDS} <= slips(word)
    assert not one_slip_apart("dakar", "dakar")
    assert not one_slip_apart("dakar", "dkraa")
    assert not one_slip_apart("abc", "abcde")
