"""A phrase of one's own, put into the report that one writes."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ilonet.access.actor import actor_of
from ilonet.phrases.keeping import phrase
from ilonet.reports.text import Text
from ilonet.reports.views.writing import EMPTY, save_typed


@require_POST
def phrases(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Without script a phrase goes to the end of the last section; with it, to where one writes."""

    def with_the_phrase(text: Text) -> Text:
        words = phrase(request.POST.get("phrase", ""), actor_of(request)).words
        *before, last = text.sections or [EMPTY]
        said = "\n\n".join(part for part in (last["text"].rstrip(), words) if part)
        return replace(text, sections=[*before, {**last, "text": said}])

    return save_typed(request, public_id, "reports:edit", with_the_phrase, at="#another")
