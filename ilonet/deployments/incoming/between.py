"""What only shows when rows are held against one another: repeats, and two officers on one post."""

from collections import defaultdict
from itertools import pairwise

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import CellNote, IncomingDeployment, Unfit
from ilonet.deployments.incoming.words import fold


def repeats(rows: list[IncomingDeployment]) -> dict[int, Unfit]:
    """The same officer to the same country from the same day: one deployment, written twice."""
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, Unfit] = {}
    for deployment in rows:
        key = (*_person(deployment), deployment.host, deployment.begins_on.isoformat())
        if key in first:
            found[deployment.row] = Unfit(
                "row.repeated",
                _("Row %(row)d repeats row %(first)d: the same officer, country and start.")
                % {"row": deployment.row, "first": first[key]},
                _("Keep one of the two rows."),
            )
        first.setdefault(key, deployment.row)
    return found


def double_posts(rows: list[IncomingDeployment]) -> dict[int, Unfit]:
    """A post holds one officer at a time; where the file numbers its posts, this can be seen."""
    found: dict[int, Unfit] = {}
    posts: dict[tuple[str, str], list[IncomingDeployment]] = defaultdict(list)
    for deployment in rows:
        if deployment.post:
            posts[deployment.authority, fold(deployment.post)].append(deployment)
    for holders in posts.values():
        for earlier, later in pairwise(sorted(holders, key=lambda holder: (holder.begins_on, holder.row))):
            if later.begins_on <= earlier.ends_on:
                found[later.row] = Unfit(
                    "post.two_officers",
                    _("Rows %(first)d and %(row)d put two officers on one post at the same time.")
                    % {"first": earlier.row, "row": later.row},
                    _("Let the first end before the second begins, or give them different posts."),
                )
    return found


def two_places(rows: list[IncomingDeployment]) -> list[CellNote]:
    """One officer in two countries at once is rare, but two officers may share a name: a note, not an error."""
    found: list[CellNote] = []
    people: dict[tuple[str, ...], list[IncomingDeployment]] = defaultdict(list)
    for deployment in rows:
        people[_person(deployment)].append(deployment)
    for places in people.values():
        for earlier, later in pairwise(sorted(places, key=lambda place: (place.begins_on, place.row))):
            if later.begins_on <= earlier.ends_on:
                message = _("Rows %(first)d and %(row)d post one officer to two places at the same time.")
                found.append(
                    CellNote(later.row, "", "officer.two_places", message % {"first": earlier.row, "row": later.row})
                )
    return found


def _person(deployment: IncomingDeployment) -> tuple[str, ...]:
    return deployment.authority, fold(deployment.family_name), fold(deployment.given_name)
