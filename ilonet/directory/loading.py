"""How a register that was read comes into ours: all of it or nothing, and twice is the same as once (Arts 4, 9(2)(d))."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.authorities.models import Authority
from ilonet.deployments.incoming.answers import Incoming
from ilonet.directory.differences import Loaded
from ilonet.directory.recognising import BECAUSE
from ilonet.directory.taking_over import Progress, TakingOver
from ilonet.lib import birth, sql
from ilonet.lib.refusals import Refusal, not_allowed

ONE_AT_A_TIME = 20191240
INVENTED = (".example", ".test", ".invalid")


class Overtaken(Exception):
    """What would be done is not what somebody has looked at and confirmed; nothing was stored."""

    def __init__(self, seen: Loaded) -> None:
        super().__init__()
        self.seen = seen


def load_register(
    incoming: Incoming,
    *,
    by: Actor | None,
    dry_run: bool = False,
    confirmed: str | None = None,
    of: UUID | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Without an actor it is the operator at the terminal; a back office loads its own authority only (Art. 1(2)).

    `confirmed` is the digest of the difference that was looked at; raises Overtaken when it is another by now.
    """
    _insist_clean(incoming)
    authorities = _authorities(incoming, by)
    _insist_invented_in_a_demonstration(incoming)
    try:
        with transaction.atomic(), as_the_system(because=BECAUSE):
            sql.run("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            taking = TakingOver(incoming, authorities, by=by.account_id if by else None, stored=not dry_run)
            loaded = taking.take(progress)
            if loaded.stored:
                _stop_if_overtaken(loaded, confirmed)
                _write_down(loaded, authorities, by, of)
            return loaded
    except IntegrityError as error:
        raise _on_one_post(error) from error


def _stop_if_overtaken(loaded: Loaded, confirmed: str | None) -> None:
    if confirmed is not None and loaded.digest != confirmed:
        raise Overtaken(loaded)


def _write_down(loaded: Loaded, authorities: Iterable[str], by: Actor | None, of: UUID | None) -> None:
    noted = {**loaded.counts, "authorities": sorted(authorities)}
    record("register.loaded", by=by, noun="deployments.deployment", public_id=of, noted=noted)


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
