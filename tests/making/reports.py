"""Reports, and all that is said of them."""

import hashlib
import io
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from ilonet.access.circles import DATA_PROTECTION, SECURITY
from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.authorities.models import Authority
from ilonet.comments.models import Comment
from ilonet.comments.wording import Said
from ilonet.deployments.models import Deployment, Post
from ilonet.documents import store
from ilonet.documents.ciphering import enciphered, new_key
from ilonet.documents.models import File, State
from ilonet.lib import clock
from ilonet.looks.models import Look
from ilonet.looks.passage import Passage
from ilonet.reports.models import Citation, Corroboration, Ending, Report, SharedDraft, Widening
from ilonet.requests.models import Request
from ilonet.spills.models import Spill
from ilonet.warnings.models import Acknowledgement, Closing
from tests.making.register import BECAUSE, serving


def file_of(report: Report, name: str, says: str, **known: Any) -> File:
    """As it is kept once it was opened, cleaned and judged."""
    content, key = says.encode(), new_key()
    made = File(
        item=report.public_id,
        holder=known.pop("holder", 0) or report.post.circle_id,
        state=known.pop("state", State.CLEAR),
        kind="text",
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        stored_as=store.new_name(),
        **known,
    )
    store.keep(made.stored_as, enciphered(io.BytesIO(content), key))
    made.seal("sealed_key", key)
    made.seal("sealed_said", json.dumps([{"kind": "text", "where": [], "text": says, "continues": False}]).encode())
    made.tell(name=name, stripped={}, found=[], count=0)
    with as_the_system(because=BECAUSE):
        made.save(force_insert=True)
        made.refresh_from_db()
    return made


def look(of: Deployment, found: str, *, days_ago: int = 0, **known: Any) -> Look:
    """A flagged passage that waits for a second look; of a text of its own."""
    now = clock.now()
    made = Look(
        authority=of.post.authority,
        post_circle=of.post.circle_id,
        noun="reports.report",
        thing=known.pop("thing", uuid4()),
        field="title",
        kind=known.pop("kind", "iban"),
        start=0,
        end=len(found),
        digest=known.pop("digest", "0" * 64),
        language="en",
        why="figure",
        hands=known.pop("hands", []),
        asked_at=now - timedelta(days=days_ago),
        due_at=now + timedelta(days=2 - days_ago),
        kept_until=now + timedelta(days=10 - days_ago),
        **known,
    )
    made.keep(Passage("In the hold stood ", found, " with its seal."))
    with as_the_system(because=BECAUSE):
        made.save(force_insert=True)
    return made


def report(by: Account, *, audience: list[int], released: bool = True, **known: Any) -> Report:
    """A report by the officer's present post, released to these circles or still a draft."""
    with as_the_system(because=BECAUSE):
        of = Post.objects.unrestricted(because=BECAUSE).get(deployments__account=by, deployments__withdrawn_on=None)
        stated = known.pop("particulars", {})
        made = Report(
            post=of,
            authority=of.authority,
            title=known.pop("title", "Departures by sea fell in August"),
            topics=known.pop("topics", ["b"]),
            level=known.pop("level", "operational"),
            countries=known.pop("countries", [of.country_id]),
            audience=audience,
            readers=sorted({of.circle_id, *audience}) if released else [of.circle_id],
            released_version=1 if released else 0,
            released_at=clock.now() if released else None,
            **{name: known.pop(name) for name in list(known) if name != "text"},
        )
        text = known.pop("text", "Fewer boats left the coast.")
        made.write([{"heading": "What was seen", "text": text}], stated)
        made.save(force_insert=True)
    return made


def _spoken_of(on: Report | SharedDraft | Request, known: dict[str, Any]) -> dict[str, Any]:
    if isinstance(on, Request):
        return {"request": on, "version": 1}
    if isinstance(on, SharedDraft):
        return {"draft": on, "version": on.number}
    return {"report": on, "version": known.pop("version", on.released_version)}


def comment(on: Report | SharedDraft | Request, by: Account, text: str = "Seen here as well.", **known: Any) -> Comment:
    """By the officer's present post, about the version that is shown; without words where it was taken back."""
    with as_the_system(because=BECAUSE):
        of = serving(by).post
        made = Comment(**_spoken_of(on, known), post=of, authority=of.authority, **known)
        if not made.taken_back_at:
            made.write(Said(text))
        made.save(force_insert=True)
        if made.answers:
            Comment.objects.unrestricted(because=BECAUSE).filter(pk=made.answers.pk).update(answered_at=clock.now())
    return made


def acknowledgement(of: Report, by: Authority, **known: Any) -> Acknowledgement:
    with as_the_system(because=BECAUSE):
        made: Acknowledgement = Acknowledgement.objects.create(report=of, authority=by, version=1, **known)
        return made


def closing(of: Report, outcome: str, **known: Any) -> Closing:
    with as_the_system(because=BECAUSE):
        made: Closing = Closing.objects.create(report=of, outcome=outcome, **known)
        return made


def widening(of: Report, by: Account, circles: list[int], because: str) -> Widening:
    """Asked by the officer's present post, and not answered yet."""
    asked_by = serving(by).post
    with as_the_system(because=BECAUSE):
        made: Widening = Widening.objects.create(
            report=of,
            asked_by=asked_by,
            authority=asked_by.authority,
            circles=circles,
            because=because,
            readers=sorted({asked_by.circle_id, *of.originator}),
        )
        return made


def shared_draft(of: Report, circles: list[int], *, ended: bool = False, days: int = 7, **known: Any) -> SharedDraft:
    """As the draft stands, whatever the gate says of it."""
    with as_the_system(because=BECAUSE):
        made = SharedDraft(
            report=of,
            post=of.post,
            post_circle=of.post.circle_id,
            authority=of.authority,
            number=of.version,
            circles=circles,
            ends_at=clock.now() + timedelta(days=days),
            ended_at=clock.now() if ended else None,
            ending=Ending.TAKEN_BACK if ended else "",
            readers=[of.post.circle_id] if ended else sorted({of.post.circle_id, *circles}),
            **known,
        )
        made.take(of.text)
        made.save(force_insert=True)
    return made


def spill(of: Report, by: Account, because: str) -> Spill:
    """Hidden already; not ended yet."""
    with as_the_system(because=BECAUSE):
        made: Spill = Spill.objects.create(
            report=of.public_id,
            kind=of.kind,
            tlp=of.tlp,
            version=of.released_version,
            released_at=of.released_at,
            post=of.post,
            authority=of.authority,
            readers=sorted({*of.originator, DATA_PROTECTION, SECURITY}),
            because=because,
            pressed_by=pseudonym_of(by.pk),
            pressed_as="security_officer · COM",
            could_read={"people": 4, "authorities": ["FRA"]},
        )
        return made


def citation(by: Report, of: Report, *, is_source: bool = False) -> None:
    """As its release writes it down, in the version shown."""
    with as_the_system(because=BECAUSE):
        Citation.objects.create(report=by, version=by.released_version, cites=of, is_source=is_source)
        named = by.made_from if is_source else by.refers_to
        named.append(str(of.public_id))
        by.save(update_fields=["refers_to", "made_from"])


def corroboration(
    of: Report, by: Account, line: str, *, is_open: bool = True, says: str = "confirmed", **known: Any
) -> Corroboration:
    """What the officer's present post says of the version that holds."""
    post = serving(by).post
    with as_the_system(because=BECAUSE):
        made: Corroboration = Corroboration.objects.create(
            report=of,
            version=of.released_version,
            post=post,
            authority=post.authority,
            says=says,
            line=line,
            is_open=is_open,
            readers=of.readers if is_open else sorted({post.circle_id, *of.originator}),
            **known,
        )
        return made
