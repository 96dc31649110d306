"""Who can be entered as, and what does each show?"""

from __future__ import annotations

from ilonet.demo.postings import officer_of
from ilonet.demo.posts import LEFT_YESTERDAY
from ilonet.demo.shapes import Persona

# given name, deployment, what entering as this officer shows
OFFICERS = (
    ("Amara", "FRA-SEN-2/2", "An officer in Dakar: her own reports, drafts and her network."),
    ("Bruno", "PRT-CIV-1/2", "An officer in Abidjan, same network: reads what Amara shares with West Africa."),
    ("Chiara", "AUT-GEO-1/2", "An officer in Tbilisi, another network: does not find West Africa's reports."),
    ("Dario", f"{LEFT_YESTERDAY}/1", "Served in Cotonou until yesterday: access ended with the posting."),
    ("Elena", "ESP-GHA-1/2", "An officer in Accra whom West Africa agreed on as facilitator: what the hat adds."),
    ("Viktor", "COM-SEN-1/2", "The Commission's officer in Dakar: facilitates the local network by right."),
)
# given name, kind, organisation, authority, purpose, days until its end (None: open), what it shows
STAFF: tuple[tuple[str, str, str, str, str, int | None, str], ...] = (
    ("Farid", "back_office", "FRA", "FRA", "Notifies deployments and reviews reports", None,
     "Back office of Amara's authority: notifies and changes the deployments of its own officers."),
    ("Greta", "board_member", "DEU", "DEU", "Member of the Steering Board", None,
     "A Member State's member of the Steering Board: a voting seat."),
    ("Hugo", "board_alternate", "NLD", "NLD", "Alternate on the Steering Board", None,
     "An alternate who is not acting today: no voice until the member is away."),
    ("Ines", "board_member", "CHE", "CHE", "Member for an associated country", None,
     "An associated country's member: may speak on everything, has no vote."),
    ("Jonas", "observer", "IOM", "", "Observer at one sitting", 30,
     "An observer: only what he is invited to, and today that is nothing."),
    ("Katya", "parliament_reader", "EP", "", "Reads what the Board has opened", None,
     "Reader of the European Parliament: only what the Board opens to it, and nobody named."),
    ("Leo", "administrator", "COM", "", "Technical administration", None,
     "Technical administrator: keeps it running, sees no content."),
    ("Mira", "chair", "COM", "COM", "Chair of the Steering Board", None,
     "Chair of the Board, one of the Commission's two seats."),
    ("Nils", "secretariat", "COM", "COM", "Secretariat of the Steering Board", None,
     "Secretariat: forms, changes and closes networks."),
    ("Olga", "board_member", "FRONTEX", "FRONTEX", "Member of the Steering Board", None,
     "Frontex: a voting seat that is no state, and the agency's back office."),
    ("Pavel", "data_protection_officer", "COM", "", "Data protection officer", None,
     "Data protection officer and privacy reviewer: the register and the audit trail, no reports."),
    ("Rosa", "auditor", "COM", "", "Auditor", None,
     "Auditor: that something was read, never what it says."),
    ("Sven", "security_officer", "COM", "", "Security officer", None,
     "Security officer: who did what, without content."),
    ("Tove", "back_office", "DEU", "DEU", "Notifies deployments and reviews reports", None,
     "Back office of another authority, which reviews before release: the neighbour who must not see Amara's drafts."),
    ("Ulla", "authorised_staff", "FIN", "FIN", "Preparation of the mission to Nairobi", -21,
     "Authorised staff whose purpose ended three weeks ago: no access any more."),
    ("Wanda", "national_administrator", "FRA", "FRA", "Lets people in and keeps their access right", 240,
     "National administrator of Amara's authority: invites, suspends and asks for recoveries; Farid is the second person."),
    ("Xenia", "national_administrator", "FRA", "FRA", "Lets people in and keeps their access right", 210,
     "The other administrator of that authority: approves what Wanda asks for, and resumes what Wanda has suspended."),
)  # fmt: skip


def officer_names() -> dict[str, str]:
    """Given names of the cast by the key of their officer."""
    return {officer_of(deployment): name for name, deployment, _ in OFFICERS}


def personas() -> tuple[Persona, ...]:
    serving = [Persona(name, officer_of(deployment), shows) for name, deployment, shows in OFFICERS]
    others = [Persona(row[0], key_of(row[0]), row[6]) for row in STAFF]
    return tuple(sorted(serving + others, key=lambda one: one.name))


def key_of(name: str) -> str:
    """Of somebody who sits at home."""
    return f"staff:{name.lower()}"
