"""How many officers are where? Every number of the page is counted from the officers at work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from ilonet.deployments.serving import AtWork


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address bar asks for; nothing asked means all."""

    authority: str | None = None
    topic: str | None = None
    host: str | None = None
    kind: str | None = None

    def fits(self, one: AtWork) -> bool:
        return (
            self.authority in {None, one.authority}
            and (self.topic is None or self.topic in one.topics)
            and self.host in {None, one.host}
            and self.kind in {None, one.kind}
        )

    @property
    def narrows(self) -> bool:
        return any(getattr(self, each.name) is not None for each in fields(self))


@dataclass(frozen=True, slots=True)
class Line:
    """One country of the table."""

    country: str
    officers: int
    authorities: int
    from_elsewhere: int  # posted in another country and responsible for this one
    topics: int = 0  # of Art. 3(4), that those posted there cover


@dataclass
class WhoIsWhere:
    """Counts over those who fit; what a filter would find is counted with the other filters left in force."""

    everyone: list[AtWork]
    asked: Asked = field(default_factory=Asked)

    @cached_property
    def found(self) -> list[AtWork]:
        return [one for one in self.everyone if self.asked.fits(one)]

    @cached_property
    def officers(self) -> Counter[str]:
        return Counter(one.country for one in self.found)

    @cached_property
    def from_elsewhere(self) -> Counter[str]:
        return Counter(code for one in self.found for code in set(one.responsible_for) - {one.country})

    @property
    def topics(self) -> int:
        return len({topic for one in self.found for topic in one.topics})

    @property
    def authorities(self) -> int:
        return len({one.authority for one in self.found})

    @cached_property
    def lines(self) -> list[Line]:
        of: dict[str, set[str]] = {}
        on: dict[str, set[str]] = {}
        for one in self.found:
            of.setdefault(one.country, set()).add(one.authority)
            on.setdefault(one.country, set()).update(one.topics)
        return [
            Line(code, self.officers[code], len(of.get(code, ())), self.from_elsewhere[code], len(on.get(code, ())))
            for code in self.officers | self.from_elsewhere
        ]

    def would_find(self, name: str) -> Counter[str]:
        """For each value of one filter, how many officers it leaves."""
        others = replace(self.asked, **{name: None})
        left = [one for one in self.everyone if others.fits(one)]
        if name == "topic":
            return Counter(topic for one in left for topic in one.topics)
        return Counter(getattr(one, name) for one in left)
