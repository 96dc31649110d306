"""One transaction per request, in which the database knows who asks; undone when the answer is a refusal."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ilonet.access.actor import NO_ONE
from ilonet.access.context import stand_in
from ilonet.standing.acting import acting_as


class Standing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        with transaction.atomic():
            if user.is_authenticated:
                request.actor = acting_as(user.pk)  # type: ignore[attr-defined]
            else:
                stand_in([])
                request.actor = NO_ONE  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Nothing half done: whatever was written before the refusal goes."""
        transaction.set_rollback(True)
