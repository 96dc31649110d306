"""Three authorities that write, review and read each other; functions that begin and end (security.md 7.3)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.standing.acting import acting_as
from tests import making
from tests.held.memory import Asked, House, Thing
from tests.making import BECAUSE

AUTHORITIES = {"FRA": False, "SWE": True, "ITA": False}  # whether it reviews before release
WHERE = {"FRA": "SEN", "SWE": "SEN", "ITA": "GHA"}
OFFICES = {"back_office", "privacy_reviewer"}
OVERDUE = timedelta(days=2)  # two working days at least


@dataclass
class Stage:
    dice: random.Random
    network: Any
    people: dict[str, Account] = field(default_factory=dict)
    posts: dict[str, Any] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    asked: dict[Any, Asked] = field(default_factory=dict)  # by the look's id
    done: Counter[str] = field(default_factory=Counter)
    held_by: dict[str, set[House]] = field(default_factory=dict)  # function and authority, in force
    circles: dict[str, frozenset[int]] = field(default_factory=dict)  # in which each stands
    wrong: list[str] = field(default_factory=list)  # seen while it was done
    is_scanner_away: bool = False
    read: dict[Any, Any] = field(default_factory=dict)  # what the oracle has opened
    dwells: float = 0.7  # how often one goes on with what is at hand
    decides: tuple[str, ...] = ("clear", "clear", "mask", "refuse")
    keeps: float = 0.85  # how often it is a reviewer who decides, and nobody else tries
    strays: float = 0.05  # how often anybody tries anything
    begins: float = 0.08  # for one act done, how much may be begun
    at_hand: Thing | None = None  # with which somebody did something last

    def actor(self, name: str) -> Any:
        return acting_as(self.people[name].pk)

    def anybody(self) -> str:
        return self.dice.choice([*self.people])

    def somebody(self, *likely: House) -> str:
        """Mostly who holds one of these; now and then anybody."""
        holding = self.holding(*likely)
        return self.anybody() if not holding or self.dice.random() < 0.1 else self.dice.choice(holding)

    def author(self) -> str:
        return self.somebody(*(("officer", code) for code in AUTHORITIES))

    def office(self) -> str:
        return self.somebody(*(("back_office", code) for code in AUTHORITIES))

    def writer(self) -> str:
        return self.author() if self.dice.random() < 0.8 else self.office()

    def house_of(self, row: Any) -> House:
        """The post that writes it, or the back office where no post does."""
        code = next(code for code in AUTHORITIES if making.authority(code).pk == row.authority_id)
        return ("officer" if row.post_id else "back_office", code)

    def add(self, noun: str, row: Any, by: str) -> Thing:
        thing = self.at_hand = Thing(noun, row, self.house_of(row), {by})
        self.things.append(thing)
        return thing

    def insist_on_few(self, noun: str) -> None:
        """What is begun is gone on with. Raises IndexError where there are many already."""
        if sum(one.noun == noun for one in self.things) > 1 + self.done.total() * self.begins:
            raise IndexError(noun)

    def holding(self, *wanted: House) -> list[str]:
        return [name for name, held in self.held_by.items() if held & set(wanted)]

    def chosen(self, model: Any, verb: str, whose: str = "house") -> tuple[Thing, str, Any]:
        """Mostly one of the last things, and somebody who may do this with it; now and then any, by anybody.

        `whose`: its house, the back office behind it, or everybody who speaks. Raises IndexError where there is none.
        """
        table = model._meta.concrete_model._meta.db_table
        mine = [one for one in self.things if one.row._meta.db_table == table]
        near = mine[-5:] if self.dice.random() < 0.8 else mine
        tried = self.dice.sample(near, min(len(near), 4))
        if self.at_hand in mine and self.dice.random() < self.dwells:
            tried = [self.at_hand, *tried]
        if not tried or self.dice.random() < self.strays:
            thing, name = self.dice.choice(tried), self.anybody()
            return thing, name, self.actor(name)
        for thing in tried:
            name = self.dice.choice(self._likely(thing, whose))
            by = self.actor(name)
            if model.objects.which(by, may=verb).filter(pk=thing.row.pk).exists():
                self.at_hand = thing
                return thing, name, by
        raise IndexError(verb)

    def _likely(self, thing: Thing, whose: str) -> list[str]:
        houses = {"house": [thing.house], "office": [("back_office", thing.code)]}.get(whose, self.speaking)
        return self.holding(*houses) or [*self.people]

    @property
    def speaking(self) -> list[House]:
        return [(function, code) for function in ("officer", "back_office") for code in AUTHORITIES]

    def may_look(self, name: str, asked: Asked) -> bool:
        """Another person, named by the authority and not its back office; or the central one, once it is overdue."""
        at, held = asked.thing.code, self.held_by[name]
        if name in asked.thing.hands or asked.thing.house in held:
            return False
        named = ("privacy_reviewer", at) in held and ("back_office", at) not in held
        central = ("data_protection_officer", "") in held and clock.now() >= asked.at + OVERDUE
        return named or central

    def look_where_they_stand(self) -> None:
        self.circles = {name: self.actor(name).circles for name in self.people}


def set_stage(seed: int) -> Stage:
    stage = Stage(random.Random(seed), making.network("West", ["SEN", "GHA", "CIV"]))
    for code, reviews in AUTHORITIES.items():
        post = making.post(making.authority(code, reviews_before_release=reviews), WHERE[code], city=f"Town {code}")
        stage.posts[code] = post
        _serve(stage, f"writer {code}", post)
        _person(stage, f"colleague {code}")  # who takes over the post one day
        _appoint(stage, f"office {code}", "back_office", code)
        _appoint(stage, f"reviewer {code}", "privacy_reviewer", code)
        _appoint(stage, f"both {code}", "privacy_reviewer", code)
        _appoint(stage, f"both {code}", "back_office", code)
    _appoint(stage, "central", "data_protection_officer", "")
    stage.look_where_they_stand()
    return stage


def change_standing(stage: Stage) -> None:
    """A function ends or begins; an officer hands over the post, and may be named reviewer of what they wrote."""
    name = stage.dice.choice([one for one in stage.people if one != "central"])
    code = name.rpartition(" ")[2]
    if ("officer", code) in stage.held_by[name] and name.startswith("writer"):
        hand_over(stage, code)
    elif stage.dice.random() < 0.5:
        be_named(stage, name)
    else:
        be_taken_off(stage, name)


def hand_over(stage: Stage, code: str) -> None:
    """Raises KeyError where it is done already."""
    stage.held_by[f"writer {code}"].remove(("officer", code))
    with as_the_system(because=BECAUSE):
        serving = Deployment.objects.unrestricted(because=BECAUSE).filter(account=stage.people[f"writer {code}"])
        serving.update(until_on=clock.today() - timedelta(days=1))
    _serve(stage, f"colleague {code}", stage.posts[code], from_on=clock.today())
    stage.look_where_they_stand()


def be_named(stage: Stage, name: str) -> None:
    code = name.rpartition(" ")[2]
    if ("privacy_reviewer", code) not in stage.held_by[name]:
        _appoint(stage, name, "privacy_reviewer", code)
        stage.look_where_they_stand()


def be_taken_off(stage: Stage, name: str) -> None:
    """A reviewer is none any more."""
    stage.held_by[name].discard(("privacy_reviewer", name.rpartition(" ")[2]))
    with as_the_system(because=BECAUSE):
        held = Appointment.objects.unrestricted(because=BECAUSE).filter(account=stage.people[name])
        held.filter(function="privacy_reviewer").update(ended_on=clock.today())
    stage.look_where_they_stand()


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
