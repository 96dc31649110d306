"""Rows for tests, by keyword, with believable defaults; written as the system, read by nobody in particular."""

import hashlib
import io
import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from ilonet.access.circles import DATA_PROTECTION, SECURITY
from ilonet.access.context import as_the_system, stand_in
from ilonet.access.models import Circle
from ilonet.accounts.models import Account
from ilonet.admission.models import Admission, CountryRisk, Suspension
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.comments.models import Comment
from ilonet.comments.wording import Said
from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import Contact, ContactEntry
from ilonet.documents import store
from ilonet.documents.ciphering import enciphered, new_key
from ilonet.documents.models import File, State
from ilonet.lib import clock
from ilonet.lib.spreadsheets.tests.builders import xlsx
from ilonet.loads.models import Load, Wording
from ilonet.loads.sending import send
from ilonet.looks.models import Look
from ilonet.looks.passage import Passage
from ilonet.networks.models import Facilitation, Network
from ilonet.notices.models import Feed, Notice, Subscription
from ilonet.phrases.models import Phrase
from ilonet.places.models import Country
from ilonet.reports.models import Citation, Corroboration, Ending, Report, SharedDraft, Widening
from ilonet.requests.models import Request
from ilonet.saved.models import SavedSearch, Unsent
from ilonet.spills.models import Spill
from ilonet.standing.acting import acting_as
from ilonet.warnings.models import Acknowledgement, Closing

BECAUSE = "a test sets the scene"


def circle(kind: str) -> Circle:
    return Circle.objects.create(kind=kind)


def country(code: str) -> Country:
    return Country.objects.get(pk=code)


def authority(code: str, *, kind: str = "member_state", **known: Any) -> Authority:
    found = Authority.objects.filter(code=code).first()
    if found:
        return found
    organisation, _ = Organisation.objects.get_or_create(code=code, defaults={"kind": kind, "name": code})
    return Authority.objects.create(
        organisation=organisation,
        code=code,
        name=known.pop("name", f"Liaison service {code}"),
        mailbox=f"liaison@{code.lower()}.example",
        circle=circle("authority"),
        back_office_circle=circle("back_office"),
        **known,
    )


def account(name: str, **known: Any) -> Account:
    return Account.objects.create(sign_in=name, password="!", **known)


def post(of: Authority, in_: str, **known: Any) -> Post:
    with as_the_system(because=BECAUSE):
        return Post.objects.create(
            authority=of,
            country=country(in_),
            city=known.pop("city", f"Capital of {in_}"),
            host_type=known.pop("host_type", "ms_mission"),
            topics=known.pop("topics", ["b", "c"]),
            duties=known.pop("duties", "Follows flows and routes."),
            legal_basis=known.pop("legal_basis", "National act"),
            holds_from=known.pop("holds_from", date(2024, 1, 1)),
            circle=circle("post"),
            **known,
        )


def deployment(on: Post, who: Account | None, **known: Any) -> Deployment:
    today = clock.today(on.authority.zone)
    from_on = known.pop("from_on", today - timedelta(days=200))
    with as_the_system(because=BECAUSE):
        return Deployment.objects.create(
            post=on,
            account=who,
            from_on=from_on,
            until_on=known.pop("until_on", today + timedelta(days=400)),
            notified_on=known.pop("notified_on", from_on - timedelta(days=30)),
            arrived_on=known.pop("arrived_on", from_on),
            **known,
        )


def officer(name: str, of: str, in_: str, **known: Any) -> Account:
    """An account with a deployment in force today."""
    who = account(name)
    deployment(post(authority(of), in_, city=known.pop("city", f"Capital of {in_}")), who, **known)
    return who


def serving(who: Account) -> Deployment:
    """The deployment of an officer of the cast."""
    with as_the_system(because=BECAUSE):
        return Deployment.objects.unrestricted(because=BECAUSE).select_related("post__authority").get(account=who)


def handed_over(by: Account, to: Account) -> None:
    """The post of an officer of the cast, from today."""
    before = serving(by)
    with as_the_system(because=BECAUSE):
        over = clock.today(before.post.authority.zone) - timedelta(days=1)
        Deployment.objects.unrestricted(because=BECAUSE).filter(pk=before.pk).update(until_on=over)
    deployment(before.post, to, from_on=over + timedelta(days=1))


def contact_entry(of: Deployment, family: str = "Example", given: str = "Person") -> ContactEntry:
    entry = ContactEntry(deployment=of, confirmed_on=clock.today())
    entry.write(Contact(family, given, ["+44 20 7946 0123"], ["post@authority.example"]))
    with as_the_system(because=BECAUSE):
        entry.save(force_insert=True)
    return entry


def network(name: str, countries: list[str], **known: Any) -> Network:
    with as_the_system(because=BECAUSE):
        return Network.objects.create(
            name=name,
            kind=known.pop("kind", "regional"),
            countries=countries,
            from_on=known.pop("from_on", date(2024, 1, 1)),
            circle=circle("network"),
            **known,
        )


def facilitation(of: Network, by: Deployment, origin: str = "agreed", **known: Any) -> Facilitation:
    with as_the_system(because=BECAUSE):
        return Facilitation.objects.create(
            network=of, deployment=by, origin=origin, from_on=known.pop("from_on", date(2024, 1, 1)), **known
        )


def appointment(who: Account, function: str, organisation: str, **known: Any) -> Appointment:
    of, _ = Organisation.objects.get_or_create(
        code=organisation, defaults={"kind": known.pop("kind", "member_state"), "name": organisation}
    )
    with as_the_system(because=BECAUSE):
        return Appointment.objects.create(
            account=who,
            organisation=of,
            function=function,
            purpose=known.pop("purpose", "Implements the Regulation"),
            from_on=known.pop("from_on", date(2024, 1, 1)),
            until_on=known.pop("until_on", clock.today() + timedelta(days=300)),
            **known,
        )


def account_appointment(who: Account) -> Appointment:
    """The first function of somebody of the cast."""
    with as_the_system(because=BECAUSE):
        return Appointment.objects.unrestricted(because=BECAUSE).select_related("authority").filter(account=who).first()


def load_of(of: Authority, by: Account, *rows: list[Any]) -> Load:
    """A list that was sent and read, and waits to be confirmed."""
    headings = ["Surname", "Given name", "Country", "Posted at", "From", "Until", "Duties", "E-mail"]
    with transaction.atomic():
        made = send(of, xlsx([headings, *rows]), filename="list.xlsx", by=acting_as(by.pk))
        stand_in([])
    return made


def wording(of: Authority, by: Account, heard: str) -> Wording:
    with as_the_system(because=BECAUSE):
        return Wording.objects.create(
            authority=of,
            readers=[of.back_office_circle_id],
            kind="country",
            key=heard.casefold(),
            heard=heard,
            means="SEN",
            said_by=by,
        )


def risk(by: Account, country_code: str, reason: str) -> CountryRisk:
    """Begins tomorrow, so that it holds nobody back yet."""
    tomorrow = clock.today() + timedelta(days=1)
    with as_the_system(because=BECAUSE):
        made: CountryRisk = CountryRisk.objects.create(
            country_id=country_code, reason=reason, from_on=tomorrow, until_on=tomorrow, set_by=by
        )
        return made


def admission(of: Account, at: Authority, asked_by: Account, **known: Any) -> Admission:
    """A recovery that somebody asked for, waiting for another to approve it."""
    with as_the_system(because=BECAUSE):
        made: Admission = Admission.objects.create(
            account=of, authority=at, kind=known.pop("kind", "recovery"), asked_by=asked_by, **known
        )
        return made


def suspension(of: Account, at: Authority | None, by: Account | None, reason: str) -> Suspension:
    """Without an authority, a lock of the installation."""
    with as_the_system(because=BECAUSE):
        made: Suspension = Suspension.objects.create(account=of, authority=at, by=by, reason=reason)
        Account.objects.filter(pk=of.pk).update(suspended_at=clock.now())
        return made


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


def unsent(of: Account, form: str, words: str) -> Unsent:
    with as_the_system(because=BECAUSE):
        made = Unsent(account=of, form=form)
        made.keep({"text": [words]})
        made.save(force_insert=True)
    return made


def saved_search(of: Account, name: str, where: str = "deployments:index", **asked: str) -> SavedSearch:
    with as_the_system(because=BECAUSE):
        made: SavedSearch = SavedSearch.objects.create(account=of, name=name, where=where, asked=asked)
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


def phrase(of: Account, words: str) -> Phrase:
    with as_the_system(because=BECAUSE):
        made = Phrase(account=of)
        made.write(words)
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


def notice(to: Account, of: Report, *, act: str = "report.released", role: str = "author") -> Notice:
    """As if it had been told; whether the reader may see the thing is asked when it is shown."""
    with as_the_system(because=BECAUSE):
        made: Notice = Notice.objects.create(
            account=to,
            event=uuid4(),
            act=act,
            role=role,
            kind="yours",
            noun="reports.report",
            thing=of.public_id,
            at=clock.now(),
        )
        return made


def subscription(of: Account, kind: str, key: str, pace: str = "daily") -> Subscription:
    with as_the_system(because=BECAUSE):
        made: Subscription = Subscription.objects.create(account=of, kind=kind, key=key, pace=pace)
        return made


def feed(of: Account, kind: str = "atom") -> Feed:
    with as_the_system(because=BECAUSE):
        until = clock.now() + timedelta(days=90)
        made: Feed = Feed.objects.create(account=of, kind=kind, label="Phone", digest=uuid4().hex, until=until)
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
