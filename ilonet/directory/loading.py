"""How a register that was read comes into ours: all of it or nothing, and twice is the same as once (Arts 4, 9(2)(d))."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.audit.recording import record
from ilonet.authorities.models import Authority, Organisation
from ilonet.deployments.incoming.answers import Incoming, IncomingDeployment
from ilonet.deployments.incoming.words import fold
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.vocabulary import PostKind
from ilonet.directory.models import Contact, ContactEntry, match_of
from ilonet.lib import birth, clock, sql
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.places.models import Country

BECAUSE = "a register is loaded for its authorities"
ONE_AT_A_TIME = 20191240
INVENTED = (".example", ".test", ".invalid")
CREATED, CHANGED, ENDED, UNCHANGED = "created", "changed", "ended", "unchanged"
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


@dataclass(frozen=True)
class Difference:
    """What a row of the file means for the register; names of fields, never what is in them."""

    row: int
    kind: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loaded:
    differences: tuple[Difference, ...]
    absent: int  # in force at these authorities, and not in the file: left alone
    stored: bool

    def count(self, kind: str) -> int:
        return sum(difference.kind == kind for difference in self.differences)


class _OnlyLooking(Exception):
    """Everything was done as it would be, and is undone."""

    def __init__(self, seen: Loaded) -> None:
        super().__init__()
        self.seen = seen


def load_register(incoming: Incoming, *, by: Actor | None, dry_run: bool = False) -> Loaded:
    """Without an actor it is the operator at the terminal; a back office loads its own authority only (Art. 1(2))."""
    _insist_clean(incoming)
    authorities = _authorities(incoming, by)
    _insist_invented_in_a_demonstration(incoming)
    try:
        with transaction.atomic(), as_the_system(because=BECAUSE):
            sql.run("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            loaded = _Loading(incoming, authorities, stored=not dry_run).load()
            _stop_if_only_looking(loaded)
            _write_down(loaded, authorities, by)
            return loaded
    except _OnlyLooking as looking:
        return looking.seen
    except IntegrityError as error:
        raise _on_one_post(error) from error


def _stop_if_only_looking(loaded: Loaded) -> None:
    if not loaded.stored:
        raise _OnlyLooking(loaded)


class _Loading:
    """One register on its way in: who of it is known, which posts are meant, what has to be written."""

    def __init__(self, incoming: Incoming, authorities: dict[str, Authority], *, stored: bool) -> None:
        self.rows = incoming.rows
        self.fields = incoming.fields
        self.authorities = authorities
        self.stored = stored
        self.today = clock.today()
        self.countries = Country.objects.in_bulk({row.host for row in self.rows})
        self.posts: dict[PostKey, Post] = {}
        self.changed_posts: dict[int, tuple[str, ...]] = {}

    def load(self) -> Loaded:
        entries = recognise(self.rows)
        for row in self.rows:
            if row.row in entries:
                self.posts.setdefault(_post_key(row), entries[row.row].deployment.post)
        self._change_posts(entries)
        differences = [self._change(row, entries[row.row]) for row in self.rows if row.row in entries]
        fresh = [row for row in self.rows if row.row not in entries]
        created = self._create(fresh)
        touched = [entry.deployment_id for entry in entries.values()] + [one.pk for one in created]
        differences += [Difference(row.row, CREATED) for row in fresh]
        differences.sort(key=lambda difference: difference.row)
        return Loaded(tuple(differences), self._absent(touched), self.stored)

    def _change_posts(self, entries: dict[int, ContactEntry]) -> None:
        """Where a post has several rows, its last officer's row says what the post is now."""
        governing: dict[int, tuple[Post, IncomingDeployment]] = {}
        for row in _by_start(self.rows):
            entry = entries.get(row.row)
            post = entry.deployment.post if entry else self.posts.get(_post_key(row))
            if post:
                governing[post.pk] = post, row
        for post, row in governing.values():
            self.changed_posts[row.row] = self._change_post(post, row)

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

    def _change_post(self, post: Post, row: IncomingDeployment) -> tuple[str, ...]:
        fields = _set(post, self._post_facts(row))
        if fields:
            post.version += 1
            post.holds_from = max(self.today, post.holds_from)
            post.save(update_fields=[*fields, "version", "holds_from"])
        return fields

    def _change(self, row: IncomingDeployment, entry: ContactEntry) -> Difference:
        deployment = entry.deployment
        period: dict[str, object] = {"from_on": row.begins_on, "until_on": row.ends_on}
        if row.notified_on:
            period["notified_on"] = row.notified_on
        fields = _set(deployment, period)
        if fields:
            deployment.version += 1
            deployment.save(update_fields=[*fields, "version"])
        fields += self._change_contact(entry, row) + self.changed_posts.get(row.row, ())
        if not fields:
            return Difference(row.row, UNCHANGED)
        ended = "until_on" in fields and deployment.until_on < self.today
        return Difference(row.row, ENDED if ended else CHANGED, fields)

    def _change_contact(self, entry: ContactEntry, row: IncomingDeployment) -> tuple[str, ...]:
        present = entry.contact
        wanted = Contact(
            row.family_name,
            row.given_name,
            list(row.phones) if "phone" in self.fields else present.telephones,
            list(row.emails) if "email" in self.fields else present.emails,
        )
        if wanted == present:
            return ()
        entry.write(wanted)
        entry.version += 1
        entry.confirmed_on = self.today
        entry.save(update_fields=["sealed", "match", "version", "confirmed_on"])
        return ("contact",)

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
        )

    def _absent(self, touched: list[int]) -> int:
        listed = Deployment.objects.on(self.today).filter(post__authority__in=self.authorities.values())
        return listed.exclude(pk__in=touched).unrestricted(because=BECAUSE).count()


def recognise(rows: list[IncomingDeployment]) -> dict[int, ContactEntry]:
    """The entry that a row is about: the same officer of the same authority in the same country, about that time.

    The same start first; then a period that overlaps, which is a corrected date. Anything else is another deployment.
    """
    matches = {row.row: match_of(row.authority, Contact(row.family_name, row.given_name)) for row in rows}
    entries: dict[str, list[ContactEntry]] = defaultdict(list)
    for entry in (
        ContactEntry.objects.filter(match__in=matches.values(), deployment__withdrawn_on=None)
        .select_related("deployment__post__authority")
        .unrestricted(because=BECAUSE)
    ):
        entries[entry.match].append(entry)
    found: dict[int, ContactEntry] = {}
    for fits in (_same_start, _overlapping):
        for row in rows:
            free = entries[matches[row.row]] if row.row not in found else []
            entry = next((one for one in free if fits(one.deployment, row)), None)
            if entry:
                free.remove(entry)
                found[row.row] = entry
    return found


def _same_start(deployment: Deployment, row: IncomingDeployment) -> bool:
    return deployment.post.country_id == row.host and deployment.from_on == row.begins_on


def _overlapping(deployment: Deployment, row: IncomingDeployment) -> bool:
    overlap = deployment.from_on <= row.ends_on and deployment.until_on >= row.begins_on
    return deployment.post.country_id == row.host and overlap


def kind_for(authority: Authority) -> str:
    """The Commission's and the agencies' officers are kinds of their own (Art. 5(2)); of a state's, it is not known."""
    if authority.organisation.kind == Organisation.Kind.COMMISSION:
        return PostKind.EMLO
    return AGENCIES.get(authority.organisation.code, PostKind.ILO)


def _by_start(rows: list[IncomingDeployment]) -> list[IncomingDeployment]:
    return sorted(rows, key=lambda row: (row.begins_on, row.row))


def _post_key(row: IncomingDeployment) -> PostKey:
    return (row.authority, fold(row.post)) if row.post else (row.authority, row.row)


def _set(row: Post | Deployment, facts: Mapping[str, object]) -> tuple[str, ...]:
    changed = tuple(field for field, value in facts.items() if getattr(row, field) != value)
    for field in changed:
        setattr(row, field, facts[field])
    return changed


def _write_down(loaded: Loaded, authorities: Iterable[str], by: Actor | None) -> None:
    counts = {kind: loaded.count(kind) for kind in (CREATED, CHANGED, ENDED, UNCHANGED)}
    noted = {**counts, "authorities": sorted(authorities)}
    record("register.loaded", by=by, noun="deployments.deployment", public_id=None, noted=noted)


def _insist_clean(incoming: Incoming) -> None:
    if not incoming.is_clean:
        raise Refusal(
            "register.to_mend",
            _("%(count)d rows of the register have to be mended first. Nothing was stored.")
            % {"count": len(incoming.bad_rows)},
            _("Mend the cells named and load the file again."),
            status=422,
        )


def _authorities(incoming: Incoming, by: Actor | None) -> dict[str, Authority]:
    codes = {row.authority for row in incoming.rows}
    found = {one.code: one for one in Authority.objects.filter(code__in=codes).select_related("organisation")}
    if by is not None and not {one.pk for one in found.values()} <= by.reviews_for:
        raise not_allowed("notify")
    return found


def _insist_invented_in_a_demonstration(incoming: Incoming) -> None:
    """A demonstration never takes real persons: every officer must have an address that cannot exist (RFC 2606)."""
    if birth.born_as() != birth.DEMONSTRATION:
        return
    for row in incoming.rows:
        if not row.emails or not all(email.lower().endswith(INVENTED) for email in row.emails):
            raise Refusal(
                "demonstration.real_persons",
                _("This is a demonstration, and row %(row)d may be about a real person. Nothing was stored.")
                % {"row": row.row},
                _("Give every officer an invented address ending in .example, or load the file into a real network."),
                status=409,
            )


def _on_one_post(error: IntegrityError) -> Refusal:
    if "one_officer_on_a_post_at_a_time" not in str(error):
        raise error
    return Refusal(
        "post.two_officers",
        _("The file would put two officers on one post at the same time. Nothing was stored."),
        _("Check when the officer now in the register leaves the post, and when the next one begins."),
        status=409,
    )
