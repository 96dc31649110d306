"""May this person know what was said about a report or a request, answer it, change it (C.5; Art. 9(3))?"""

from tests.model.reports import read_report, read_shared_draft, read_version
from tests.model.requests import read_request, stands
from tests.model.standing import back_office_of, posts_of
from tests.model.world import World
from tests.model.writings import Comment

# A comment speaks of one wording. Whoever knows that wording knows the comment: of the wording shown now the readers of
# the report; of an earlier one those who may still open that version; of a draft shown before a release those who may
# open that; of a request whoever knows the request. Its words belong to the post, or the back office.

QUARTER_OF_AN_HOUR = 15


def speaks(world: World, person: str | None) -> bool:
    return bool(posts_of(world, person) or back_office_of(world, person))


def comment_on_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    return speaks(world, person) and report.released_version > 0 and not report.withdrawn


def comment_on_request(world: World, person: str | None, key: str) -> bool:
    return speaks(world, person) and stands(world.requests[key])


def read_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    if comment.request:
        return read_request(world, person, comment.request)
    if comment.draft:
        return read_shared_draft(world, person, comment.draft)
    if not read_report(world, person, comment.report):
        return False
    if comment.version == world.reports[comment.report].released_version:
        return True
    version = f"{comment.report} version{comment.version}"
    return version in world.versions and read_version(world, person, version)


def _is_talked_of(world: World, comment: Comment) -> bool:
    if comment.request:
        return stands(world.requests[comment.request])
    return bool(comment.draft) or not world.reports[comment.report].withdrawn


def answer_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    if comment.draft:
        open_ = not world.shared_drafts[comment.draft].ended and not world.shared_drafts[comment.draft].over
    else:
        open_ = _is_talked_of(world, comment)
    return open_ and comment.answers is None and not comment.taken_back and speaks(world, person)


def _said_by(world: World, person: str | None, comment: Comment) -> bool:
    kind, of = comment.by
    return of in (posts_of(world, person) if kind == "post" else back_office_of(world, person))


def edit_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    fresh = comment.minutes < QUARTER_OF_AN_HOUR and not comment.answered and not comment.taken_back
    return fresh and _is_talked_of(world, comment) and _said_by(world, person, comment)


def take_back_comment(world: World, person: str | None, key: str) -> bool:
    return not world.comments[key].taken_back and _said_by(world, person, world.comments[key])
