"""May this person know what others did, hold and were given (C.18; E, "Audit log", "User accounts")?"""

from tests.model.registers import read_contact
from tests.model.standing import back_office_of, functions, holds, may_enter, posts_of
from tests.model.world import World

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


def own_unsent(world: World, person: str | None, key: str) -> bool:
    """Three days, nobody else ever, and not its writer either who has left the post meanwhile."""
    one = world.unsent[key]
    own = may_enter(world, person) and one.account == person and one.hours < 72
    return own and (one.post is None or one.post in posts_of(world, person))


def own_saved_search(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.saved[key].account == person


# Notices, subscriptions, feeds: what somebody is told and follows says what they work on, and is theirs alone.


def own_notice(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.notices[key].account == person


def own_subscription(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.subscriptions[key].account == person


def own_feed(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.feeds[key].account == person


def own_phrase(world: World, person: str | None, key: str) -> bool:
    return may_enter(world, person) and world.phrases[key] == person


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
