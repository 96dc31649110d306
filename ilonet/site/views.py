"""Home: what is asked of you, what is new, and the way to everything else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.site.home.page import home_of
from ilonet.site.home.visit import last_visit
from ilonet.site.places import address


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    since = last_visit(request.user, request.session, actor.now)
    return page(
        request,
        "site/home.html",
        home=home_of(actor, since),
        since=since,
        today=actor.today,
        write=address("reports:new") if actor.post_ids and not actor.restraint else "",
    )
