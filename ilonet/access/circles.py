"""The circles that are not tied to one noun; the others (a post, a network, an authority) get their number from the database."""

SYSTEM = 0  # tasks without a person: never an audience
ENTITLED = 1  # officers, Board members, authorised staff (Art. 9(3))
BOARD = 2
PARLIAMENT = 3
PRIVACY = 4  # data protection officer, privacy reviewers
SECURITY = 5
AUDIT = 6  # auditors, and who may look with them: data protection officer, security officer
ADMINISTRATION = 7
SECRETARIAT = 8
DATA_PROTECTION = 9  # the data protection officer alone

STANDING = {
    ENTITLED: "entitled",
    BOARD: "board",
    PARLIAMENT: "parliament",
    PRIVACY: "privacy",
    SECURITY: "security",
    AUDIT: "audit",
    ADMINISTRATION: "administration",
    SECRETARIAT: "secretariat",
    DATA_PROTECTION: "data_protection",
}
