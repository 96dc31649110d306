"""What may be typed into an answer, on a phone as on a desk? One box and one tick for each question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES
from ilonet.requests.replies import LONGEST, Replies, Reply
from ilonet.requests.vocabulary import Allows


class Answering(forms.Form):
    """What belongs to the answer as a whole."""

    note = forms.CharField(
        label=lazy("Besides"),
        help_text=lazy("What the questions did not ask, and where your answer comes from."),
        max_length=LONGEST["note"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=lazy("Language of your answer"), choices=list(LANGUAGES.items()))
    allows = forms.ChoiceField(label=lazy("Who may read it"), choices=Allows.choices, widget=forms.RadioSelect)

    def __init__(self, typed: MultiValueDict[str, str] | None = None, *, replies: Replies) -> None:
        known = {"note": replies.note, "language": replies.language, "allows": replies.allows}
        super().__init__(typed, initial=known)
        self.stored = replies

    def replies(self) -> Replies:
        """What was typed; a field that could not be read keeps what it held."""
        said = {name: self.cleaned_data[name] for name in ("note", "language", "allows") if name in self.cleaned_data}
        return replace(self.stored, replies=_typed(self.data, len(self.stored.replies)), **said)


@dataclass(frozen=True)
class Box:
    """One question as the page shows it."""

    number: int
    question: str
    reply: Reply
    places: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"replies.{self.number}"

    @property
    def shown_number(self) -> int:
        return self.number + 1


def _typed(typed: Any, questions: int) -> list[Reply]:
    return [
        Reply(typed.get(f"replies.{n}", "").replace("\r\n", "\n").strip(), f"nothing.{n}" in typed)
        for n in range(questions)
    ]
