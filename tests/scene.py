"""One scene for doors, canaries and absence: things of every noun, each with words that stand nowhere else."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import Contact, ContactEntry
from ilonet.lib import clock
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.words import index
from tests import making
from tests.cast import Cast, gather
from tests.making import BECAUSE
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
WITH_FILES = frozenset({"released", "draft", "red"})
KNOW_SPILLS = frozenset({"amara", "farid", "pavel", "sven"})  # of a report of amara

TOLD = {"document_fraud": "detection", "early_warning": "effect"}  # a field for words of one's own


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
        _reports(scene)
        _shared_drafts(scene)
        _comments(scene)
        _warnings(scene)
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
    _spills(scene)
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


def _reports(scene: Scene) -> None:
    cast, west, east = scene.cast, scene.cast.west.circle_id, scene.cast.east.circle_id
    readers = WEST | {"farid"}
    released = _report(scene, "released", cast.amara, readers, audience=[west], back_office=True)
    line = scene.word("corroborationline", for_=frozenset({"amara", "bruno", "farid"}))
    making.corroboration(released, cast.bruno, line, is_open=False)
    wish = scene.word("wishreason", for_=frozenset({"amara", "bruno", "farid"}))
    scene.ids["wish of bruno"] = making.widening(released, cast.bruno, [east], wish).public_id
    _version(scene, "earlier version", released, 1, readers, readers=released.readers)
    _version(scene, "version in writing", released, 3, frozenset({"amara"}), readers=[released.post.circle_id])
    returned = scene.word("returnedbecause", for_=AMARA)
    _report(scene, "draft", cast.amara, AMARA, audience=[west], released=False, returned_because=returned)
    _report(
        scene,
        "handed in",
        cast.amara,
        frozenset({"amara", "farid"}),
        audience=[west],
        released=False,
        back_office=True,
        submitted_at=clock.now(),
    )
    of_the_east = _report(scene, "of the East", cast.chiara, frozenset({"chiara"}), audience=[east])
    to_bruno = making.serving(cast.bruno).post.circle_id
    red = _report(scene, "red", cast.chiara, frozenset({"chiara", "bruno"}), audience=[to_bruno], tlp="red")
    _report(
        scene,
        "withdrawn",
        cast.chiara,
        frozenset({"chiara"}),
        audience=[],
        withdrawn_at=clock.now(),
        withdrawal_reason=scene.word("withdrawalreason", for_=frozenset({"chiara"})),
    )
    # Each speaks of what most of its readers may not know, and is spoken of by what they may not know.
    making.citation(released, of_the_east)
    making.citation(of_the_east, released, is_source=True)
    making.citation(red, released)


def _shared_drafts(scene: Scene) -> None:
    """Two drafts of amara: shown to bruno alone; shown to the whole West, and taken back."""
    cast = scene.cast
    bruno, known = making.serving(cast.bruno).post.circle_id, frozenset({"amara", "bruno"})
    shown = _report(scene, "draft shown", cast.amara, AMARA, audience=[cast.east.circle_id], released=False)
    for what, of, for_ in (("shared draft", shown, known), ("draft taken back", shown, AMARA)):
        name = what.replace(" ", "")
        of.title = scene.word(f"{name}title", for_=for_)
        of.write([{"heading": "", "text": scene.word(f"{name}body", for_=for_)}])
        of.rights_line = of.handling_note = ""
        circles = [bruno] if what == "shared draft" else [cast.west.circle_id]
        note = scene.word(f"{name}note", for_=for_)
        words = (scene.word(f"{name}filetitle", for_=for_), scene.word(f"{name}filebody", for_=for_))
        along = making.file_of(of, f"{words[0]}.txt", words[1])
        scene.ids[f"file of {what}"] = along.public_id
        ended = what == "draft taken back"
        made = making.shared_draft(of, circles, ended=ended, note=note, files=[along.public_id])
        scene.ids[what] = made.public_id
        said = making.comment(made, cast.bruno, scene.word(f"commenton{name}body", for_=for_))
        scene.ids[f"comment on {what}"] = said.public_id


def _comments(scene: Scene) -> None:
    """On the version that is shown, one with an answer; one on the version before; one on what somebody else shares."""
    cast, readers = scene.cast, WEST | FARID
    of = {what: Report.objects.unrestricted(because=BECAUSE).get(public_id=scene.ids[what]) for what in COMMENTED}
    said = making.comment(of["released"], cast.amara, scene.word("commentbody", for_=readers))
    asked = making.comment(of["released"], cast.elena, scene.word("answeredbody", for_=readers))
    reply = scene.word("replybody", for_=readers)
    making.comment(of["released"], cast.bruno, reply, answers=asked)
    scene.ids["comment of amara"] = said.public_id
    before = scene.word("commentbeforebody", for_=readers)
    making.comment(of["released"], cast.elena, before, version=1)
    for what, by in (("of the East", cast.chiara), ("red", cast.chiara), ("withdrawn", cast.chiara)):
        for_ = frozenset({"chiara", "bruno"}) if what == "red" else frozenset({"chiara"})
        word = scene.word(f"commenton{what.replace(' ', '')}body", for_=for_)
        made = making.comment(of[what], by, word)
        if what == "of the East":
            scene.ids["comment of chiara"] = made.public_id


COMMENTED = ("released", "of the East", "red", "withdrawn")


def _warnings(scene: Scene) -> None:
    """One open, to the West and to SWE, seen by ITA; one that has ended; one that is being written."""
    cast, west = scene.cast, scene.cast.west.circle_id
    readers = WEST | {"farid"}
    to_all = {"audience": [west, Authority.objects.get(code="SWE").circle_id], "back_office": True}
    sent = _report(scene, "warning", cast.amara, readers | {"tove"}, kind="early_warning", **to_all)
    line = scene.word("seenbody", for_=frozenset({"amara", "farid", "bruno"}))
    making.acknowledgement(sent, Authority.objects.get(code="ITA"), note=line)
    ended = _report(
        scene, "warning closed", cast.amara, readers, kind="early_warning", audience=[west], back_office=True
    )
    making.closing(ended, "confirmed", note=scene.word("endbody", for_=readers))
    _report(scene, "warning in writing", cast.amara, AMARA, kind="early_warning", audience=[west], released=False)


def _spills(scene: Scene) -> None:
    """Hidden by the security officer: its words are nobody's any more, and why is for who may end it."""
    with as_the_system(because=BECAUSE):
        hushed = _report(scene, "hushed", scene.cast.amara, frozenset(), audience=[scene.cast.west.circle_id])
        Report.objects.unrestricted(because=BECAUSE).filter(pk=hushed.pk).update(readers=[], spilled_at=clock.now())
    reason = scene.word("spillreason", for_=KNOW_SPILLS)
    scene.ids["spill of FRA"] = making.spill(hushed, scene.cast.sven, reason).public_id


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


def _report(scene: Scene, what: str, by: Any, for_: frozenset[str], **known: Any) -> Report:
    name = what.replace(" ", "")
    back_office, kind = known.pop("back_office", False), known.pop("kind", "document_fraud")
    report = making.report(
        by,
        title=scene.word(f"{name}title", for_=for_),
        text=scene.word(f"{name}body", for_=for_),
        rights_line=scene.word(f"{name}rights", for_=for_),
        kind=kind,
        template_version=1,
        particulars={TOLD[kind]: scene.word(f"{name}particular", for_=for_)},
        handling="H3",
        handling_note=scene.word(f"{name}handling", for_=for_),
        **known,
    )
    if what == "released":
        report.version, report.released_version = 3, 2
    if back_office:
        report.readers = sorted({*report.readers, report.authority.back_office_circle_id})
    report.save()
    if what in WITH_FILES:
        words = (scene.word(f"{name}filetitle", for_=for_), scene.word(f"{name}filebody", for_=for_))
        scene.ids[f"file of {what}"] = making.file_of(report, f"{words[0]}.txt", words[1]).public_id
    if what == "released":
        on_its_way = making.file_of(
            report, f"{scene.word('arrivingname', for_=AMARA)}.pdf", "", state="arriving", since=3
        )
        scene.ids["file on its way"] = on_its_way.public_id
    index(report)
    scene.ids[what] = report.public_id
    return report


def _version(scene: Scene, what: str, of: Report, number: int, for_: frozenset[str], *, readers: list[int]) -> None:
    version = ReportVersion(
        report=of,
        number=number,
        readers=readers,
        title=scene.word(what.replace(" ", "") + "title", for_=for_),
        released_at=of.released_at if number < of.released_version else None,
        why=scene.word(what.replace(" ", "") + "why", for_=for_),
    )
    version.take(of.text)
    version.title = scene.word(what.replace(" ", "") + "title", for_=for_)
    name = what.replace(" ", "")
    version.write(
        [{"heading": "Seen", "text": scene.word(f"{name}body", for_=for_)}],
        {"detection": scene.word(f"{name}particular", for_=for_)},
    )
    version.save(force_insert=True)


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
