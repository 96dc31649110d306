"""May this person know of a report, and what may they do with it (Arts 3, 9; C.5; design.md 3)?"""

from tests.model.standing import authorities_of, back_office_of, functions, is_addressed, posts_of
from tests.model.world import World
from tests.model.writings import Address, Report

# Reports (Arts 3, 9; C.5; design.md 3): a draft is the post's; handed in, also its back office's; released, also the
# audience's; withdrawn, the originator's again. TLP:RED reaches named posts only, and a back office only as reviewer.

SHARED = 1  # the version of which every shared draft of the model is a copy


def of_the_post(world: World, person: str | None, report: Report) -> bool:
    return report.post in posts_of(world, person)


def of_the_back_office(world: World, person: str | None, report: Report) -> bool:
    return world.posts[report.post].authority in back_office_of(world, person)


def back_office_reads(world: World, report: Report, *, red: bool) -> bool:
    return not red or world.authorities[world.posts[report.post].authority].reviews_before_release


def reaches(world: World, person: str | None, report: Report, audience: frozenset[Address], *, red: bool) -> bool:
    if of_the_post(world, person, report):
        return True
    if back_office_reads(world, report, red=red) and of_the_back_office(world, person, report):
        return True
    return any(is_addressed(world, person, to) for to in audience)


def in_writing(world: World, person: str | None, report: Report) -> bool:
    return of_the_post(world, person, report) or (report.submitted and of_the_back_office(world, person, report))


def read_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    if report.released_version == 0:
        return in_writing(world, person, report)
    audience = frozenset() if report.withdrawn or report.taken_back else report.audience
    return reaches(world, person, report, audience, red=report.red)


def read_version(world: World, person: str | None, key: str) -> bool:
    """One being written is the post's; an earlier one is known to no more than the newest is."""
    version = world.versions[key]
    report = world.reports[version.report]
    if version.number > report.released_version:
        return in_writing(world, person, report)
    audience = frozenset() if report.withdrawn or report.taken_back else version.audience & report.audience
    return reaches(world, person, report, audience, red=version.red or report.red)


def amend_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    open_ = report.version > report.released_version and not report.submitted and not report.withdrawn
    return open_ and of_the_post(world, person, report)


def discard_report(world: World, person: str | None, key: str) -> bool:
    """Nobody but the post has seen it yet, so nobody but the post loses anything."""
    return amend_report(world, person, key)


def submit_report(world: World, person: str | None, key: str) -> bool:
    reviews = world.authorities[world.posts[world.reports[key].post].authority].reviews_before_release
    return reviews and amend_report(world, person, key)


def release_report(world: World, person: str | None, key: str) -> bool:
    """The author where the authority trusts; else, and whenever handed in, the back office (R-3.1-a)."""
    report = world.reports[key]
    if report.withdrawn or report.version <= report.released_version:
        return False
    reviews = world.authorities[world.posts[report.post].authority].reviews_before_release
    if of_the_post(world, person, report) and not reviews:
        return True
    return report.submitted and of_the_back_office(world, person, report)


def return_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    return report.submitted and not report.withdrawn and of_the_back_office(world, person, report)


def revise_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    settled = 0 < report.released_version == report.version and not report.withdrawn
    return settled and of_the_post(world, person, report)


def withdraw_report(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    if report.withdrawn or report.released_version == 0:
        return False
    return of_the_post(world, person, report) or of_the_back_office(world, person, report)


def narrow_report(world: World, person: str | None, key: str) -> bool:
    """In part as wholly; of what a reviewer has taken back nobody is left to be taken out."""
    return not world.reports[key].taken_back and withdraw_report(world, person, key)


def export_report(world: World, person: str | None, key: str) -> bool:
    """R-SEC-4: H2 and H3 block export without the originator's yes; what is for named recipients never leaves in a list."""
    report = world.reports[key]
    originator = of_the_post(world, person, report) or of_the_back_office(world, person, report)
    return not report.red and (originator or not report.restricted)


def read_reading(world: World, person: str | None, key: str) -> bool:
    """Which authorities opened it is the originator's business alone,."""
    report = world.reports[world.readings[key].report]
    originator = of_the_post(world, person, report) or of_the_back_office(world, person, report)
    return originator and read_report(world, person, world.readings[key].report)


def read_file(world: World, person: str | None, key: str) -> bool:
    """Whoever knows the newest version in which it stands, or will stand; until it is clear, the post alone.

    And the guests of an open draft with which it went along.
    """
    return _read_with_its_report(world, person, key) or _is_shown_to(world, person, key)


def _is_shown_to(world: World, person: str | None, key: str) -> bool:
    """It must stand in the version that was shared, still, and be clear, still."""
    file = world.files[key]
    stands = file.clear and file.since <= SHARED and (file.until is None or file.until > SHARED)
    along = [one for one, draft in world.shared_drafts.items() if key in draft.files]
    return stands and any(_is_open(world, one) and read_shared_draft(world, person, one) for one in along)


def _read_with_its_report(world: World, person: str | None, key: str) -> bool:
    file = world.files[key]
    report = world.reports[file.report]
    if not file.clear:
        return of_the_post(world, person, report)
    if file.since > report.released_version:
        if report.released_version and report.version <= report.released_version:
            return of_the_post(world, person, report)  # nothing is being written: nobody but the post has had it
        return in_writing(world, person, report)
    if file.until is None or file.until > report.released_version:
        return read_report(world, person, file.report)
    then = [key for key, one in world.versions.items() if (one.report, one.number) == (file.report, file.until - 1)]
    return any(read_version(world, person, one) for one in then) and read_report(world, person, file.report)


def amend_file(world: World, person: str | None, key: str) -> bool:
    """The post that sent it; whether its report is still being written, the report's own verb says."""
    return of_the_post(world, person, world.reports[world.files[key].report])


def widen_report(world: World, person: str | None, key: str) -> bool:
    """R-SEC-7: the originator alone opens it to more: the author where the authority trusts, else its back office."""
    report = world.reports[key]
    if report.withdrawn or report.taken_back or report.released_version == 0:
        return False
    reviews = world.authorities[world.posts[report.post].authority].reviews_before_release
    return of_the_back_office(world, person, report) or (not reviews and of_the_post(world, person, report))


def ask_wider(world: World, person: str | None, key: str) -> bool:
    """Whoever reports, or answers for those who do, asks the originator where they may not decide."""
    report = world.reports[key]
    if report.withdrawn or report.taken_back or report.released_version == 0:
        return False
    works = bool(posts_of(world, person)) or bool(back_office_of(world, person))
    return works and not widen_report(world, person, key)


def read_widening(world: World, person: str | None, key: str) -> bool:
    """Whoever asked, and the originator; of a withdrawn report the originator alone."""
    wish = world.widenings[key]
    report = world.reports[wish.report]
    if of_the_post(world, person, report):
        return True
    red = report.red and not wish.before_red
    if back_office_reads(world, report, red=red) and of_the_back_office(world, person, report):
        return True
    asked = wish.post in posts_of(world, person) if wish.post else wish.authority in back_office_of(world, person)
    return asked and not report.withdrawn


def answer_widening(world: World, person: str | None, key: str) -> bool:
    wish = world.widenings[key]
    if wish.answered or wish.post in posts_of(world, person):
        return False
    return read_report(world, person, wish.report) and widen_report(world, person, wish.report)


def corroborate_report(world: World, person: str | None, key: str) -> bool:
    """A second pair of eyes: on a post, and holding nothing from the authority that wrote it."""
    report = world.reports[key]
    standing = report.released_version > 0 and not report.withdrawn and not report.taken_back
    theirs = authorities_of(world, person) | {authority for _name, authority in functions(world, person)}
    another = world.posts[report.post].authority not in theirs
    return standing and another and bool(posts_of(world, person))


def read_corroboration(world: World, person: str | None, key: str) -> bool:
    """Open, for whoever reads the report; else for its originator and the post that said it."""
    one = world.corroborations[key]
    report = world.reports[one.report]
    if one.is_open:
        return read_report(world, person, one.report)
    if not report.withdrawn and one.post in posts_of(world, person):
        return True
    return reaches(world, person, report, frozenset(), red=report.red)


def read_citation(world: World, person: str | None, key: str) -> bool:
    """What the version shown says of another report; known where both are, or a hidden one would be told of."""
    one = world.citations[key]
    shown = one.version == world.reports[one.report].released_version
    return shown and read_report(world, person, one.report) and read_report(world, person, one.cites)


def read_shared_draft(world: World, person: str | None, key: str) -> bool:
    """The post that shared it; its guests as long as it is open."""
    draft = world.shared_drafts[key]
    guest = any(is_addressed(world, person, to) for to in draft.to)
    return of_the_post(world, person, world.reports[draft.report]) or (_is_open(world, key) and guest)


def comment_on_shared_draft(world: World, person: str | None, key: str) -> bool:
    return _is_open(world, key) and bool(posts_of(world, person) or back_office_of(world, person))


def unshare_draft(world: World, person: str | None, key: str) -> bool:
    draft = world.shared_drafts[key]
    return not draft.ended and of_the_post(world, person, world.reports[draft.report])


def _is_open(world: World, key: str) -> bool:
    return not world.shared_drafts[key].ended and not world.shared_drafts[key].over


def receive_product(world: World, person: str | None, key: str) -> bool:
    """R-REC18: of another body's product, whoever serves on a post or in a back office."""
    report = world.reports[key]
    theirs = authorities_of(world, person) | {authority for _name, authority in functions(world, person)}
    out = report.product and report.released_version > 0 and not report.withdrawn and not report.taken_back
    works = bool(posts_of(world, person)) or bool(back_office_of(world, person))
    return out and works and world.posts[report.post].authority not in theirs


def pass_product_on(world: World, person: str | None, key: str) -> bool:
    """F.14: what is for named posts, or must not be handed on without a yes, is not."""
    report = world.reports[key]
    return receive_product(world, person, key) and not report.red and not report.restricted


def read_receipt(world: World, person: str | None, key: str) -> bool:
    """Whoever said so, and whose product it is."""
    one = world.receipts[key]
    report = world.reports[one.report]
    if of_the_post(world, person, report):
        return True
    if back_office_reads(world, report, red=report.red) and of_the_back_office(world, person, report):
        return True
    return one.post in posts_of(world, person) if one.post else one.authority in back_office_of(world, person)
