"""Every door: address, method, whom it opens to and with which answer. One line per door; the walk misses none."""

from dataclasses import dataclass

from tests.cast import NAMES
from tests.scene import AND_PRIVACY, AUDITORS, BACK_OFFICES, ENTITLED, FARID, OFFICERS, WEST

EVERYBODY = frozenset(NAMES)
AMARA = frozenset({"amara"})
NILS = frozenset({"nils"})
READERS = WEST | FARID  # of the released report
ORIGINATOR = AMARA | FARID
THEIR_STAFF = frozenset({"farid", "pavel"})  # who may know the authorised staff of FRA
MISTAKEN = {400, 422}  # let in, and told what is missing


@dataclass(frozen=True)
class Door:
    """Others than `open_to` meet 403 where they may know of the thing (`known_to`), else 404: hidden equals absent."""

    method: str
    route: str
    open_to: frozenset[str]
    answer: int | set[int] = 200
    known_to: frozenset[str] = frozenset()
    on: str = ""  # the thing of the scene in the address
    send: str = ""  # what is sent, where nothing would be refused for its shape already

    @property
    def is_for_machines(self) -> bool:
        return self.route.startswith("api/")

    def expected(self, who: str) -> set[int]:
        if who == "nobody":
            return {401} if self.is_for_machines else {302}
        if who in self.open_to:
            return self.answer if isinstance(self.answer, set) else {self.answer}
        return {403} if who in self.known_to else {404}


def _on(prefix: str, thing: str, known_to: frozenset[str], *doors: tuple) -> list[Door]:
    return [
        Door(method, prefix + route, to, answer, known_to, thing, *send) for method, route, to, answer, *send in doors
    ]


REPORT, API_REPORT = "information/<uuid:public_id>/", "api/v1/reports/<public_id>"
DEPLOYMENT, API_DEPLOYMENT = "register/<uuid:public_id>/", "api/v1/deployments/<uuidstr:public_id>"
ACCOUNT = "register/authorities/<slug:code>/accounts/<uuid:public_id>/"
API_ACCOUNTS = "api/v1/authorities/<slug:code>/accounts"
REASON = '{"reason": "Left the service without notice."}'
STILL_NEEDED = '{"answer": "needed", "accounts": ["00000000-0000-4000-8000-000000000000"]}'
BECAUSE = '{"because": "It was sent to the wrong readers."}'

DOORS: list[Door] = [
    Door("GET", "", EVERYBODY),
    Door("GET", "me/", EVERYBODY),
    Door("GET", "duties/", EVERYBODY),
    Door("GET", "me/lists/", EVERYBODY),
    Door("POST", "me/lists/", EVERYBODY, MISTAKEN),
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    *_on(
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
    # for machines; a body of the wrong shape is refused to all alike, before anything is looked up
    Door("GET", "api/v1/", frozenset()),
    Door("GET", "api/v1/openapi.json", EVERYBODY),
    Door("GET", "api/v1/me", EVERYBODY),
    Door("GET", "api/v1/duties", EVERYBODY),
    Door("GET", "api/v1/me/lists", EVERYBODY),
    Door("POST", "api/v1/me/lists", EVERYBODY, 422),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/rename", EVERYBODY, 422, on="saved by amara"),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/open", AMARA, on="saved by amara"),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/remove", AMARA, 204, on="saved by amara"),
    Door("GET", "api/v1/countries", EVERYBODY),
    Door("GET", "api/v1/countries/<code>", EVERYBODY),
    Door("GET", "api/v1/countries/<code>/timeline", AND_PRIVACY),
    Door("GET", "api/v1/map", EVERYBODY),
    Door("GET", "api/v1/search", EVERYBODY),
    Door("POST", "api/v1/screen", EVERYBODY, 200, send='{"text": "Fewer boats left."}'),
    Door("GET", "api/v1/networks", EVERYBODY),
    Door("GET", "api/v1/networks/due", EVERYBODY),
    Door("GET", "api/v1/networks/<uuidstr:public_id>", ENTITLED, on="network west"),
    Door("GET", "api/v1/reports", EVERYBODY),
    Door("POST", "api/v1/reports", OFFICERS, 201, EVERYBODY),
    Door("GET", "api/v1/reports/audiences", OFFICERS, 200, EVERYBODY),
    *_on(
        API_REPORT,
        "released",
        READERS,
        ("GET", "", READERS, 200),
        ("GET", "/draft", AMARA, 200),
        ("GET", "/preview", AMARA, 200),
        ("POST", "/submission", AMARA, {200, 422}),
        ("POST", "/release", frozenset(), 200),
        ("POST", "/return", frozenset(), 204, BECAUSE),
        ("POST", "/revision", frozenset(), 200),
        ("POST", "/discard", AMARA, 204),
        ("POST", "/withdrawal", ORIGINATOR, 200, BECAUSE),
    ),
    Door("PUT", f"{API_REPORT}/draft", EVERYBODY, 422, on="released"),
    Door("POST", "api/v1/register/loads", EVERYBODY, 422),
    *_on(
        "api/v1/register/loads/<uuidstr:public_id>",
        "load of FRA",
        frozenset(),
        ("GET", "", FARID, 200),
        ("POST", "/confirm", FARID, 409, '{"version": 0}'),
        ("POST", "/discard", FARID, 409, '{"version": 0}'),
    ),
    Door("POST", "api/v1/register/loads/<uuidstr:public_id>/words", EVERYBODY, 422, on="load of FRA"),
    Door("GET", "api/v1/authorities", AND_PRIVACY),
    Door("GET", "api/v1/authorities/<slug:code>/staff", FARID),
    Door("POST", "api/v1/authorities/<slug:code>/staff", EVERYBODY, 422),
    Door("GET", API_ACCOUNTS, FARID | AUDITORS),
    Door("GET", f"{API_ACCOUNTS}/needed", FARID),
    Door("POST", f"{API_ACCOUNTS}/needed", FARID, 403, send=STILL_NEEDED),
    *_on(
        f"{API_ACCOUNTS}/<uuidstr:public_id>",
        "account of amara",
        frozenset(),
        ("GET", "", FARID | AUDITORS, 200),
        ("POST", "/invite", FARID, 403),
        ("POST", "/recover", FARID, 403, REASON),
        ("POST", "/approve", frozenset(), 201),
        ("POST", "/confirm", frozenset(), 200, '{"code": "123456"}'),
        ("POST", "/revoke", frozenset(), 200),
        ("POST", "/suspend", FARID, 403, REASON),
        ("POST", "/resume", FARID, 403),
    ),
    *_on(
        f"{API_ACCOUNTS}/<uuidstr:public_id>",
        "account lost",
        frozenset(),
        ("GET", "", FARID | AUDITORS, 200),
        ("POST", "/approve", FARID, 201),
        ("POST", "/confirm", FARID, 409, '{"code": "123456"}'),
        ("POST", "/revoke", FARID, 403),
    ),
    Door("GET", f"{API_ACCOUNTS}/<uuidstr:public_id>", FARID | AUDITORS, on="account stopped"),
    Door("GET", f"{API_ACCOUNTS}/<uuidstr:public_id>", FARID | AUDITORS, on="account locked"),
    Door("POST", "api/v1/staff/<uuidstr:public_id>/renew", EVERYBODY, 422, on="appointment of farid"),
    Door("POST", "api/v1/staff/<uuidstr:public_id>/revoke", frozenset(), 200, THEIR_STAFF, "appointment of farid"),
    Door("GET", "api/v1/deployments", AND_PRIVACY),
    Door("POST", "api/v1/deployments", EVERYBODY, 422),
    Door("GET", API_DEPLOYMENT, AND_PRIVACY, on="deployment of amara"),
    *(
        Door("POST", f"{API_DEPLOYMENT}/{step}", EVERYBODY, 422, on="deployment of amara")
        for step in ["confirm_arrival", "extend", "end", "correct", "suspend", "resume", "withdraw", "contact"]
    ),
    Door("GET", "api/v1/posts", AND_PRIVACY),
    Door("GET", "api/v1/posts/<uuidstr:public_id>/timeline", AND_PRIVACY, on="post of amara"),
    Door("POST", "api/v1/posts/<uuidstr:public_id>/deployments", EVERYBODY, 422, on="post of amara"),
    Door("POST", "api/v1/posts/<uuidstr:public_id>/change", EVERYBODY, 422, on="post of amara"),
    Door("GET", "api/v1/directory", AND_PRIVACY, MISTAKEN),  # no bulk view: a post, country or authority first
    Door("GET", "api/v1/directory/list", frozenset(), 200, AND_PRIVACY),
    Door("GET", "api/v1/directory/<uuidstr:public_id>", AND_PRIVACY, on="contact of amara"),
    Door("POST", "api/v1/directory/<uuidstr:public_id>/correct", EVERYBODY, 422, on="contact of amara"),
]

# Entering and leaving: address, then GET and POST with nothing in it, by nobody and by any member of the cast.
ENTERING: dict[str, tuple[int, int, int, int]] = {
    "health/": (200, 200, 405, 405),
    "account/login/": (200, 302, 200, 302),
    "account/logout/": (302, 200, 302, 302),
    "account/inactive/": (200, 200, 405, 405),
    "account/": (302, 200, 302, 405),
    "account/settings/": (302, 200, 302, 422),
    "account/hat/": (302, 405, 302, 400),
    "account/tokens/": (302, 200, 302, 422),
    "account/tokens/<uuid:public_id>/end/": (302, 405, 302, 404),
    "account/sessions/<int:pk>/end/": (302, 405, 302, 404),
    "account/enrol/<str:code>/": (404, 404, 404, 404),  # opens to whoever holds a link
    "account/enrol/<str:code>/provider/": (405, 405, 404, 404),
    "account/providers/": (302, 200, 302, 405),
    "account/providers/enter/": (405, 405, 404, 302),
    "account/providers/link/": (302, 405, 302, 404),
    "account/providers/unlink/": (302, 405, 302, 404),
    "account/providers/<slug:provider>/answer/": (404, 404, 405, 405),
    "account/quarantine/": (302, 200, 302, 405),
    "account/lost/": (302, 200, 302, 400),
    "account/reauthenticate/": (302, 403, 302, 403),  # who has no password shows none
    "account/password/change/": (302, 302, 302, 302),
    "account/password/set/": (302, 200, 302, 200),
    "account/sessions/": (302, 200, 302, 302),
    "account/2fa/": (302, 200, 302, 405),
    "account/2fa/authenticate/": (302, 302, 302, 302),
    "account/2fa/reauthenticate/": (302, 403, 302, 403),
    "account/2fa/totp/activate/": (302, 200, 302, 200),
    "account/2fa/totp/deactivate/": (302, 404, 302, 404),
    "account/2fa/recovery-codes/": (302, 404, 302, 405),
    "account/2fa/recovery-codes/generate/": (302, 200, 302, 200),
    "account/2fa/recovery-codes/download/": (302, 404, 302, 404),
    "account/2fa/webauthn/": (302, 200, 302, 405),
    "account/2fa/webauthn/add/": (302, 200, 302, 200),
    "account/2fa/webauthn/login/": (302, 302, 302, 302),
    "account/2fa/webauthn/reauthenticate/": (302, 403, 302, 403),
    "account/2fa/webauthn/keys/<int:pk>/remove/": (302, 404, 302, 404),
    "account/2fa/webauthn/keys/<int:pk>/edit/": (302, 404, 302, 404),
    "language/setlang/": (302, 302, 302, 302),
}
