"""What does the body of a call say, if it says one thing only? Anything that two readers could read differently is refused.

Python's own reader keeps the last of two equal keys and accepts NaN and Infinity; a proxy or a log may read the
first (security.md 3.2, H17).
"""

import json
import math
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja.parser import Parser

from ilonet.lib.refusals import Refusal
from ilonet.screening.plain import insist_plain, texts_in

TYPE = "application/json"
JUDGES_TEXT = {"/api/v1/screen"}  # the gate itself says what is wrong with a text, and where
DEEPEST = 40


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != TYPE:
            raise wrong_type()
        asked = read(request.body)
        if request.path not in JUDGES_TEXT:
            for field, text in texts_in(asked):
                insist_plain(text, field)
        return asked

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        for name in data:
            if name not in list_fields and len(data.getlist(name)) > 1:
                raise Refusal(
                    "query.repeated_parameter",
                    _("The address says “%(name)s” more than once.") % {"name": name[:40]},
                    _("Keep one of them."),
                    field=name[:40],
                )
        return super().parse_querydict(data, list_fields, request)


def read(body: bytes) -> Any:
    """Raises Refusal: `json.ambiguous` for equal keys, `json.invalid` for all that is no JSON in UTF-8."""
    try:
        asked = json.loads(
            body.decode("utf-8"), object_pairs_hook=_once_each, parse_constant=_no_number, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise _invalid() from error
    if _depth(asked) > DEEPEST:
        raise _invalid()
    return asked


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refusal(
            "json.ambiguous",
            _("An object in the body has the same key twice."),
            _("Send each key once; which of the two values counts would be a guess."),
        )
    return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _finite(digits: str) -> float:
    found = float(digits)
    if not math.isfinite(found):
        raise ValueError(digits)
    return found


def _depth(value: Any) -> int:
    level, deep = [value], 0
    while level:
        deep += 1
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return deep


def _invalid() -> Refusal:
    return Refusal(
        "json.invalid",
        _("The body is not valid JSON."),
        _("Send one JSON value in UTF-8 without a byte-order mark, with finite numbers, and nothing behind it."),
    )


def wrong_type() -> Refusal:
    return Refusal(
        "request.content_type",
        _("The body is not announced as JSON."),
        _("Send it with the header Content-Type: application/json."),
        status=415,
    )
