"""What is sent to save a list or to give it another name."""

from urllib.parse import parse_qsl

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.saved.keeping import LONGEST_NAME
from ilonet.saved.where import lasting

LONGEST_QUERY = 2000
MOST_FILTERS = 20


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("Only you see it. What a search is about, never whom."),
    )


class KeepingForm(NameForm):
    where = forms.CharField(label=_("List"), max_length=60, widget=forms.HiddenInput)
    asked = forms.CharField(max_length=LONGEST_QUERY, required=False, widget=forms.HiddenInput)

    @property
    def filters(self) -> dict[str, str]:
        return lasting(self.cleaned_data["asked"])

    def clean_asked(self) -> list[tuple[str, str]]:
        """Each filter at most once, as `ask` wants them."""
        try:
            told = parse_qsl(self.cleaned_data["asked"], max_num_fields=MOST_FILTERS)
        except ValueError as error:
            raise _unread() from error
        if len(dict(told)) < len(told):
            raise _unread()
        return told


def _unread() -> forms.ValidationError:
    return forms.ValidationError(_("The filters cannot be read. Open the list and save it from there."))
