"""The question for health comes before session, standing and database: it must be answered when these are broken."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ilonet.operations.views import health

ADDRESS = "/health/"


class AskedFirst:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == ADDRESS and request.method in {"GET", "HEAD"}:
            return health(request)
        return self.get_response(request)
