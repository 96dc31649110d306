"""The doors of requests: pages of those who ask, of those who are asked, and of those who may read along."""

from tests.doors.door import AMARA, EVERYBODY, MISTAKEN, Door, doors_on
from tests.scene import BACK_OFFICES, FARID, OFFICERS, WEST

TOVE = frozenset({"tove"})
ASKS = OFFICERS | BACK_OFFICES
ASKER = AMARA | FARID
READERS = WEST | FARID | TOVE  # of the request of Amara
CHIARA = frozenset({"chiara"})
API_REQUEST, API_ASKED, API_ANSWER = (f"api/v1/{one}/<public_id>" for one in ("requests", "addressees", "answers"))
BECAUSE = '{"because": "It was sent to the wrong readers."}'
REQUEST, ASKED, ANSWER = (f"requests/{one}<uuid:public_id>/" for one in ("", "addressees/", "answers/"))

REQUESTS: list[Door] = [
    Door("GET", "requests/", EVERYBODY),
    Door("GET", "requests/new/", ASKS, 200, EVERYBODY),
    Door("POST", "requests/new/", ASKS, MISTAKEN, EVERYBODY),
    *doors_on(
        REQUEST,
        "request draft",
        frozenset(),
        ("GET", "text/", AMARA, 200),
        ("POST", "text/", AMARA, MISTAKEN),
        ("POST", "masking/", AMARA, MISTAKEN),
        ("POST", "reasons/", AMARA, MISTAKEN),
        ("GET", "addressees/", AMARA, 200),
        ("POST", "addressees/", AMARA, MISTAKEN),
        ("GET", "sending/", AMARA, 200),
        ("POST", "sending/", AMARA, MISTAKEN),
        ("GET", "discard/", AMARA, 200),
        ("POST", "discard/", AMARA, 302),
    ),
    *doors_on(
        REQUEST,
        "request of amara",
        READERS,
        ("GET", "", READERS, 200),
        ("POST", "reminder/", ASKER, 409),
        ("POST", "closing/", ASKER, 302),
        ("GET", "withdrawal/", ASKER, 200),
        ("POST", "withdrawal/", ASKER, MISTAKEN),
        ("GET", "compilation/", READERS, 200),
        ("GET", "publication/", ASKER, 200),
        ("POST", "publication/", ASKER, MISTAKEN),
        ("GET", "comments/", READERS, 200),
        ("POST", "comments/", READERS, MISTAKEN),
    ),
    Door("POST", f"{REQUEST}comments/", frozenset(), 302, CHIARA, "request withdrawn"),
    Door("GET", "information/comments/<uuid:public_id>/replies/", READERS, on="comment on request of amara"),
    Door(
        "POST",
        "information/comments/<uuid:public_id>/replies/",
        frozenset(),
        302,
        CHIARA,
        "comment on request withdrawn",
    ),
    *doors_on(
        ASKED,
        "addressee gonio",
        CHIARA | FARID,
        ("GET", "", CHIARA | FARID, 200),
        ("POST", "tasking/", FARID, 302),
        ("POST", "declining/", FARID, 302),
    ),
    Door("POST", f"{ASKED}answer/", ASKER, 302, CHIARA, "addressee amara"),
    *doors_on(
        ANSWER,
        "answer draft",
        frozenset(),
        ("GET", "", AMARA, 200),
        ("GET", "text/", AMARA, 200),
        ("POST", "text/", AMARA, MISTAKEN),
        ("POST", "masking/", AMARA, MISTAKEN),
        ("POST", "reasons/", AMARA, MISTAKEN),
        ("POST", "submission/", AMARA, {302, 422}),
    ),
    Door("GET", ANSWER, READERS, on="answer released"),
    Door("GET", API_ANSWER, READERS, on="answer released"),
    Door("POST", f"{ANSWER}release/", FARID, {302, 422}, AMARA, "answer handed in"),
    Door("POST", f"{ANSWER}return/", FARID, MISTAKEN, AMARA, "answer handed in"),
    Door("GET", f"{ANSWER}withdrawal/", TOVE, 200, ASKER, "answer hidden"),
    Door("POST", f"{ANSWER}withdrawal/", TOVE, MISTAKEN, ASKER, "answer hidden"),
    # for machines
    Door("GET", "api/v1/requests", EVERYBODY),
    Door("POST", "api/v1/requests", ASKS, 201, EVERYBODY),
    *doors_on(
        API_REQUEST,
        "request of amara",
        READERS,
        ("GET", "", READERS, 200),
        ("POST", "/remind", ASKER, 409),
        ("POST", "/close", ASKER, 204),
        ("POST", "/withdrawal", ASKER, 204, BECAUSE),
        ("GET", "/compilation", READERS, 200),
    ),
    Door("GET", "api/v1/requests/<uuidstr:public_id>/comments", READERS, on="request of amara"),
    Door("POST", "api/v1/requests/<uuidstr:public_id>/comments", EVERYBODY, 422, on="request of amara"),
    Door("PUT", API_REQUEST, EVERYBODY, 422, on="request draft"),
    Door("GET", f"{API_REQUEST}/alike", AMARA, on="request draft"),
    Door("POST", f"{API_REQUEST}/send", AMARA, 422, on="request draft"),
    Door("POST", f"{API_REQUEST}/publish", EVERYBODY, 422, on="request of amara"),
    Door("POST", f"{API_ASKED}/task", FARID, 204, CHIARA, "addressee gonio"),
    Door("POST", f"{API_ASKED}/decline", FARID, 204, CHIARA, "addressee gonio", "{}"),
    Door("POST", f"{API_ASKED}/answers", EVERYBODY, 422, on="addressee amara"),
    Door("GET", API_ANSWER, AMARA, on="answer draft"),
    Door("POST", f"{API_ANSWER}/submission", AMARA, {204, 422}, on="answer draft"),
    Door("POST", f"{API_ANSWER}/release", FARID, {204, 422}, AMARA, "answer handed in"),
    Door("POST", f"{API_ANSWER}/withdrawal", TOVE, 204, ASKER, "answer hidden", BECAUSE),
]
