"""Home: what is asked of you, what is new, and the way to everything else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ilonet.lib.fragments import page


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return page(request, "site/home.html")
