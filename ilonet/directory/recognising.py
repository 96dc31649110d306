"""Which entry of the contact list a row of a register is about: who is the same officer on the same posting."""

from collections import defaultdict
from collections.abc import Callable

from ilonet.deployments.incoming.answers import IncomingDeployment
from ilonet.deployments.models import Deployment
from ilonet.directory.models import Contact, ContactEntry, match_of

BECAUSE = "a register is loaded for its authorities"


def recognise(rows: list[IncomingDeployment]) -> dict[int, ContactEntry]:
    """The entry that a row is about: the same officer of the same authority in the same country, about that time.

    The same start first; then a period that overlaps, which is a corrected date. Anything else is another deployment.
    """
    matches = {row.row: match_of(row.authority, Contact(row.family_name, row.given_name)) for row in rows}
    entries: dict[str, list[ContactEntry]] = defaultdict(list)
    for entry in (
        ContactEntry.objects.filter(match__in=set(matches.values()), deployment__withdrawn_on=None)
        .select_related("deployment__post__authority")
        .order_by("pk")
        .unrestricted(because=BECAUSE)
    ):
        entries[entry.match].append(entry)
    found: dict[int, ContactEntry] = {}
    tests: tuple[Callable[[Deployment, IncomingDeployment], bool], ...] = (_same_start, _overlapping)
    for fits in tests:
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
