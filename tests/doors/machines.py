"""The doors for machines, beneath /api/. One line per door; the walk misses none."""

from tests.doors.door import AMARA, EVERYBODY, MISTAKEN, ORIGINATOR, READERS, THEIR_STAFF, Door, doors_on
from tests.scene import AND_PRIVACY, AUDITORS, ENTITLED, FARID, OFFICERS

API_REPORT = "api/v1/reports/<public_id>"
API_DEPLOYMENT = "api/v1/deployments/<uuidstr:public_id>"
API_ACCOUNTS = "api/v1/authorities/<slug:code>/accounts"
REASON = '{"reason": "Left the service without notice."}'
STILL_NEEDED = '{"answer": "needed", "accounts": ["00000000-0000-4000-8000-000000000000"]}'
BECAUSE = '{"because": "It was sent to the wrong readers."}'

MACHINES: list[Door] = [
    # A body of the wrong shape is refused to all alike, before anything is looked up
    Door("GET", "api/v1/", frozenset()),
    Door("GET", "api/v1/openapi.json", EVERYBODY),
    Door("GET", "api/v1/me", EVERYBODY),
    Door("GET", "api/v1/duties", EVERYBODY),
    Door("GET", "api/v1/me/lists", EVERYBODY),
    Door("POST", "api/v1/me/lists", EVERYBODY, 422),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/rename", EVERYBODY, 422, on="saved by amara"),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/open", AMARA, on="saved by amara"),
    Door("POST", "api/v1/me/lists/<uuidstr:public_id>/remove", AMARA, 204, on="saved by amara"),
    Door("GET", "api/v1/me/notices", EVERYBODY),
    Door("POST", "api/v1/me/notices/read", EVERYBODY),
    Door("POST", "api/v1/me/notices/<uuidstr:public_id>/read", AMARA, 204, on="notice of amara"),
    Door("GET", "api/v1/me/subscriptions", EVERYBODY),
    Door("POST", "api/v1/me/subscriptions", EVERYBODY, 422),
    Door("POST", "api/v1/me/subscriptions/<uuidstr:public_id>/pace", EVERYBODY, 422, on="subscription of amara"),
    Door("POST", "api/v1/me/subscriptions/<uuidstr:public_id>/end", AMARA, 204, on="subscription of amara"),
    Door("GET", "api/v1/countries", EVERYBODY),
    Door("GET", "api/v1/countries/<code>", EVERYBODY),
    Door("GET", "api/v1/countries/<code>/situation", EVERYBODY),
    Door("GET", "api/v1/countries/<code>/timeline", AND_PRIVACY),
    Door("GET", "api/v1/map", EVERYBODY),
    Door("GET", "api/v1/search", EVERYBODY),
    Door("POST", "api/v1/screen", EVERYBODY, 200, send='{"text": "Fewer boats left."}'),
    Door("GET", "api/v1/networks", EVERYBODY),
    Door("GET", "api/v1/networks/due", EVERYBODY),
    Door("GET", "api/v1/networks/<uuidstr:public_id>", ENTITLED, on="network west"),
    Door("GET", "api/v1/reports", EVERYBODY),
    Door("POST", "api/v1/reports", OFFICERS, 201, EVERYBODY),
    Door("GET", "api/v1/reports/templates", EVERYBODY),
    Door("GET", "api/v1/reports/audiences", OFFICERS, 200, EVERYBODY),
    *doors_on(
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
    *doors_on(
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
    *doors_on(
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
    *doors_on(
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
