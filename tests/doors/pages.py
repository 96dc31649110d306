"""The doors of pages. One line per door; the walk misses none."""

from tests.doors.door import AMARA, EVERYBODY, MISTAKEN, NILS, ORIGINATOR, READERS, THEIR_STAFF, Door, doors_on
from tests.scene import AND_PRIVACY, AUDITORS, BACK_OFFICES, ENTITLED, FARID, OFFICERS

REPORT = "information/<uuid:public_id>/"
DEPLOYMENT = "register/<uuid:public_id>/"
ACCOUNT = "register/authorities/<slug:code>/accounts/<uuid:public_id>/"

PAGES: list[Door] = [
    Door("GET", "", EVERYBODY),
    Door("GET", "me/", EVERYBODY),
    Door("GET", "duties/", EVERYBODY),
    Door("GET", "me/lists/", EVERYBODY),
    Door("POST", "me/lists/", EVERYBODY, MISTAKEN),
    *doors_on(
        "me/lists/<uuid:public_id>/",
        "saved by amara",
        frozenset(),
        ("GET", "", AMARA, 302),
        ("GET", "name/", AMARA, 200),
        ("POST", "name/", AMARA, MISTAKEN),
        ("POST", "removal/", AMARA, 302),
    ),
    Door("GET", "search/", EVERYBODY),
    Door("GET", "audit/", AUDITORS),
    Door("GET", "health/state/", frozenset({"leo", "sven"})),
    # information
    Door("GET", "information/", EVERYBODY),
    Door("GET", "information/new/", OFFICERS, 200, EVERYBODY),
    Door("POST", "information/new/", OFFICERS, MISTAKEN, EVERYBODY),
    *doors_on(
        REPORT,
        "released",
        READERS,
        ("GET", "", READERS, 200),
        ("GET", "readers/", READERS, 200),
        ("GET", "versions/<int:number>/", READERS, 200),
        ("POST", "revision/", frozenset(), 302),
        ("POST", "return/", frozenset(), 302),
        ("GET", "discard/", AMARA, 200),
        ("POST", "discard/", AMARA, 302),
        ("GET", "withdrawal/", ORIGINATOR, 200),
        ("POST", "withdrawal/", ORIGINATOR, MISTAKEN),
        ("GET", "text/", AMARA, 200),
        ("POST", "text/", AMARA, MISTAKEN),
        ("POST", "draft/", AMARA, MISTAKEN),
        ("POST", "sections/", AMARA, MISTAKEN),
        ("POST", "sections/<int:number>/removal/", AMARA, MISTAKEN),
        ("POST", "masking/", AMARA, MISTAKEN),
        ("POST", "language/", AMARA, MISTAKEN),
        ("POST", "reasons/", AMARA, MISTAKEN),
        ("GET", "audience/", AMARA, 200),
        ("POST", "audience/", AMARA, MISTAKEN),
        ("GET", "release/", AMARA, 200),
        ("POST", "release/", frozenset(), 302),
        ("POST", "submission/", AMARA, {302, 422}),
    ),
    # register
    Door("GET", "register/", AND_PRIVACY),
    Door("GET", "register/authorities/", AND_PRIVACY),
    Door("GET", "register/authorities/<slug:code>/", AND_PRIVACY),
    Door("GET", "register/posts/", AND_PRIVACY),
    # lists on their way: the back office of their authority alone
    Door("GET", "register/loads/", BACK_OFFICES, 200, EVERYBODY),
    Door("GET", "register/loads/new/", BACK_OFFICES, 200, EVERYBODY),
    Door("POST", "register/loads/new/", BACK_OFFICES, 422, EVERYBODY),
    Door("GET", "register/loads/empty/<slug:language>/", BACK_OFFICES, 200, EVERYBODY),
    Door("GET", "register/loads/words/", BACK_OFFICES, 200, EVERYBODY),
    Door("POST", "register/loads/words/<uuid:public_id>/removal/", FARID, 302, on="wording of FRA"),
    *doors_on(
        "register/loads/<uuid:public_id>/",
        "load of FRA",
        frozenset(),
        ("GET", "", FARID, 200),
        ("POST", "words/", FARID, MISTAKEN),
        ("POST", "confirm/", FARID, 409),
        ("GET", "discard/", FARID, 200),
        ("POST", "discard/", FARID, 409),
    ),
    Door("GET", "register/notify/", BACK_OFFICES, 200, EVERYBODY),
    Door("POST", "register/notify/", BACK_OFFICES, MISTAKEN, EVERYBODY),
    *doors_on(
        "register/posts/<uuid:public_id>/",
        "post of amara",
        AND_PRIVACY,
        ("GET", "", AND_PRIVACY, 200),
        ("GET", "change/", FARID, 200),
        ("POST", "change/", FARID, MISTAKEN),
        ("GET", "notify/", FARID, 200),
        ("POST", "notify/", FARID, MISTAKEN),
    ),
    Door("GET", DEPLOYMENT, AND_PRIVACY, on="deployment of amara"),
    *(
        Door(method, f"{DEPLOYMENT}{step}/", FARID, answer, AND_PRIVACY, "deployment of amara")
        for step in ["arrival", "extension", "end", "suspension", "correction", "officer"]
        for method, answer in (("GET", 200), ("POST", MISTAKEN))
    ),
    *(  # which an active deployment does not leave open
        Door(method, f"{DEPLOYMENT}{step}/", FARID, answer, AND_PRIVACY, "deployment of amara")
        for step in ["resumption", "withdrawal"]
        for method, answer in (("GET", 409), ("POST", MISTAKEN))
    ),
    Door("GET", "register/directory/", AND_PRIVACY),
    Door("GET", "register/directory/of/<uuid:public_id>/", AND_PRIVACY, 302, on="deployment of amara"),
    Door("GET", "register/directory/list/", frozenset(), 200, AND_PRIVACY),  # off unless the operator opens it
    *doors_on(
        "register/directory/<uuid:public_id>/",
        "contact of amara",
        AND_PRIVACY,
        ("GET", "", AND_PRIVACY, 200),
        ("GET", "card/", AND_PRIVACY, 200),
        ("GET", "correct/", ORIGINATOR, 200),
        ("POST", "correct/", ORIGINATOR, MISTAKEN),
    ),
    # Accounts of an authority: back offices look and are the second person; administrators are in the noun's own tests.
    Door("GET", "register/accounts/", BACK_OFFICES, 302),
    Door("GET", "register/authorities/<slug:code>/accounts/", FARID | AUDITORS),
    Door("GET", "register/authorities/<slug:code>/accounts/needed/", FARID),
    Door("POST", "register/authorities/<slug:code>/accounts/needed/", FARID, 403),
    *doors_on(
        ACCOUNT,
        "account of amara",
        frozenset(),
        ("GET", "", FARID | AUDITORS, 200),
        ("POST", "invitation/", FARID, 403),
        ("POST", "recovery/", FARID, {400, 403}),
        ("POST", "approval/", frozenset(), 302),
        ("POST", "confirmation/", frozenset(), 302),
        ("POST", "revocation/", frozenset(), 302),
        ("POST", "suspension/", FARID, {400, 403}),
        ("POST", "resumption/", FARID, 403),
    ),
    # Of one whose recovery another asked for, the second person; of one suspended or locked, its reason and no more.
    *doors_on(
        ACCOUNT,
        "account lost",
        frozenset(),
        ("GET", "", FARID | AUDITORS, 200),
        ("POST", "approval/", FARID, 302),
        ("POST", "confirmation/", FARID, MISTAKEN),
        ("POST", "revocation/", FARID, 403),
    ),
    Door("GET", ACCOUNT, FARID | AUDITORS, on="account stopped"),
    Door("POST", f"{ACCOUNT}resumption/", FARID, 403, on="account stopped"),
    Door("GET", ACCOUNT, FARID | AUDITORS, on="account locked"),
    Door("GET", "register/country-risk/", AUDITORS),
    Door("POST", "register/country-risk/", frozenset({"sven"}), MISTAKEN, AUDITORS),
    Door("POST", "register/country-risk/<uuid:public_id>/end/", frozenset({"sven"}), 302, AUDITORS, "risk in Georgia"),
    Door("GET", "accounts/locks/", frozenset({"leo"})),
    Door("POST", "accounts/locks/", frozenset({"leo"}), MISTAKEN),
    Door("POST", "accounts/locks/<uuid:public_id>/end/", frozenset({"leo"}), 302, on="lock in FRA"),
    Door("GET", "register/authorities/<slug:code>/staff/", THEIR_STAFF),
    Door("GET", "register/authorities/<slug:code>/staff/authorise/", FARID),
    Door("POST", "register/authorities/<slug:code>/staff/authorise/", FARID, MISTAKEN),
    # Nobody renews or ends what authorises themselves; of their own colleagues they know.
    *doors_on(
        "register/staff/<uuid:public_id>/",
        "appointment of farid",
        THEIR_STAFF,
        ("GET", "renew/", frozenset(), 200),
        ("POST", "renew/", frozenset(), 200),
        ("GET", "revoke/", frozenset(), 200),
        ("POST", "revoke/", frozenset(), 200),
    ),
    # networks and the map: empty of officers for whoever is not entitled
    Door("GET", "network/", EVERYBODY),
    Door("GET", "network/due/", EVERYBODY),
    Door("GET", "network/new/", NILS, 200, EVERYBODY),
    Door("POST", "network/new/", NILS, MISTAKEN, EVERYBODY),
    *doors_on(
        "network/<uuid:public_id>/",
        "network west",
        ENTITLED,
        ("GET", "", ENTITLED, 200),
        ("GET", "change/", NILS, 200),
        ("POST", "change/", NILS, MISTAKEN),
        ("GET", "close/", NILS, 200),
        ("POST", "close/", NILS, MISTAKEN),
    ),
    Door("GET", "map/", EVERYBODY),
    Door("GET", "map/<str:code>/", EVERYBODY),
    Door("GET", "map/<str:code>/timeline/", AND_PRIVACY),
]
