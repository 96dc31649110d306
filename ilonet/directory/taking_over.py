"""One register on its way in: who of it is known, which posts are meant, what has to be written."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from ilonet.access.models import Circle
from ilonet.authorities.models import Authority, Organisation
from ilonet.deployments.incoming.answers import Incoming, IncomingDeployment
from ilonet.deployments.incoming.words import fold
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.vocabulary import Basis, PostKind
from ilonet.directory.differences import (
    CHANGED,
    CREATED,
    ENDED,
    UNCHANGED,
    Absent,
    Change,
    Difference,
    Loaded,
    names,
    set_facts,
)
from ilonet.directory.models import Contact, ContactEntry
from ilonet.directory.recognising import BECAUSE, recognise
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.places.models import Country

AT_ONCE = 500
AGENCIES = {"FRONTEX": PostKind.FRONTEX, "EUAA": PostKind.EUAA, "EUROPOL": PostKind.EUROPOL}
# Field of the file -> field of the post. What the file has no column for stays as it is.
POST_FIELDS = {
    "also_covers": "responsible_for",
    "duties_text": "duties",
    "city": "city",
    "legal_basis": "legal_basis",
    "share": "migration_share",
}
PostKey = tuple[str, str | int]
Progress = Callable[[int, int], None]


class TakingOver:
    """Writes what it has seen to differ; only looking, it writes nothing."""

    def __init__(self, incoming: Incoming, authorities: dict[str, Authority], *, by: int | None, stored: bool) -> None:
        self.rows = incoming.rows
        self.fields = incoming.fields
        self.authorities = authorities
        self.by = by
        self.stored = stored
        self.today = clock.today()
        self.countries = Country.objects.in_bulk({row.host for row in self.rows})
        self.posts: dict[PostKey, Post] = {}
        self.changed_posts: dict[int, tuple[Change, ...]] = {}

    def take(self, progress: Progress | None = None) -> Loaded:
        tell = progress or (lambda _done, _of: None)
        entries = recognise(self.rows)
        for row in self.rows:
            if row.row in entries:
                self.posts.setdefault(_post_key(row), entries[row.row].deployment.post)
        self._insist_on_free_posts(entries)
        self._change_posts(entries)
        differences = self._change_all([(row, entries[row.row]) for row in self.rows if row.row in entries])
        tell(len(differences), len(self.rows))
        fresh = [row for row in self.rows if row.row not in entries]
        created = self._create(fresh) if self.stored else []
        tell(len(self.rows), len(self.rows))
        touched = [entry.deployment_id for entry in entries.values()] + [one.pk for one in created]
        differences += [self._difference(row, CREATED, ()) for row in fresh]
        differences.sort(key=lambda difference: difference.row)
        return Loaded(tuple(differences), self._missing(touched), self.stored)

    def _insist_on_free_posts(self, entries: dict[int, ContactEntry]) -> None:
        """Named here, with the row; the database would only say that it cannot be."""
        holders: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
        for row in self.rows:
            if post := self.posts.get(_post_key(row)):
                holders[post.pk].append((row.begins_on, row.ends_on, row.row))
        known = {entry.deployment_id for entry in entries.values()}
        others = Deployment.objects.filter(post__in=holders, withdrawn_on=None).exclude(pk__in=known)
        for post, first, last in others.unrestricted(because=BECAUSE).values_list("post", "from_on", "until_on"):
            holders[post].append((first, last, 0))
        for periods in holders.values():
            for earlier, later in pairwise(sorted(periods)):
                if later[0] <= earlier[1]:
                    raise two_officers(*(later, earlier) if later[2] else (earlier, later))

    def _change_posts(self, entries: dict[int, ContactEntry]) -> None:
        """Where a post has several rows, its last officer's row says what the post is now."""
        governing: dict[int, tuple[Post, IncomingDeployment]] = {}
        for row in _by_start(self.rows):
            entry = entries.get(row.row)
            post = entry.deployment.post if entry else self.posts.get(_post_key(row))
            if post:
                governing[post.pk] = post, row
        changed: list[Post] = []
        for post, row in governing.values():
            self.changed_posts[row.row] = changes = set_facts(post, self._post_facts(row))
            if changes:
                post.version += 1
                post.holds_from = max(self.today, post.holds_from)
                changed.append(post)
        fields = [*self._fact_names(), "version", "holds_from"]
        self._write(changed, fields)

    def _fact_names(self) -> list[str]:
        return [
            "host_type",
            "topics",
            "assistance",
            *(POST_FIELDS[name] for name in POST_FIELDS if name in self.fields),
        ]

    def _post_facts(self, row: IncomingDeployment) -> dict[str, object]:
        facts: dict[str, object] = {
            "country_id": row.host,
            "host_type": row.host_type,
            "topics": list(row.topics),
            "assistance": list(row.assistance),
        }
        said = {
            "also_covers": list(row.also_covers),
            "duties_text": row.duties_text,
            "city": row.city or self.countries[row.host].capital,
            "legal_basis": row.legal_basis,
            "share": row.share_percent,
        }
        for field, of_post in POST_FIELDS.items():
            if field in self.fields and said[field] is not None:
                facts[of_post] = said[field]
        return facts

    def _change_all(self, known: list[tuple[IncomingDeployment, ContactEntry]]) -> list[Difference]:
        shorter: list[Deployment] = []
        longer: list[Deployment] = []
        entries: list[ContactEntry] = []
        differences: list[Difference] = []
        for row, entry in known:
            deployment = entry.deployment
            before = deployment.from_on, deployment.until_on
            changes = self._change_period(row, deployment)
            if changes:
                within = before[0] <= deployment.from_on and deployment.until_on <= before[1]
                (shorter if within else longer).append(deployment)
            contact = self._change_contact(entry, row)
            if contact:
                entries.append(entry)
            differences.append(self._changed(row, entry, (*changes, *contact, *self.changed_posts.get(row.row, ()))))
        # What gives days away goes first, so that whoever takes them finds the post free.
        for rows in (shorter, longer):
            fields = ["from_on", "until_on", "notified_on", "basis", "original_duties", "version"]
            self._write(rows, fields)
        self._write(entries, ["sealed", "match", "version", "confirmed_on"])
        return differences

    def _write(self, rows: list[Any], fields: list[str]) -> None:
        if rows and self.stored:
            type(rows[0])._base_manager.bulk_update(rows, fields, batch_size=AT_ONCE)

    def _change_period(self, row: IncomingDeployment, deployment: Deployment) -> tuple[Change, ...]:
        facts: dict[str, Any] = {"from_on": row.begins_on, "until_on": row.ends_on}
        if row.notified_on:
            facts["notified_on"] = row.notified_on
        if row.is_legacy:  # the basis that was is never rewritten by a newer list (R-13-a)
            facts |= {"basis": Basis.LEGACY, "original_duties": row.original_duties}
        changes = set_facts(deployment, facts)
        if changes and self.by is not None and deployment.account_id == self.by:
            raise _oneself(row)
        if changes:
            deployment.version += 1
        return changes

    def _changed(self, row: IncomingDeployment, entry: ContactEntry, changes: tuple[Change, ...]) -> Difference:
        deployment = entry.deployment
        if not changes:
            return self._difference(row, UNCHANGED, (), deployment)
        ended = "until_on" in names(changes) and deployment.until_on < self.today
        return self._difference(row, ENDED if ended else CHANGED, changes, deployment)

    def _difference(
        self, row: IncomingDeployment, kind: str, changes: tuple[Change, ...], of: Deployment | None = None
    ) -> Difference:
        return Difference(
            row=row.row,
            kind=kind,
            fields=names(changes),
            changes=changes,
            host=row.host,
            city=of.post.city if of else row.city or self.countries[row.host].capital,
            officer=f"{row.given_name} {row.family_name}",
            period=(row.begins_on, row.ends_on),
            deployment=of.public_id if of else None,
        )

    def _change_contact(self, entry: ContactEntry, row: IncomingDeployment) -> tuple[Change, ...]:
        present = entry.contact
        wanted = Contact(
            row.family_name,
            row.given_name,
            list(row.phones) if "phone" in self.fields else present.telephones,
            list(row.emails) if "email" in self.fields else present.emails,
        )
        if wanted == present:
            return ()
        if self.stored:
            entry.write(wanted)
        entry.version += 1
        entry.confirmed_on = self.today
        return (Change("contact"),)

    def _create(self, rows: list[IncomingDeployment]) -> list[Deployment]:
        self._create_posts(rows)
        deployments = Deployment.objects.bulk_create([self._deployment(row) for row in rows])
        entries = []
        for row, deployment in zip(rows, deployments, strict=True):
            entry = ContactEntry(deployment=deployment, confirmed_on=self.today)
            entry.write(Contact(row.family_name, row.given_name, list(row.phones), list(row.emails)))
            entries.append(entry)
        ContactEntry.objects.bulk_create(entries)
        return deployments

    def _create_posts(self, rows: list[IncomingDeployment]) -> None:
        missing = {_post_key(row): row for row in _by_start(rows) if _post_key(row) not in self.posts}
        circles = Circle.objects.bulk_create([Circle(kind="post") for _key in missing])
        posts = [self._post(row, circle) for row, circle in zip(missing.values(), circles, strict=True)]
        self.posts.update(zip(missing, Post.objects.bulk_create(posts), strict=True))

    def _post(self, row: IncomingDeployment, circle: Circle) -> Post:
        authority = self.authorities[row.authority]
        facts = {"city": self.countries[row.host].capital, **self._post_facts(row)}
        return Post(authority=authority, kind=kind_for(authority), circle=circle, holds_from=row.begins_on, **facts)

    def _deployment(self, row: IncomingDeployment) -> Deployment:
        """Whom the authority lists as serving has arrived; whom it lists as coming has to be confirmed then."""
        return Deployment(
            post=self.posts[_post_key(row)],
            from_on=row.begins_on,
            until_on=row.ends_on,
            notified_on=row.notified_on or self.today,
            arrived_on=row.begins_on if row.begins_on <= self.today else None,
            basis=Basis.LEGACY if row.is_legacy else Basis.TODAY,
            original_duties=row.original_duties,
        )

    def _missing(self, touched: list[int]) -> tuple[Absent, ...]:
        listed = Deployment.objects.on(self.today).filter(post__authority__in=self.authorities.values())
        rows = listed.exclude(pk__in=touched).select_related("post").order_by("pk").unrestricted(because=BECAUSE)
        return tuple(
            Absent(one.public_id, one.post.country_id, one.post.city, one.from_on, one.until_on) for one in rows
        )


def kind_for(authority: Authority) -> str:
    """The Commission's and the agencies' officers are kinds of their own (Art. 5(2)); of a state's, it is not known."""
    if authority.organisation.kind == Organisation.Kind.COMMISSION:
        return PostKind.EMLO
    return AGENCIES.get(authority.organisation.code, PostKind.ILO)


def two_officers(wanted: tuple[date, date, int], other: tuple[date, date, int]) -> Refusal:
    return Refusal(
        "post.two_officers",
        _("Row %(row)d would put an officer on a post where another one serves from %(start)s until %(end)s.")
        % {"row": wanted[2], "start": other[0].isoformat(), "end": other[1].isoformat()},
        _("Check when the officer now in the register leaves the post, and when the next one begins."),
        status=409,
    )


def _oneself(row: IncomingDeployment) -> Refusal:
    return Refusal(
        "deployment.oneself",
        _("Row %(row)d changes your own deployment. Nothing was stored.") % {"row": row.row},
        _("Ask a colleague of your back office to load the list, or leave the row as the register has it."),
        status=403,
    )


def _by_start(rows: list[IncomingDeployment]) -> list[IncomingDeployment]:
    return sorted(rows, key=lambda row: (row.begins_on, row.row))


def _post_key(row: IncomingDeployment) -> PostKey:
    return (row.authority, fold(row.post)) if row.post else (row.authority, row.row)
