"""Do the reference model, the conditions of the product and row-level security say the same, row by row?"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ilonet.access.actor import NO_ONE, Actor
from ilonet.access.context import as_the_system, stand_in
from ilonet.admission.models import Admission, Confirmation, CountryRisk, Suspension
from ilonet.audit.access import ACCESS as AUDIT
from ilonet.audit.models import Event
from ilonet.authorities.models import Appointment
from ilonet.comments.models import Comment
from ilonet.deployments.models import Deployment, DeploymentRecord, Post, PostRecord
from ilonet.directory.models import ContactEntry
from ilonet.documents.models import File
from ilonet.lib import clock
from ilonet.loads.models import Load, Wording
from ilonet.looks.models import Look
from ilonet.networks.models import Facilitation, Network
from ilonet.notices.models import Feed, Notice, Subscription
from ilonet.phrases.models import Phrase
from ilonet.reports import models as reports
from ilonet.reports.models import Citation, Corroboration, Receipt, Report, ReportVersion, SharedDraft, Widening
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.saved.models import SavedSearch, Unsent
from ilonet.spills.models import Spill
from ilonet.standing.acting import acting_as
from ilonet.warnings.models import Acknowledgement, Closing, EarlyWarning, FollowUp
from tests.model.policy import RULES, known
from tests.populating import Populated, moment, populate
from tests.worlds import invent

BECAUSE = "asks row-level security alone"


@dataclass(frozen=True)
class Source:
    """Where the rows of a noun lie, and which rules of the model speak of them."""

    rows: Any
    rules: str
    guarded: bool = True
    asked_of_database_alone: bool = False


SOURCES = {
    "posts": Source(Post, "posts"),
    "post records": Source(PostRecord, "posts"),
    "deployments": Source(Deployment, "deployments"),
    "deployment records": Source(DeploymentRecord, "deployments"),
    "contacts": Source(ContactEntry, "contacts"),
    "networks": Source(Network, "networks"),
    "facilitations": Source(Facilitation, "facilitations"),
    "reports": Source(Report, "reports"),
    "spills": Source(Spill, "spills"),
    "corroborations": Source(Corroboration, "corroborations"),
    "citations": Source(Citation, "citations"),
    "widenings": Source(Widening, "widenings"),
    "shared drafts": Source(SharedDraft, "shared_drafts"),
    "receipts": Source(Receipt, "receipts"),
    "versions": Source(ReportVersion, "versions"),
    "files": Source(File, "files"),
    "comments": Source(Comment, "comments"),
    "requests": Source(Request, "requests"),
    "addressees": Source(Addressee, "addressees"),
    "answers": Source(Answer, "answers"),
    "compilations": Source(Compilation, "compilations"),
    "warnings": Source(EarlyWarning, "warnings"),
    "acknowledgements": Source(Acknowledgement, "acknowledgements"),
    "closings": Source(Closing, "closings"),
    "follow-ups": Source(FollowUp, "follow_ups"),
    "events": Source(Event, "events"),
    # The page for the officer concerned leans on the policy alone (directory/viewings.py).
    "viewings": Source(Event, "viewings", asked_of_database_alone=True),
    # Known exactly when the network is, for pages that have opened the network.
    "neighbours": Source(Network.neighbours.through, "networks", asked_of_database_alone=True),
    "appointments": Source(Appointment, "appointments"),
    "loads": Source(Load, "loads"),
    "wordings": Source(Wording, "wordings"),
    "looks": Source(Look, "looks"),
    "phrases": Source(Phrase, "phrases"),
    "unsent": Source(Unsent, "unsent"),
    "saved": Source(SavedSearch, "saved"),
    "notices": Source(Notice, "notices"),
    "feeds": Source(Feed, "feeds"),
    "subscriptions": Source(Subscription, "subscriptions"),
    "admissions": Source(Admission, "admissions"),
    "confirmations": Source(Confirmation, "confirmations"),
    "country risks": Source(CountryRisk, "country_risks"),
    "suspensions": Source(Suspension, "suspensions"),
}
if hasattr(reports, "Reading"):
    SOURCES["readings"] = Source(reports.Reading, "readings")


@dataclass
class Tally:
    checks: int = 0
    differences: list[str] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.differences = []

    def compare(self, who: str, verb: str, noun: str, here: Populated, said: dict[str, set[int]]) -> None:
        """`said["model"]` against each other voice, over every row of the noun."""
        rows, expected = here.keys[noun], said["model"]
        for voice, answer in said.items():
            if voice == "model":
                continue
            self.checks += len(rows)
            for pk in sorted((answer & rows.keys()) ^ expected):
                here_or_not = "also may" if pk in answer else "may not"
                self.differences.append(f"{who} {verb} {noun} {rows[pk]!r}: {voice} says {here_or_not}")


def verbs_of(source: Source) -> dict[str, Any]:
    if source.rows is Network.neighbours.through:
        return {"read": None}
    return AUDIT if source.rows is Event else source.rows.access


def check(seed: int) -> Tally:
    """One random world, asked by everybody in it and by nobody."""
    moment(seed)
    here = populate(invent(seed, clock.now()))
    tally = Tally()
    for person in [*here.accounts, None]:
        ask(here, person, tally)
    return tally


def actor_of(here: Populated, person: str | None) -> Actor:
    """Who they are, told to the database too."""
    if person is None:
        stand_in([])
        return NO_ONE
    return acting_as(here.accounts[person])


def ask(here: Populated, person: str | None, tally: Tally) -> None:
    """All that one person may do, of each voice: who they are is worked out once."""
    actor = actor_of(here, person)
    said = {
        (noun, verb): {"model": expected(here, person, verb, noun, source), **_said(actor, verb, source)}
        for noun, source in SOURCES.items()
        for verb in verbs_of(source)
    }
    with as_the_system(because="asks the application alone"):
        for (noun, verb), answers in said.items():
            if not SOURCES[noun].asked_of_database_alone:
                answers["the condition alone"] = _alone(SOURCES[noun], actor, verb)
    for (noun, verb), answers in said.items():
        tally.compare(person or "nobody", verb, noun, here, answers)


def _said(actor: Actor, verb: str, source: Source) -> dict[str, set[int]]:
    """As the person: both fences, and the second one alone."""
    said = {}
    if not source.asked_of_database_alone:
        said["the condition"] = set(_condition(source, actor, verb).values_list("pk", flat=True))
    if verb == "read" and source.guarded:
        said["row-level security"] = set(all_rows(source).values_list("pk", flat=True))
    return said


def ask_the_database(here: Populated, person: str | None, noun: str, source: Source, tally: Tally) -> None:
    """Row-level security alone."""
    actor_of(here, person)
    said = {
        "model": expected(here, person, "read", noun, source),
        "row-level security": set(all_rows(source).values_list("pk", flat=True)),
    }
    tally.compare(person or "nobody", "read", noun, here, said)


def expected(here: Populated, person: str | None, verb: str, noun: str, source: Source) -> set[int]:
    allowed = known(here.world, person, verb, source.rules)
    return {pk for pk, key in here.keys[noun].items() if key in allowed}


def _condition(source: Source, actor: Actor, verb: str) -> Any:
    if source.rows is Event:
        return Event.objects.filter(AUDIT[verb](actor))
    return source.rows.objects.which(actor, may=verb)


def _alone(source: Source, actor: Actor, verb: str) -> set[int]:
    """The application without the second fence: it must hold by itself."""
    found = _condition(source, actor, verb)
    if verb != "read":
        found = found.filter(pk__in=_condition(source, actor, "read").values("pk"))
    return set(found.values_list("pk", flat=True))


def all_rows(source: Source) -> Any:
    if source.rows in {Event, Network.neighbours.through}:
        return source.rows.objects.all()
    return source.rows.objects.unrestricted(because=BECAUSE)


def conditions_without_a_rule() -> Iterator[str]:
    """Verbs of the product of which the model has never heard."""
    for noun, source in SOURCES.items():
        yield from (f"{noun}: {verb}" for verb in verbs_of(source) if verb not in RULES[source.rules])


def modules_of_conditions() -> list[Any]:
    names = [
        "admission",
        "audit",
        "authorities",
        "comments",
        "deployments",
        "directory",
        "loads",
        "looks",
        "networks",
        "notices",
        "phrases",
        "reports",
        "requests",
        "saved",
        "warnings",
        "spills",
    ]
    return [importlib.import_module(f"ilonet.{name}.access") for name in names]
