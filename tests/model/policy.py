"""May this person do this with that? One function per noun and verb, from requirements E, design.md 3 and 4, Arts 2 to 9."""

from collections.abc import Callable

from tests.model.standing import (
    back_office_of,
    functions,
    guards_privacy,
    holds,
    is_addressed,
    is_entitled,
    may_enter,
    networks_of,
    posts_of,
    serves,
)
from tests.model.world import Address, Report, World

Rule = Callable[[World, str | None, str], bool]


# Posts and who serves on them (E: "Deployments (post level)"): all entitled, and data protection; the deploying
# authority alone fixes scope, tasks and reporting lines (Art. 1(2)).


def read_register(world: World, person: str | None, key: str) -> bool:
    return is_entitled(world, person) or guards_privacy(world, person)


def amend_post(world: World, person: str | None, key: str) -> bool:
    return world.posts[key].authority in back_office_of(world, person)


def amend_deployment(world: World, person: str | None, key: str) -> bool:
    """Never one's own (security.md AC15)."""
    one = world.deployments[key]
    return amend_post(world, person, one.post) and one.account != person


# The contact list (INV-3; R-9.2-d; E): officers, Board members, authorised staff, data protection; hidden the day after
# the deployment ends, not there before it begins.


def read_contact(world: World, person: str | None, key: str) -> bool:
    deployment = world.deployments[world.contacts[key].deployment]
    today = world.today(world.authorities[world.posts[deployment.post].authority].zone)
    lasts = deployment.first_day <= today <= deployment.last_day and not deployment.withdrawn
    return lasts and (is_entitled(world, person) or guards_privacy(world, person))


def correct_contact(world: World, person: str | None, key: str) -> bool:
    of = world.contacts[key].deployment
    own = of in serves(world, person)
    of_the_authority = amend_post(world, person, world.deployments[of].post)
    return read_contact(world, person, key) and (own or of_the_authority)


def export_contact(world: World, person: str | None, key: str) -> bool:
    """Requirements E, "Contact list export": CH and SE, BO of its own; only what may be read."""
    of = world.deployments[world.contacts[key].deployment]
    whole = holds(world, person, {"chair", "secretariat"})
    return read_contact(world, person, key) and (whole or amend_post(world, person, of.post))


# Networks (Art. 8(2)(d); E): that they exist, where, and who is in them is for all entitled; the work is for members.


def read_network(world: World, person: str | None, key: str) -> bool:
    return is_entitled(world, person)


def work_in_network(world: World, person: str | None, key: str) -> bool:
    return key in networks_of(world, person)


def keep_network(world: World, person: str | None, key: str) -> bool:
    return holds(world, person, {"secretariat"})


# Reports (Arts 3, 9; C.5; design.md 3): a draft is the post's; handed in, also its back office's; released, also the
# audience's; withdrawn, the originator's again. TLP:RED reaches named posts only, and a back office only as reviewer.


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
    audience = frozenset() if report.withdrawn else report.audience
    return reaches(world, person, report, audience, red=report.red)


def read_version(world: World, person: str | None, key: str) -> bool:
    """One being written is the post's; an earlier one is known to no more than the newest is."""
    version = world.versions[key]
    report = world.reports[version.report]
    if version.number > report.released_version:
        return in_writing(world, person, report)
    audience = frozenset() if report.withdrawn else version.audience & report.audience
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


# The audit (E: "Audit log"): auditor, data protection officer and security officer see that it was done; everybody who
# may enter sees their own acts. A privacy reviewer of one authority does not see what the others do.


AUDITING = {"auditor", "data_protection_officer", "security_officer"}


def read_event(world: World, person: str | None, key: str) -> bool:
    if holds(world, person, AUDITING):
        return True
    return may_enter(world, person) and world.events[key].by == person


def read_viewing(world: World, person: str | None, key: str) -> bool:
    """Who opened a contact entry: also for the officer whom it names, while it stands in the list (R-9.3-c)."""
    viewing = world.viewings[key]
    concerned = world.deployments[world.contacts[viewing.contact].deployment].post in posts_of(world, person)
    auditing = holds(world, person, AUDITING) or (may_enter(world, person) and viewing.by == person)
    return auditing or (concerned and read_contact(world, person, viewing.contact))


# Authorised staff (C.18): for their authority and the data protection officer, and to everybody their own; granted,
# renewed and ended by the authority, never by oneself; an administrator by its administrators, a seat on the Board by none.


def read_appointment(world: World, person: str | None, key: str) -> bool:
    one = world.appointments[key]
    if holds(world, person, {"data_protection_officer"}) or one.authority in back_office_of(world, person):
        return True
    return may_enter(world, person) and one.account == person


def authorise(world: World, person: str | None, key: str) -> bool:
    one = world.appointments[key]
    own = one.authority in back_office_of(world, person) and one.account != person
    if one.function == "national_administrator":
        return own and one.authority in _administered_by(world, person)
    return own and one.function in {"back_office", "privacy_reviewer"}


# Saved searches: what somebody looks for is theirs alone, whatever function they or anybody else holds.


def own_saved_search(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.saved[key].account == person


# Lists on their way and the words of an authority's lists: its own back office alone, which alone loads (Art. 1(2); E).


def own_load(world: World, person: str | None, key: str) -> bool:
    return world.loads[key].authority in back_office_of(world, person)


def own_wording(world: World, person: str | None, key: str) -> bool:
    return world.wordings[key].authority in back_office_of(world, person)


# Accounts in life (requirements E, "User accounts"; AC15, AC17): an authority's own, by its administrator, with a second
# person; a technical administrator locks and unlocks and sees no more than that.

OVERSEEING = {"data_protection_officer", "security_officer", "auditor"}


def _administered_by(world: World, person: str | None) -> set[str | None]:
    return {of for function, of in functions(world, person) if function == "national_administrator" and of}


def _looks(world: World, person: str | None, account: str, authority: str | None) -> bool:
    if holds(world, person, OVERSEEING) or authority in back_office_of(world, person):
        return True
    return may_enter(world, person) and account == person


def read_admission(world: World, person: str | None, key: str) -> bool:
    return _looks(world, person, world.admissions[key].account, world.admissions[key].authority)


def administer_admission(world: World, person: str | None, key: str) -> bool:
    one = world.admissions[key]
    return one.authority in _administered_by(world, person) and one.account != person


def approve_admission(world: World, person: str | None, key: str) -> bool:
    one = world.admissions[key]
    return one.authority in back_office_of(world, person) and person not in {one.account, one.asked_by}


def second_admission(world: World, person: str | None, key: str) -> bool:
    """Whoever had the link in hand could be behind the screen from which the code is read."""
    one = world.admissions[key]
    return one.authority in back_office_of(world, person) and person not in {one.account, one.handed_by}


def read_suspension(world: World, person: str | None, key: str) -> bool:
    one = world.suspensions[key]
    locks = one.authority is None and holds(world, person, {"administrator"})
    return locks or _looks(world, person, one.account, one.authority)


def suspend_account(world: World, person: str | None, key: str) -> bool:
    one = world.suspensions[key]
    if one.authority is None:
        return holds(world, person, {"administrator"}) and one.account != person
    return one.authority in _administered_by(world, person) and one.account != person


def read_confirmation(world: World, person: str | None, key: str) -> bool:
    return _looks(world, person, world.confirmations[key].account, world.confirmations[key].authority)


def confirm_needed(world: World, person: str | None, key: str) -> bool:
    one = world.confirmations[key]
    return one.authority in _administered_by(world, person) and one.account != person


def read_country_risk(world: World, person: str | None, key: str) -> bool:
    """Whoever is held back reads its reason in the frame of the page, not the list (R-DP-7)."""
    return holds(world, person, OVERSEEING)


def set_country_risk(world: World, person: str | None, key: str) -> bool:
    return holds(world, person, {"security_officer"})


def resume_account(world: World, person: str | None, key: str) -> bool:
    return suspend_account(world, person, key) and world.suspensions[key].by != person


RULES: dict[str, dict[str, Rule]] = {
    "posts": {"read": read_register, "amend": amend_post},
    "deployments": {"read": read_register, "amend": amend_deployment},
    "contacts": {"read": read_contact, "correct": correct_contact, "export": export_contact},
    "networks": {
        "read": read_network,
        "work_in": work_in_network,
        "form": keep_network,
        "change": keep_network,
        "close": keep_network,
    },
    "facilitations": {"read": read_network},
    "reports": {
        "read": read_report,
        "amend": amend_report,
        "discard": discard_report,
        "submit": submit_report,
        "release": release_report,
        "return": return_report,
        "revise": revise_report,
        "withdraw": withdraw_report,
        "export": export_report,
    },
    "versions": {"read": read_version},
    "readings": {"read": read_reading},
    "events": {"read": read_event},
    "viewings": {"read": read_viewing},
    "loads": {"read": own_load, "confirm": own_load, "discard": own_load},
    "wordings": {"read": own_wording, "say": own_wording},
    "admissions": {
        "read": read_admission,
        "administer": administer_admission,
        "approve": approve_admission,
        "second": second_admission,
    },
    "confirmations": {"read": read_confirmation, "confirm": confirm_needed},
    "country_risks": {"read": read_country_risk, "set": set_country_risk},
    "suspensions": {"read": read_suspension, "suspend": suspend_account, "resume": resume_account},
    "saved": {"read": own_saved_search, "keep": own_saved_search},
    "appointments": {"read": read_appointment, "authorise": authorise},
}


def may(world: World, person: str | None, verb: str, noun: str, key: str) -> bool:
    """Every verb comes on top of knowing (design.md 3). `person` None is somebody who has not signed in."""
    rules = RULES[noun]
    return rules["read"](world, person, key) and rules[verb](world, person, key)


def known(world: World, person: str | None, verb: str, noun: str) -> set[str]:
    """All of a noun with which this person may do this."""
    return {key for key in getattr(world, noun) if may(world, person, verb, noun, key)}
