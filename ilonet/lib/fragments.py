"""A page or a named part of it: which does this request want?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from ilonet.lib.asking import insist_asked


def wants_part(request: HttpRequest) -> bool:
    """True for htmx, false for boosted requests, which want the whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def page(
    request: HttpRequest, template: str, part: str | None = None, *, status: int = 200, **context: Any
) -> HttpResponse:
    insist_asked(request.GET)
    name = f"{template}#{part}" if part and wants_part(request) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Boosted"])
    return response
