"""Reports in the scene: with versions, drafts that are shown, comments, warnings, and one that was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.words import index
from tests import making
from tests.making import BECAUSE

if TYPE_CHECKING:
    from tests.scene import Scene

AMARA, FARID = frozenset({"amara"}), frozenset({"farid"})
WEST = frozenset({"amara", "bruno", "elena", "viktor"})
KNOW_SPILLS = frozenset({"amara", "farid", "pavel", "sven"})

WITH_FILES = frozenset({"released", "draft", "red"})
TOLD = {"document_fraud": "detection", "early_warning": "effect"}  # a field for words of one's own


def set_reports(scene: Scene) -> None:
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


def set_shared_drafts(scene: Scene) -> None:
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


def set_comments(scene: Scene) -> None:
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


def set_warnings(scene: Scene) -> None:
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


def set_spills(scene: Scene) -> None:
    """Hidden by the security officer: its words are nobody's any more, and why is for who may end it."""
    with as_the_system(because=BECAUSE):
        hushed = _report(scene, "hushed", scene.cast.amara, frozenset(), audience=[scene.cast.west.circle_id])
        Report.objects.unrestricted(because=BECAUSE).filter(pk=hushed.pk).update(readers=[], spilled_at=clock.now())
    reason = scene.word("spillreason", for_=KNOW_SPILLS)
    scene.ids["spill of FRA"] = making.spill(hushed, scene.cast.sven, reason).public_id


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
