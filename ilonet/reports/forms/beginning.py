"""What is asked before a report has a page of its own: enough to give the draft a name."""

from __future__ import annotations

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES, official
from ilonet.reports.drafting import LONGEST
from ilonet.reports.forms.choices import LongLine
from ilonet.reports.vocabulary import Kind


class Beginning(forms.Form):
    """The first step: enough to give the draft a name."""

    title = forms.CharField(
        label=lazy("Title"),
        help_text=lazy("What, where, since when. No names of persons, no numbers of documents."),
        max_length=LONGEST["title"],
        strip=True,
        widget=LongLine,
    )
    kind = forms.ChoiceField(label=lazy("Kind"), choices=Kind.choices)
    language = forms.ChoiceField(label=lazy("Language of the text"), choices=list(LANGUAGES.items()))
    post = forms.ChoiceField(label=lazy("Written at the post"))

    def __init__(self, typed: MultiValueDict[str, str] | None = None, *, posts: list[tuple[str, str]]) -> None:
        super().__init__(typed, initial={"language": official(get_language() or "en")})
        self.fields["post"].choices = posts  # type: ignore[attr-defined]
        if len(posts) == 1:
            del self.fields["post"]
