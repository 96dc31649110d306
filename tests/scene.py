"""One scene for doors, canaries and absence: things of every noun, each with words that stand nowhere else."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import Contact, ContactEntry
from ilonet.lib import clock
from ilonet.reports.models import Report
from tests import making
from tests.cast import Cast, gather
from tests.making import BECAUSE
from tests.scene_of_reports import set_comments, set_reports, set_shared_drafts, set_spills, set_warnings
from tests.scene_of_requests import set_requests

OFFICERS = frozenset({"amara", "bruno", "chiara", "elena", "viktor"})
BACK_OFFICES = frozenset({"farid", "tove", "olga"})
BOARD = frozenset({"greta", "ines", "mira", "nils", "olga"})
ENTITLED = OFFICERS | BACK_OFFICES | BOARD
AND_PRIVACY = ENTITLED | {"pavel"}
AUDITORS = frozenset({"rosa", "pavel", "sven"})
WEST = frozenset({"amara", "bruno", "elena", "viktor"})
AMARA = frozenset({"amara"})
FARID = frozenset({"farid"})
KNOW_SPILLS = frozenset({"amara", "farid", "pavel", "sven"})  # of a report of amara


@dataclass
class Scene:
    cast: Cast
    ids: dict[str, UUID | str] = field(default_factory=dict)  # what -> public id
    canaries: dict[str, frozenset[str]] = field(default_factory=dict)  # word -> who may meet it
    known_to: dict[str, frozenset[str]] = field(default_factory=dict)  # what -> who may know that it is there

    def word(self, what: str, *, for_: frozenset[str]) -> str:
        """A word for this place alone. Letters only, so that it survives search, sorting and escaping."""
        number = len(self.canaries)
        word = f"Kanarie{chr(97 + number // 26)}{chr(97 + number % 26)}{what}"
        self.canaries[word] = for_
        return word

    def name(self, what: str, *, for_: frozenset[str]) -> str:
        """The same where only small letters are kept, as in a sign-in name."""
        word = self.word(what, for_=for_)
        self.canaries[word.lower()] = self.canaries.pop(word)
        return word.lower()

    @property
    def everybody(self) -> list[str]:
        return [*self.cast.people]


def set_scene() -> Scene:
    scene = Scene(gather())
    with as_the_system(because=BECAUSE):
        Authority.objects.filter(code="FRA").update(reviews_before_release=True)
        set_reports(scene)
        set_shared_drafts(scene)
        set_comments(scene)
        set_warnings(scene)
        _register(scene)
        _loads(scene)
        _accounts(scene)
        _looks(scene)
        saved = making.saved_search(scene.cast.amara, scene.word("savedname", for_=frozenset({"amara"})))
        scene.ids["saved by amara"] = saved.public_id
    making.unsent(scene.cast.amara, "/warnings/new/", scene.word("unsentline", for_=AMARA))
    scene.ids["feed of amara"] = making.feed(scene.cast.amara).public_id
    phrase = making.phrase(scene.cast.amara, scene.word("phrasebody", for_=AMARA))
    scene.ids["saved phrase of amara"] = phrase.public_id
    scene.ids["subscription of amara"] = making.subscription(scene.cast.amara, "country", "SEN").public_id
    released = Report.objects.unrestricted(because=BECAUSE)
    with as_the_system(because=BECAUSE):
        about = {what: released.get(public_id=scene.ids[what]) for what in ("released", "draft", "of the East", "red")}
    scene.ids["notice of amara"] = making.notice(scene.cast.amara, about["released"]).public_id
    # What was told once and is hidden now: neither its words nor that there was one (AC08).
    for name, what in (("amara", "of the East"), ("bruno", "draft"), ("farid", "red"), ("chiara", "released")):
        scene.ids[f"notice of {name} on {what}"] = making.notice(getattr(scene.cast, name), about[what]).public_id
    with as_the_system(because=BECAUSE):
        set_requests(scene)
    set_spills(scene)
    scene.ids["risk in Georgia"] = making.risk(
        scene.cast.sven, "GEO", scene.word("riskreason", for_=AUDITORS)
    ).public_id
    scene.ids |= {f"account of {name}": scene.cast.people[name].public_id for name in ("amara", "chiara")}
    return scene


def _accounts(scene: Scene) -> None:
    """Three accounts of FRA that are not as they should be: to be won back, suspended, locked. Who looks at them may know why."""
    france, xenia = Authority.objects.get(code="FRA"), making.account("xenia")
    looking = FARID | AUDITORS
    people = {}
    for what in ("lost", "stopped", "locked"):
        people[what] = making.account(scene.name(f"{what}signin", for_=looking))
        making.appointment(people[what], "back_office", "FRA", authority=france)
        scene.ids[f"account {what}"] = people[what].public_id
    Account.objects.filter(pk=people["lost"].pk).update(last_seen_at=clock.now())
    making.admission(people["lost"], france, xenia, reason=scene.word("recoveryreason", for_=FARID))
    making.suspension(people["stopped"], france, xenia, scene.word("suspensionreason", for_=looking))
    locked = scene.word("lockreason", for_=AUDITORS | {"leo"})
    scene.ids["lock in FRA"] = making.suspension(people["locked"], None, xenia, locked).public_id


def _loads(scene: Scene) -> None:
    """A list of FRA on its way: it names an officer whom the register does not know yet."""
    mine = frozenset({"farid"})
    authority = Authority.objects.get(code="FRA")
    family, given = scene.word("listedfamily", for_=mine), scene.word("listedgiven", for_=mine)
    row = [family, given, "Senegal", "embassy", "2026-01-10", "2028-01-09", "b", f"{given}@liaison.example"]
    scene.ids["load of FRA"] = making.load_of(authority, scene.cast.farid, row).public_id
    heard = scene.word("wordingtitle", for_=mine)
    scene.ids["wording of FRA"] = making.wording(authority, scene.cast.farid, heard).public_id


def _looks(scene: Scene) -> None:
    """Pavel is named by FRA, and central: of ITA he sees what is overdue, and nobody else sees anything."""
    cast, pavel = scene.cast, frozenset({"pavel"})
    making.appointment(cast.pavel, "privacy_reviewer", "FRA", authority=Authority.objects.get(code="FRA"))
    mine, theirs = making.serving(cast.amara), making.serving(cast.chiara)
    scene.ids |= {
        "look of amara": making.look(mine, scene.word("lookpassage", for_=pavel)).public_id,
        "look of chiara": making.look(theirs, scene.word("unseenpassage", for_=frozenset())).public_id,
        "look overdue": making.look(theirs, scene.word("overduepassage", for_=pavel), days_ago=4).public_id,
    }


def _register(scene: Scene) -> None:
    for name, code in (("amara", "FRA"), ("chiara", "ITA")):
        serving = making.serving(getattr(scene.cast, name))
        Post.objects.unrestricted(because=BECAUSE).filter(pk=serving.post_id).update(
            duties=scene.word(f"{name}duties", for_=AND_PRIVACY),
            other_duties=scene.word(f"{name}otherduties", for_=AND_PRIVACY),
            special_agreement=scene.word(f"{name}agreement", for_=AND_PRIVACY),
            reporting_line=scene.word(f"{name}line", for_=AND_PRIVACY),
        )
        scene.ids |= {
            f"deployment of {name}": serving.public_id,
            f"post of {name}": serving.post.public_id,
            f"authority of {name}": code,
            f"contact of {name}": _contact(scene, name, serving),
        }
    scene.ids |= {"network west": scene.cast.west.public_id, "network east": scene.cast.east.public_id}
    for name in ("farid", "tove"):
        appointment = making.account_appointment(getattr(scene.cast, name))
        appointment.purpose = scene.word(f"purposeof{name}", for_=frozenset({name, "pavel"}))
        appointment.save(update_fields=["purpose"])
        scene.ids[f"appointment of {name}"] = appointment.public_id
    making.appointment(
        making.account("colleague"),
        "back_office",
        "FRA",
        authority=making.authority("FRA"),
        purpose=scene.word("endingpurpose", for_=frozenset({"farid", "pavel"})),
        until_on=clock.today() + timedelta(days=9),
    )
    ended = making.serving(scene.cast.dario)
    scene.ids["contact of dario"] = _contact(scene, "dario", ended, for_=frozenset())
    planned = making.deployment(
        making.post(making.authority("FRA"), "GEO", city="Batumi"),
        None,
        from_on=clock.today() + timedelta(days=30),
        arrived_on=None,
    )
    scene.ids["planned deployment"] = planned.public_id


def _contact(scene: Scene, name: str, of: Deployment, for_: frozenset[str] = AND_PRIVACY) -> UUID:
    entry = ContactEntry(deployment=of, confirmed_on=clock.today())
    family, given = scene.word(f"{name}family", for_=for_), scene.word(f"{name}given", for_=for_)
    mail = scene.word(f"{name}mail", for_=for_)
    entry.write(Contact(family, given, ["+44 20 7946 0123"], [f"{mail}@authority.example"]))
    entry.save(force_insert=True)
    return entry.public_id
