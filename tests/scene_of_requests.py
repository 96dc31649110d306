"""Requests in the scene: a draft, one open with answers and a compilation, two that ask officers of FRA. Set as the system."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.comments.models import Comment
from ilonet.deployments.models import Post
from ilonet.lib import clock
from ilonet.requests.asking import Asking
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.replies import Replies, Reply
from ilonet.requests.sending import index
from ilonet.requests.vocabulary import Allows
from tests import making

if TYPE_CHECKING:
    from tests.scene import Scene

AMARA, FARID, TOVE = frozenset({"amara"}), frozenset({"farid"}), frozenset({"tove"})
WEST = frozenset({"amara", "bruno", "elena", "viktor"})
CHIARA = frozenset({"chiara"})


def set_requests(scene: Scene) -> None:
    cast = scene.cast
    scene.known_to |= {
        "addressee amara": CHIARA | AMARA | FARID,
        "addressee gonio": CHIARA | FARID,
        "addressee declined": CHIARA | TOVE,
        "addressee reviewed": AMARA | FARID | frozenset({"bruno"}),
        "addressee bruno": AMARA | FARID | frozenset({"bruno"}),
        "addressee sweden": AMARA | FARID | TOVE,
    }
    _request(scene, "request draft", cast.amara, AMARA, sent=False)
    _of_amara(scene)
    sweden = Authority.objects.get(code="SWE")
    batumi = making.post(making.authority("FRA"), "GEO", city="Gonio")
    asked = _request(scene, "request of chiara", cast.chiara, CHIARA | AMARA | FARID)
    amara = making.serving(cast.amara).post
    mine = _addressee(scene, "addressee amara", asked, amara, tasked_at=clock.now())
    _answer(scene, "answer draft", mine, AMARA, released_at=None, submitted_at=None)
    _addressee(scene, "addressee gonio", asked, batumi)
    declined = scene.word("declinedbody", for_=CHIARA | TOVE)
    _addressee(scene, "addressee declined", asked, sweden, declined_at=clock.now(), declined_because=declined)
    _opened_to_its_addressees(asked)
    other = _request(scene, "request of bruno", cast.bruno, frozenset({"bruno"}) | AMARA | FARID)
    of_amara = _addressee(scene, "addressee reviewed", other, amara, tasked_at=clock.now())
    _answer(scene, "answer handed in", of_amara, AMARA | FARID, released_at=None, submitted_at=clock.now())
    _opened_to_its_addressees(other)
    _comment(scene, "comment on request of bruno", other, cast.bruno, frozenset({"bruno"}) | AMARA | FARID)
    _comment(scene, "comment on request of chiara", asked, cast.chiara, CHIARA | AMARA | FARID | TOVE)
    withdrawn = _request(scene, "request withdrawn", cast.chiara, CHIARA, withdrawn_at=clock.now())
    _comment(scene, "comment on request withdrawn", withdrawn, cast.chiara, CHIARA)


def _of_amara(scene: Scene) -> None:
    """To Bruno and to Sweden; the network reads along, but not what Sweden says to the asker alone."""
    cast, west = scene.cast, scene.cast.west.circle_id
    everybody, asker = WEST | FARID | TOVE, AMARA | FARID
    asked = _request(scene, "request of amara", cast.amara, everybody, audience=[west])
    bruno, sweden = making.serving(cast.bruno).post, Authority.objects.get(code="SWE")
    first = _addressee(scene, "addressee bruno", asked, bruno, tasked_at=clock.now(), answered_at=clock.now())
    second = _addressee(scene, "addressee sweden", asked, sweden, answered_at=clock.now())
    _opened_to_its_addressees(asked)
    told = _answer(scene, "answer released", first, everybody)
    _answer(scene, "answer hidden", second, asker | TOVE, allows=Allows.ASKER)
    row = Compilation(request=asked, answers=[told.pk], published_at=clock.now(), readers=asked.readers)
    row.write(scene.word("forewordbody", for_=everybody))
    row.save(force_insert=True)
    said = _comment(scene, "comment on request of amara", asked, cast.bruno, everybody)
    making.comment(asked, cast.elena, scene.word("replyonrequestbody", for_=everybody), answers=said)


def _comment(scene: Scene, what: str, on: Request, by: Account, for_: frozenset[str]) -> Comment:
    made = making.comment(on, by, scene.word(what.replace(" ", "") + "body", for_=for_))
    scene.ids[what] = made.public_id
    return made


def _request(scene: Scene, what: str, by: Account, for_: frozenset[str], *, sent: bool = True, **known: Any) -> Request:
    post = making.serving(by).post
    name = what.removeprefix("request ").replace(" ", "")
    readers = for_ | (TOVE if name == "ofchiara" else frozenset())
    made = Request(post=post, authority=post.authority, sent_at=clock.now() if sent else None)
    if withdrawn := known.pop("withdrawn_at", None):
        made.withdrawn_at, made.withdrawal_reason = withdrawn, "Wrong readers"
    asking = Asking(
        title=scene.word(f"{name}requestbody", for_=readers),
        background=scene.word(f"{name}backgroundbody", for_=readers),
        questions=[scene.word(f"{name}questionbody", for_=readers)],
        topics=["b"],
        countries=["SEN"],
        due_on=clock.today() + timedelta(days=9),
        **known,
    )
    made.take(asking)
    made.readers = sorted({*made.asker, *made.audience})
    made.save(force_insert=True)
    index(made)
    scene.ids[what], scene.known_to[what] = made.public_id, readers
    return made


def _addressee(scene: Scene, what: str, asked: Request, of: Post | Authority, **known: Any) -> Addressee:
    authority = of if isinstance(of, Authority) else of.authority
    row = Addressee(request=asked, authority=authority, post=of if isinstance(of, Post) else None, **known)
    row.readers = sorted({*asked.asker, *row.circles})
    row.save(force_insert=True)
    scene.ids[what] = row.public_id
    return row


def _opened_to_its_addressees(asked: Request) -> None:
    rows = asked.addressees.unrestricted(because=making.BECAUSE)
    asked.readers = sorted({*asked.readers, *(circle for one in rows for circle in one.circles)})
    asked.save(update_fields=["readers"])


def _answer(scene: Scene, what: str, of: Addressee, for_: frozenset[str], **known: Any) -> Answer:
    row = Answer(
        request=of.request,
        addressee=of,
        authority=of.authority,
        post=of.post,
        released_at=known.pop("released_at", clock.now()),
        submitted_at=known.pop("submitted_at", None),
    )
    word = scene.word(what.replace(" ", "") + "body", for_=for_)
    row.take(Replies([Reply(word)], note=scene.word(what.replace(" ", "") + "notebody", for_=for_), **known))
    if row.released_at is None:
        row.readers = row.originator if row.submitted_at else row.writer
    else:
        beyond = of.request.asker if row.allows == Allows.ASKER else of.request.readers
        row.readers = sorted({*row.originator, *beyond})
    row.save(force_insert=True)
    scene.ids[what], scene.known_to[what] = row.public_id, for_
    return row
