"""What is typed about a warning: the short form, the line of an authority, how it ended. Nothing is required of a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.drafting import LONGEST
from ilonet.reports.forms.choices import Day, LongLine, countries
from ilonet.reports.kinds.common import CONFIDENCE
from ilonet.reports.kinds.early_warning import HORIZONS, SIGNS, URGENCIES
from ilonet.reports.vocabulary import CrimeArea, Europol, Tlp
from ilonet.warnings.acknowledging import LONGEST as LONGEST_LINE
from ilonet.warnings.audience import Offer
from ilonet.warnings.closing import LONGEST as LONGEST_END
from ilonet.warnings.models import Outcome

CHOOSE = [("", lazy("Choose"))]
NEEDED = ("sign", "what", "country", "since", "effect", "confidence", "urgency", "to")
BRIEF = {"rows": 2, "class": "brief"}


class Short(forms.Form):
    """One column, for thumbs: what cannot wait first, the rest folded."""

    sign = forms.ChoiceField(label=lazy("What kind of sign"), choices=[*CHOOSE, *SIGNS], required=False)
    what = forms.CharField(
        label=lazy("What"),
        help_text=lazy("In one sentence. No names of persons, no numbers of documents."),
        max_length=LONGEST["title"],
        required=False,
        widget=forms.Textarea(attrs=BRIEF | {"autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=lazy("Country"), required=False)
    place = forms.CharField(
        label=lazy("Where exactly"),
        help_text=lazy("A town, a border crossing, a stretch of a route."),
        max_length=200,
        required=False,
        widget=LongLine,
    )
    since = forms.DateField(label=lazy("Since"), widget=Day, required=False)
    effect = forms.CharField(
        label=lazy("Expected effect"),
        help_text=lazy("On whom, and of what size."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=BRIEF),
    )
    urgency = forms.ChoiceField(label=lazy("Needs attention"), choices=[*CHOOSE, *URGENCIES], required=False)
    confidence = forms.ChoiceField(label=lazy("How sure"), choices=[*CHOOSE, *CONFIDENCE], required=False)
    to = forms.ChoiceField(label=lazy("Who is told"), widget=forms.RadioSelect, required=False)
    more = forms.CharField(
        label=lazy("What else is known"),
        max_length=LONGEST["text"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "brief"}),
    )
    horizon = forms.ChoiceField(label=lazy("Effect expected within"), choices=[*CHOOSE, *HORIZONS], required=False)
    rights_line = forms.CharField(
        label=lazy("Effect on fundamental rights"),
        help_text=lazy("One line. Needed where the sign is about protection or about law and policy."),
        max_length=LONGEST["rights_line"],
        required=False,
        widget=forms.Textarea(attrs=BRIEF),
    )
    europol = forms.ChoiceField(
        label=lazy("Relevant for Europol?"),
        help_text=lazy("An answer only; nothing goes there from here."),
        choices=[("", lazy("not answered")), *Europol.choices],
        required=False,
    )
    crime_area = forms.ChoiceField(
        label=lazy("Crime area"), choices=[("", lazy("none")), *CrimeArea.choices], required=False
    )
    tlp = forms.ChoiceField(label=lazy("Marking"))
    language = forms.ChoiceField(label=lazy("Language of the text"), choices=list(LANGUAGES.items()))
    post = forms.ChoiceField(label=lazy("Sent from the post"))

    def __init__(
        self,
        typed: Any = None,
        *,
        initial: dict[str, Any] | None = None,
        near: list[str],
        offers: list[Offer],
        posts: list[tuple[str, str]] | None = None,
        is_red: bool = False,
    ) -> None:
        super().__init__(typed, initial=initial)
        close_by = [(code, country_name(code)) for code in near]
        rest = [one for one in countries() if one[0] not in near]
        self._offer("country", [*CHOOSE, *close_by, *rest])
        self._offer("to", [(one.name, one.label) for one in offers])
        self._offer("tlp", [one for one in Tlp.choices if is_red or one[0] != Tlp.RED])
        if posts and len(posts) > 1:
            self._offer("post", posts)
        else:
            del self.fields["post"]
        if typed is None:
            self._name_what_is_needed()

    def full_clean(self) -> None:
        """A draft may lack anything; what sending needs is not called optional on the page all the same."""
        super().full_clean()
        self._name_what_is_needed()

    def clean_what(self) -> str:
        """One sentence is one line, however it was typed."""
        return " ".join(self.cleaned_data["what"].split())

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _name_what_is_needed(self) -> None:
        for name in NEEDED:
            self.fields[name].required = True

    @property
    def folded(self) -> list[Any]:
        """What is asked only where somebody wants to say it."""
        names = ("more", "horizon", "rights_line", "europol", "crime_area", "tlp", "language")
        return [self[name] for name in names]


class Line(forms.Form):
    """What an authority says when it has seen a warning."""

    note = forms.CharField(
        label=lazy("In one line"),
        help_text=lazy("For the authority and the post that sent it. No personal data."),
        max_length=LONGEST_LINE,
        required=False,
        widget=LongLine,
    )


class End(forms.Form):
    """How a warning ended."""

    outcome = forms.ChoiceField(
        label=lazy("How it ended"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Say how it ended: confirmed, not confirmed, or merged into another report.")},
    )
    into = forms.CharField(
        label=lazy("Merged into"),
        help_text=lazy("The address of the report, copied from its page. Needed only where it was merged."),
        max_length=300,
        required=False,
        widget=LongLine,
    )
    note = forms.CharField(
        label=lazy("In one line"),
        help_text=lazy("For all who could read the warning."),
        max_length=LONGEST_END,
        required=False,
        widget=LongLine,
    )


class Again(forms.Form):
    """Why a closed warning is open again."""

    because = forms.CharField(
        label=lazy("Why it has not ended"),
        help_text=lazy("In one line, for all who can read the warning."),
        max_length=LONGEST_END,
        widget=LongLine,
        error_messages={"required": lazy("Say in one sentence why.")},
    )
