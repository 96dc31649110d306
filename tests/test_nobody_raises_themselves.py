"""AC15: whatever one administrator does, in whatever order, they and whoever they can enter as hold no more than before.

Random role graphs, random acts through the verbs, under row-level security. Whoever has a link in hand enters by it: then
that account acts as well. A second person never helps. Independent of the product: what counts as theirs to act on is read
from the rows of the graph, not asked of the verbs.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system, stand_in
from ilonet.accounts import endings, enrolment
from ilonet.accounts.models import Account
from ilonet.admission import code, letting_in, needed, suspending
from ilonet.admission.people import held_at, person_of
from ilonet.authorities.models import Appointment, Authority
from ilonet.authorities.staff import authorise
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-9.3-c")
GIVEN = ("back_office", "national_administrator", "privacy_reviewer")
OTHERS = ("chair", "secretariat", "member", "auditor", "data_protection_officer", "security_officer", "administrator")
CODES = ("FRA", "ITA", "SWE")
ACTS = 70
SEEDS = range(6)
REASON = "Left the service without notice."


@dataclass
class Graph:
    """Who holds what, and whom the one administrator has come to be."""

    dice: random.Random
    authorities: list[Authority]
    people: list[Account]
    mine: list[Account]  # the administrator first, then everybody whose link they had in hand
    done: Counter[str] = field(default_factory=Counter)

    def actor(self) -> Any:
        """Mostly the administrator; now and then one of those whom they entered as."""
        one = self.mine[0] if self.dice.random() < 0.8 else self.dice.choice(self.mine)
        return acting_as(one.pk)

    def rights(self) -> set[tuple[str, Any]]:
        held: set[tuple[str, Any]] = set()
        for one in self.mine:
            actor = acting_as(one.pk)
            held |= {("circle", at) for at in actor.circles} | {("function", name) for name in actor.functions}
            held |= {("reviews", at) for at in actor.reviews_for} | {("post", at) for at in actor.post_ids}
            held |= {("hat", hat.kind, hat.authority_code) for hat in actor.hats}
        return held


def invent(seed: int) -> Graph:
    dice = random.Random(seed)
    authorities = [making.authority(one) for one in CODES]
    people = [making.account(f"person{n}", last_seen_at=clock.now() if n % 3 else None) for n in range(9)]
    making.appointment(people[0], "national_administrator", CODES[0], authority=authorities[0])
    for one in people[:6]:
        for _ in range(dice.randint(0 if one is people[0] else 1, 2)):
            _grant(dice, one, authorities)
    for one in people[6:]:  # of the house alone; one of them suspended by another, so that somebody may be resumed
        making.appointment(one, dice.choice(GIVEN), CODES[0], authority=authorities[0])
    making.suspension(people[6], authorities[0], people[7], REASON)
    for one in authorities:
        making.deployment(making.post(one, "SEN"), None)
    return Graph(dice, authorities, people, [people[0]])


def _grant(dice: random.Random, one: Account, authorities: list[Authority]) -> None:
    at, kind = dice.choice(authorities), dice.random()
    until = clock.today() + timedelta(days=dice.choice([-3, 90, 300, 300]))
    if kind < 0.65:
        making.appointment(one, dice.choice(GIVEN), at.code, authority=at, until_on=until)
    elif kind < 0.8:
        making.appointment(one, dice.choice(OTHERS), "COM", until_on=until)
    else:
        making.deployment(making.post(at, "GHA"), one)


# What an administrator can try. Each answers with the account it was done to, or nothing.


def name_somebody(graph: Graph, by: Any) -> None:
    """An old or an invented colleague, or oneself, in any function at any authority."""
    one = graph.dice.choice([*graph.people, *graph.mine]).sign_in
    at = graph.authorities[0] if graph.dice.random() < 0.6 else graph.dice.choice(graph.authorities)
    function = graph.dice.choice([*GIVEN, *GIVEN, "chair", "administrator"])
    sign_in = graph.dice.choice([one, f"invented{graph.dice.randint(0, 3)}"])
    told = {
        "purpose": "Implements the Regulation",
        "from_on": clock.today(),
        "until_on": clock.today() + timedelta(days=200),
    }
    authorise(at, sign_in, function, **told, by=by)
    assert function != "national_administrator" or ("national_administrator", at.code) in _hats(by)
    if not any(account.sign_in == sign_in for account in graph.people):
        graph.people.append(Account.objects.get(sign_in=sign_in))


def end_or_renew(graph: Graph, by: Any) -> None:
    held = [*Appointment.objects.visible_to(by).filter(ended_on=None).order_by("pk")]
    one = graph.dice.choice(held)
    if graph.dice.random() < 0.5:
        one.revoke(by=by)
    else:
        until = one.until_on + timedelta(days=20)
        one.renew(until=until, purpose="Implements the Regulation", seen_until=one.until_on, by=by)
    assert one.function in GIVEN
    assert one.account_id != by.account_id
    assert one.function != "national_administrator" or ("national_administrator", one.authority.code) in _hats(by)


def name_officer(graph: Graph, by: Any) -> None:
    served = graph.dice.choice([*Deployment.objects.visible_to(by).order_by("pk")])
    served.name_officer(account=graph.dice.choice([*graph.people, *graph.mine]), version=served.version, by=by)


def let_in(graph: Graph, by: Any) -> Account:
    """Whoever gets the link uses it at once."""
    at, one = _chosen(graph, by)
    secret = letting_in.invite(one, at, by=by)
    return _enter(graph, one.account, secret)


def recover(graph: Graph, by: Any) -> Account:
    at, one = _chosen(graph, by)
    letting_in.ask_recovery(one, at, "The bag with the key was stolen.", by=by)
    return one.account


def approve(graph: Graph, by: Any) -> Account:
    _at, one = _chosen(graph, by)
    if one.admission is None:
        raise Refusal("nothing", "", "")
    return _enter(graph, one.account, letting_in.approve(one.admission, one, by=by))


def confirm(graph: Graph, by: Any) -> Account:
    """They sit before the screen on which the code stands."""
    _at, one = _chosen(graph, by)
    if one.admission is None:
        raise Refusal("nothing", "", "")
    letting_in.confirm(one.admission, one, code.code_of(one.admission), by=by)
    return one.account


def take_back(graph: Graph, by: Any) -> Account:
    _at, one = _chosen(graph, by)
    if one.admission is None:
        raise Refusal("nothing", "", "")
    letting_in.revoke(one.admission, one, by=by)
    return one.account


def suspend(graph: Graph, by: Any) -> Account:
    at, one = _chosen(graph, by)
    suspending.suspend(one, at, REASON, by=by)
    return one.account


def resume(graph: Graph, by: Any) -> None:
    """Whoever was suspended by another gets back what is theirs; it is nobody else's."""
    _at, one = _chosen(graph, by)
    suspending.resume_person(one, by=by)


def still_needed(graph: Graph, by: Any) -> None:
    at, one = _chosen(graph, by)
    asked = [one.account.public_id]
    verb = graph.dice.choice([needed.confirm_needed, needed.end_needless])
    verb(needed.chosen_of(at, asked, by), by=by)


def wait(graph: Graph, by: Any) -> None:
    clock.move(timedelta(hours=graph.dice.choice([1, 30])))


TRIES = [name_somebody, name_somebody, end_or_renew, name_officer, let_in, let_in, let_in, recover, approve, confirm, take_back,
         suspend, resume, still_needed, wait]  # fmt: skip


def _hats(by: Any) -> set[tuple[str, str]]:
    return {(hat.kind, hat.authority_code) for hat in by.hats}


def _chosen(graph: Graph, by: Any) -> tuple[Authority, Any]:
    """Mostly somebody of an authority that they look after; now and then anybody of any."""
    own = [one for one in graph.authorities if one.pk in by.reviews_for]
    at = graph.dice.choice(own if own and graph.dice.random() < 0.85 else graph.authorities)
    held = held_at(at).holdings
    listed = [one for one in graph.people if one.pk in held and graph.dice.random() < 0.9]
    return at, person_of(at, graph.dice.choice(listed or graph.people).public_id, by)


def _enter(graph: Graph, account: Account, secret: str) -> Account:
    stand_in([])
    enrolment.redeem(enrolment.invited(secret))
    if account not in graph.mine:
        graph.mine.append(account)
    return account


def holds_elsewhere(account: Account, own: set[str]) -> bool:
    """Read from the rows: something in force, or to come, that no authority of the administrator gave."""
    with as_the_system(because=BECAUSE):
        given = Appointment.objects.unrestricted(because=BECAUSE).filter(account=account, until_on__gte=clock.today())
        serving = Deployment.objects.unrestricted(because=BECAUSE).filter(
            account=account, until_on__gte=clock.today(), withdrawn_on=None
        )
        return any(
            one.ended_on is None and not (one.authority and one.authority.code in own and one.function in GIVEN)
            for one in given.select_related("authority")
        ) or any(one.post.authority.code not in own for one in serving.select_related("post__authority"))


def play(graph: Graph, acts: int = ACTS) -> None:
    """Raises AssertionError as soon as somebody has more than the administrator had, or acted where they may not."""
    before = graph.rights()
    for _ in range(acts):
        verb, by = graph.dice.choice(TRIES), graph.actor()
        own = {hat.authority_code for hat in by.hats if hat.kind == "national_administrator"}
        try:
            with transaction.atomic():
                done_to = verb(graph, by)
        except (Refusal, IndexError):  # nothing to choose from is nothing done
            continue
        graph.done[verb.__name__] += 1
        if done_to:
            assert done_to.pk != by.account_id, verb.__name__
            assert not holds_elsewhere(done_to, own), (verb.__name__, done_to)
        assert graph.rights() <= before, (verb.__name__, graph.rights() - before)


def test_no_sequence_of_acts_by_one_administrator_raises_them(db, capsys):
    done: Counter[str] = Counter()
    for seed in SEEDS:
        with transaction.atomic():
            graph = invent(seed)
            play(graph)
            done += graph.done
            transaction.set_rollback(True)
    with capsys.disabled():
        print(f"\nnobody raises themselves: {len(SEEDS)} graphs, {sum(done.values())} acts done")
    assert done["approve"] == done["confirm"] == 0, "these take a second person"
    tried = {verb.__name__ for verb in TRIES} - {"approve", "confirm"}
    assert tried <= done.keys(), "where an act was never done, nothing was shown of it"
    assert sum(done.values()) > 100


def no_quarantine(monkeypatch):
    monkeypatch.setattr(endings, "quarantine", lambda *_: None)


def nobody_is_stronger(monkeypatch):
    def but_oneself(person, by):
        if person.account.pk == by.account_id:
            raise Refusal("account.oneself", "", "")

    for module in (letting_in, suspending):
        monkeypatch.setattr(module, "insist_within", but_oneself)


@pytest.mark.parametrize("hole", [no_quarantine, nobody_is_stronger])
def test_a_hole_is_found(db, monkeypatch, hole):
    """What the property rests on, taken away: then some graph shows it."""
    hole(monkeypatch)
    found = []
    for seed in SEEDS:
        with transaction.atomic():
            try:
                play(invent(seed))
            except AssertionError as shown:
                found.append(str(shown))
            transaction.set_rollback(True)
        if found:
            break
    assert found
