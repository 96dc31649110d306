"""Random acts of authors, reviewers and back offices, and an oracle that knows no rule of the product (security.md 7.3).

The oracle knows which words are personal data because it has put them there; who decided, and who had written, because it
saw them succeed. What a third person can read is asked of the database, as that person.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment
from ilonet.deployments.models import Deployment
from ilonet.lib import clock, sql
from ilonet.looks.models import Look
from ilonet.reports.models import Report, ReportVersion, SharedDraft
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE

HELD = ("GB82 WEST 1234 5698 7654 32", "+221 77 123 45 67", "https://drive.example.com/s/Qx7", "selam@post.example.org")
ADVISED = ("Moussa Traoré", "Aminata Diallo")
CLEAN = ("Fewer boats left the coast.", "The price rose.", "Checks at the border were frequent.")
AUTHORITIES = {"FRA": False, "SWE": True}  # whether it reviews before release
FOUR_DAYS = timedelta(days=4)  # two working days at most


@dataclass
class Text:
    """One report as the oracle remembers it."""

    row: Report
    authority: str
    body: str
    hands: set[str] = field(default_factory=set)
    reasons: set[tuple[str, str]] = field(default_factory=set)  # exact text, words
    cleared: dict[tuple[str, str], str] = field(default_factory=dict)  # the same, by whom
    disowned: set[tuple[str, str]] = field(default_factory=set)  # a reviewer did not agree afterwards
    released: list[str] = field(default_factory=list)  # its wordings
    shown: list[str] = field(default_factory=list)  # wordings that were shared before a release
    shown_by: str = ""
    released_by: str = ""
    is_discarded: bool = False


@dataclass
class Asked:
    text: Text
    wording: str
    words: str
    at: datetime
    hands: set[str]


@dataclass
class Stage:
    dice: random.Random
    people: dict[str, Account]
    audience: int
    guest: int  # the circle of one post of another authority
    texts: list[Text] = field(default_factory=list)
    posts: dict[str, Any] = field(default_factory=dict)
    asked: dict[Any, Asked] = field(default_factory=dict)  # by the look's id
    done: Counter[str] = field(default_factory=Counter)
    held_by: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # function and authority, in force

    def actor(self, name: str) -> Any:
        return acting_as(self.people[name].pk)

    def anybody(self) -> str:
        return self.dice.choice([*self.people])

    def author(self, *codes: str) -> str:
        """Mostly whoever serves on one of the posts; now and then anybody."""
        wanted = {("officer", code) for code in codes or AUTHORITIES}
        serving = [name for name, held in self.held_by.items() if held & wanted]
        return self.anybody() if self.dice.random() < 0.1 else self.dice.choice(serving)

    def chosen(self, verb: str, *likely: str) -> tuple[Text, str, Any]:
        """Mostly a text with which somebody may do this; now and then any of the last."""
        for _ in range(4):
            name = self.dice.choice(likely) if likely else self.author()
            by = self.actor(name)
            may = set(Report.objects.which(by, may=verb).values_list("pk", flat=True))
            fit = [one for one in self.texts if one.row.pk in may]
            if fit:
                break
        return self.dice.choice((fit if fit and self.dice.random() < 0.95 else self.texts)[-3:]), name, by

    def wording(self) -> str:
        chosen, kind = [self.dice.choice(CLEAN)], self.dice.choice(["held", "held", "named", "named", "both", "clean"])
        chosen += [f"It said {self.dice.choice(HELD)} there."] * (kind in {"held", "both"})
        chosen += [f"The agreement was signed by {self.dice.choice(ADVISED)} in Dakar."] * (kind in {"named", "both"})
        return " ".join(self.dice.sample(chosen, len(chosen)))

    def may_look(self, name: str, asked: Asked) -> bool:
        """Another person, named by the authority and not its back office; or the central one, once it is overdue."""
        at = asked.text.authority
        held = self.held_by[name]
        if name in asked.hands or ("officer", at) in held:
            return False
        named = ("privacy_reviewer", at) in held and ("back_office", at) not in held
        central = ("data_protection_officer", "") in held and clock.now() >= asked.at + timedelta(days=2)
        return named or central


def set_stage(seed: int) -> Stage:
    network = making.network("West", ["SEN", "GHA", "CIV"])
    guest = making.post(making.authority("ITA"), "GHA", city="Accra")
    stage = Stage(random.Random(seed), {}, network.circle_id, guest.circle_id)
    for code, reviews in AUTHORITIES.items():
        authority = making.authority(code, reviews_before_release=reviews)
        post = making.post(authority, "SEN", city="Dakar")
        stage.posts[code] = post
        _serve(stage, f"writer {code}", post)
        _person(stage, f"colleague {code}")  # who takes over the post one day
        _appoint(stage, f"office {code}", "back_office", code)
        _appoint(stage, f"reviewer {code}", "privacy_reviewer", code)
        _appoint(stage, f"both {code}", "privacy_reviewer", code)
        _appoint(stage, f"both {code}", "back_office", code)
    _appoint(stage, "central", "data_protection_officer", "")
    _serve(stage, "reader ITA", guest)
    return stage


def _person(stage: Stage, name: str) -> Account:
    if name not in stage.people:
        stage.people[name] = making.account(name)
        stage.held_by[name] = set()
    return stage.people[name]


def _serve(stage: Stage, name: str, post: Any, **known: Any) -> None:
    making.deployment(post, _person(stage, name), **known)
    stage.held_by[name].add(("officer", post.authority.code))


def _appoint(stage: Stage, name: str, function: str, code: str) -> None:
    who, at = _person(stage, name), making.authority(code) if code else None
    making.appointment(who, function, code or "COM", authority=at)
    stage.held_by[name].add((function, code))


def change_standing(stage: Stage) -> None:
    """A function ends or begins; an officer hands over the post, and may be named reviewer of what they wrote."""
    name = stage.dice.choice([one for one in stage.people if one != "reader ITA"])
    code = name.rpartition(" ")[2]
    mine = stage.held_by[name]
    if ("officer", code) in mine and name.startswith("writer"):
        with as_the_system(because=BECAUSE):
            over = clock.today() - timedelta(days=1)
            Deployment.objects.unrestricted(because=BECAUSE).filter(account=stage.people[name]).update(until_on=over)
        mine.discard(("officer", code))
        _serve(stage, f"colleague {code}", stage.posts[code], from_on=clock.today())
    elif code in AUTHORITIES and stage.dice.random() < 0.5:
        if ("privacy_reviewer", code) not in mine:
            _appoint(stage, name, "privacy_reviewer", code)
    elif name != "central" and ("privacy_reviewer", code) in mine:
        with as_the_system(because=BECAUSE):
            held = Appointment.objects.unrestricted(because=BECAUSE).filter(account=stage.people[name])
            held.filter(function="privacy_reviewer").update(ended_on=clock.today())
        mine.discard(("privacy_reviewer", code))


def what_is_wrong(stage: Stage) -> list[str]:
    """After a step: everything that a third person reads, and everything that an author has written."""
    stage.actor("reader ITA")
    seen = Report.objects.unrestricted(because=BECAUSE).filter(pk__in=[one.row.pk for one in stage.texts])
    shown = {one.pk: [one.body[0]["text"]] for one in seen.select_related("post")}
    for version in ReportVersion.objects.unrestricted(because=BECAUSE).filter(report__in=list(shown)):
        shown[version.report_id].append(version.body[0]["text"])
    drafts = SharedDraft.objects.unrestricted(because=BECAUSE)
    before = {one.report_id: one.text.sections[0]["text"] for one in drafts}
    read = [(text, wording, text.released_by) for text in stage.texts for wording in shown.get(text.row.pk, [])]
    read += [(text, before[text.row.pk], text.shown_by) for text in stage.texts if text.row.pk in before]
    return [said for text, wording, by in read for said in _unexplained(text, wording, by)]


def _unexplained(text: Text, wording: str, let_go_by: str) -> list[str]:
    wrong = []
    for words in HELD:
        by = text.cleared.get((wording, words))
        if words in wording and by is None:
            wrong.append(f"{words!r} is read by others, and nobody let it through: {wording!r}")
        elif words in wording and by == let_go_by:
            wrong.append(f"{words!r} was let go by {by}, who had let it through")
    for words in ADVISED:
        if words in wording and (wording, words) not in text.reasons and (wording, words) not in text.cleared:
            wrong.append(f"{words!r} is read by others without a reason")
        if words in wording and (wording, words) in text.disowned:
            wrong.append(f"{words!r} is read by others although a reviewer wants it masked")
    return wrong


def what_is_lost(stage: Stage) -> list[str]:
    """No draft is, and no flagged words lie in clear beside it."""
    wrong = []
    with as_the_system(because=BECAUSE):
        there = set(Report.objects.unrestricted(because=BECAUSE).values_list("pk", flat=True))
        wrong += [f"lost: {one.body!r}" for one in stage.texts if not one.is_discarded and one.row.pk not in there]
        for table in ("looks_look", "audit_event", "work_job"):
            told = sql.rows(f"SELECT one::text FROM {table} one")  # noqa: S608 — constants
            wrong += [f"{words!r} lies in {table}" for words in (*HELD, *ADVISED) for (row,) in told if words in row]
        kept = Look.objects.unrestricted(because=BECAUSE).exclude(decision="").exclude(sealed=None)
        wrong += [f"kept after the decision: {one}" for one in kept if one.passage.found]
    return wrong
