"""Does a redirect stay in this house? Addresses given by others lead home instead (H45)."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HERE = re.compile(r"/(?![/\\])|\?|$")
HOME = "/"


class Staying:
    """Behind each view's own check of `next`, whoever wrote the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        where = response.headers.get("Location", "")
        if not HERE.match(where) and not where.startswith(f"{request.scheme}://{request.get_host()}/"):
            response.headers["Location"] = HOME
        return response
