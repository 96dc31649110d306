"""What is known of a country today, topic by topic, and where is nothing current? (R-REC7)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from ilonet.access.actor import Actor
from ilonet.deployments.vocabulary import Topic
from ilonet.lib import clock
from ilonet.picture.country import CountryPicture
from ilonet.places.models import Country
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Tlp

SHOWN = 3  # of each topic
LOOKED_AT = 5000  # newest reports about the country
CURRENT_FOR = timedelta(days=365)  # what names no day until which it holds


@dataclass(frozen=True)
class Held:
    """What is looked at of every report; of those that are shown, the row is fetched."""

    pk: int
    topics: list[str]
    released_at: datetime
    valid_until: date | None

    def is_current(self, day: date) -> bool:
        if self.valid_until:
            return self.valid_until >= day
        return clock.day_of(self.released_at) >= day - CURRENT_FOR


@dataclass(frozen=True)
class TopicPicture:
    """One topic of Art. 3(4): its newest current reports, how many more there are, and since when there is none."""

    letter: str
    label: str
    reports: tuple[Report, ...]
    current: int
    last: datetime | None  # of any report, current or not
    authorities: int  # that work on it for this country

    @property
    def is_gap(self) -> bool:
        return not self.current

    @property
    def more(self) -> int:
        return self.current - len(self.reports)


class Situation:
    """Over what the reader may see: a gap of theirs may be filled by what others know."""

    def __init__(self, country: Country, actor: Actor) -> None:
        self.country, self.actor = country, actor

    @cached_property
    def topics(self) -> list[TopicPicture]:
        rows = {one.pk: one for one in self._rows([pk for pks in self._chosen.values() for pk in pks])}
        covered = CountryPicture(self.country, self.actor).topics_of.values()
        return [
            TopicPicture(
                letter=topic.value,
                label=str(topic.label),
                reports=tuple(rows[pk] for pk in self._chosen[topic.value] if pk in rows),
                current=sum(topic.value in one.topics for one in self._current),
                last=next((one.released_at for one in self._held if topic.value in one.topics), None),
                authorities=sum(topic.value in topics for topics in covered),
            )
            for topic in Topic
        ]

    @property
    def gaps(self) -> list[TopicPicture]:
        return [one for one in self.topics if one.is_gap]

    @property
    def current(self) -> int:
        return len(self._current)

    @property
    def shown(self) -> Iterator[Report]:
        return (one for topic in self.topics for one in topic.reports)

    @property
    def authorities(self) -> int:
        """That wrote what is shown."""
        return len({one.authority_id for one in self.shown})

    @property
    def tlp(self) -> Tlp | None:
        """The highest marking of what is shown binds the whole (R-SEC-3)."""
        there = {one.tlp for one in self.shown}
        return next((one for one in Tlp if one.value in there), None)

    @property
    def marking(self) -> str:
        return self.tlp.label.removeprefix("TLP:") if self.tlp else ""

    @property
    def is_sensitive(self) -> bool:
        return any(one.sensitive for one in self.shown)

    @cached_property
    def _held(self) -> list[Held]:
        about = Report.objects.visible_to(self.actor).released().about(self.country.code)
        asked = about.order_by("-released_at", "-pk").values_list("pk", "topics", "released_at", "valid_until")
        return [Held(*row) for row in asked[:LOOKED_AT]]

    @cached_property
    def _current(self) -> list[Held]:
        return [one for one in self._held if one.is_current(self.actor.today)]

    @cached_property
    def _chosen(self) -> dict[str, list[int]]:
        return {topic.value: [one.pk for one in self._current if topic.value in one.topics][:SHOWN] for topic in Topic}

    def _rows(self, chosen: list[int]) -> list[Report]:
        known = Report.objects.visible_to(self.actor).released().filter(pk__in=chosen)
        return list(known.select_related("authority").defer(*HEAVY))
