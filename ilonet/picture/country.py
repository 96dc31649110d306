"""Who works on this country, in which network, on which topics, and what has been reported about it? (R-REC7, R-REC12)"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import get_language

from ilonet.access.actor import Actor
from ilonet.deployments.serving import Serving, posts_served, serving_on
from ilonet.deployments.vocabulary import Topic
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Network
from ilonet.places.alphabet import alphabetical
from ilonet.places.facts import Kind, StatusNote, load
from ilonet.places.languages import official
from ilonet.places.models import Country
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.warnings.listing import open_in
from ilonet.warnings.models import EarlyWarning

NEWEST = 10
ALPHA3 = re.compile("[A-Z]{3}")


@dataclass(frozen=True)
class TopicRow:
    """One topic's line in the matrix: which of the authorities work on it here."""

    letter: str
    label: str
    marks: tuple[tuple[str, bool], ...]

    @property
    def authorities(self) -> int:
        return sum(works for _, works in self.marks)


@dataclass
class CountryPicture:
    country: Country
    actor: Actor
    on: date | None = None
    by_authority: bool = False  # one authority's posts together

    @property
    def day(self) -> date:
        return of_the_network(self.on, self.actor)

    @cached_property
    def serving(self) -> list[Serving]:
        """All who work on the country, posted there or responsible for it from elsewhere."""
        posts = posts_served(self.actor, self.on).covering(self.country.code)
        found = serving_on(posts, self.actor, self.on)
        if self.by_authority:
            return sorted(found, key=lambda one: (one.post.authority.code, one.post.city, one.deployment.pk))
        return sorted(found, key=lambda one: (one.post.city, one.post.authority.code, one.deployment.pk))

    @property
    def posted_here(self) -> list[Serving]:
        return [one for one in self.serving if one.post.country_id == self.country.code]

    @property
    def from_elsewhere(self) -> list[Serving]:
        found = [one for one in self.serving if one.post.country_id != self.country.code]
        if self.by_authority:
            return found
        place = {code: at for at, code in enumerate(alphabetical({one.post.country_id for one in found}))}
        return sorted(found, key=lambda one: place[one.post.country_id])

    @cached_property
    def topics_of(self) -> dict[str, set[str]]:
        """For each authority with an officer for this country, its topics."""
        of: dict[str, set[str]] = {}
        for one in self.serving:
            of.setdefault(one.post.authority.code, set()).update(one.post.topics)
        return dict(sorted(of.items()))

    @property
    def topics_here(self) -> int:
        """Of Art. 3(4), that those posted here cover, as the map counts."""
        return len({topic for one in self.posted_here for topic in one.post.topics})

    @property
    def authorities_here(self) -> int:
        return len({one.post.authority.code for one in self.posted_here})

    @property
    def matrix(self) -> list[TopicRow]:
        """Where mandates overlap, and where nobody looks (R-REC12)."""
        of = self.topics_of.items()
        return [
            TopicRow(topic.value, str(topic.label), tuple((code, topic.value in topics) for code, topics in of))
            for topic in Topic
        ]

    @cached_property
    def networks(self) -> list[Network]:
        found = Network.objects.visible_to(self.actor).on(self.day).touching([self.country.code])
        return sorted(found, key=lambda one: (one.kind != "local", str(one)))

    @cached_property
    def reports(self) -> list[Report]:
        """Newest first, and one more than is shown, so that the page knows whether there are others."""
        about = Report.objects.visible_to(self.actor).released().about(self.country.code)
        return list(about.select_related("authority").defer(*HEAVY).order_by("-released_at", "-pk")[: NEWEST + 1])

    @cached_property
    def warnings(self) -> list[EarlyWarning]:
        """Open ones that the reader may know, newest first."""
        return open_in([self.country.code], self.actor)

    @property
    def neighbours(self) -> list[str]:
        return alphabetical(self.country.neighbours)

    @property
    def memberships(self) -> list[str]:
        return [kind.value for kind in Kind if load().is_(self.country.code, kind, self.day)]

    @property
    def note(self) -> str:
        note = load().status_notes.get(self.country.code)
        return note_text(note) if note else ""


def known(code: str) -> Country | None:
    """The country of this alpha-3 code, if it is one."""
    return Country.objects.select_related("region").filter(pk=code).first() if ALPHA3.fullmatch(code) else None


def note_text(note: StatusNote) -> str:
    """With its marker in front; English where the reader's language has none."""
    return f"{note.marker} {note.text.get(official(get_language() or 'en'), note.text['en'])}"


def notes_on(codes: set[str]) -> list[str]:
    """The status notes that go with these designations."""
    return [note_text(note) for code, note in sorted(load().status_notes.items()) if code in codes]
