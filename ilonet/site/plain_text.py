"""No text with a character that nobody can write comes further than this: address, cookies, form fields (H01, H05).

A length that is no number counts as none.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ilonet.lib.refusals import Refusal, absent
from ilonet.screening.plain import UNUSABLE, insist_plain
from ilonet.site.refusing import answer

NAMED = 40  # longer names of fields are not repeated


class PlainText:
    """Stands before the session, whose key it lets no cookie disguise; asks the fields once the actor is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if UNUSABLE.search(value)]:
            del request.COOKIES[name]
        if not str(request.META.get("CONTENT_LENGTH", "")).isdecimal():
            request.META["CONTENT_LENGTH"] = ""  # whoever reads the body counts with it
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if UNUSABLE.search(request.path_info):
            return answer(request, absent())
        try:
            for fields in (request.GET, request.POST):
                for name, values in fields.lists():
                    insist_plain(name)
                    for value in values:
                        insist_plain(value, field=name[:NAMED])
        except Refusal as refused:
            return answer(request, refused)
        return None
