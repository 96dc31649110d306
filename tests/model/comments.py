"""May this person know what was said about a report, answer it, change it (C.5; Art. 9(3))?"""

from tests.model.reports import read_report, read_version
from tests.model.standing import back_office_of, posts_of
from tests.model.world import Comment, World

# A comment speaks of one wording. Whoever knows that wording knows the comment: of the wording shown now the readers of
# the report; of an earlier one those who may still open that version. Its words belong to the post, or the back office.

QUARTER_OF_AN_HOUR = 15


def speaks(world: World, person: str | None) -> bool:
    return bool(posts_of(world, person) or back_office_of(world, person))


def comment_on_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    return speaks(world, person) and report.released_version > 0 and not report.withdrawn


def read_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    if not read_report(world, person, comment.report):
        return False
    if comment.version == world.reports[comment.report].released_version:
        return True
    version = f"{comment.report} version{comment.version}"
    return version in world.versions and read_version(world, person, version)


def answer_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    open_ = comment.answers is None and not comment.taken_back and not world.reports[comment.report].withdrawn
    return open_ and speaks(world, person)


def _said_by(world: World, person: str | None, comment: Comment) -> bool:
    kind, of = comment.by
    return of in (posts_of(world, person) if kind == "post" else back_office_of(world, person))


def edit_comment(world: World, person: str | None, key: str) -> bool:
    comment = world.comments[key]
    fresh = comment.minutes < QUARTER_OF_AN_HOUR and not comment.answered and not comment.taken_back
    return fresh and not world.reports[comment.report].withdrawn and _said_by(world, person, comment)


def take_back_comment(world: World, person: str | None, key: str) -> bool:
    return not world.comments[key].taken_back and _said_by(world, person, world.comments[key])
