"""What the directory asks: where to look, and what stands in one entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.authorities.models import Authority
from ilonet.directory.models import ContactEntry
from ilonet.directory.shape import LONGEST_NAME, Contact
from ilonet.places.models import Country, country_name, in_name_order


class SearchForm(forms.Form):
    """Post, country, authority: at least one. There is no search by name (security.md 4.2)."""

    post = forms.CharField(label=_("Post, by its city"), max_length=80, required=False)
    country = forms.ChoiceField(label=_("Country covered"), required=False)
    authority = forms.ChoiceField(label=_("Authority"), required=False)

    def __init__(self, asked: dict[str, Any]) -> None:
        super().__init__(initial=asked)
        codes = Country.objects.order_by(in_name_order("code")).values_list("code", flat=True)
        self.fields["country"].choices = [("", _("any")), *((one, country_name(one)) for one in codes)]  # type: ignore[attr-defined]
        named = Authority.objects.order_by("code").values_list("code", "name")
        self.fields["authority"].choices = [  # type: ignore[attr-defined]
            ("", _("any")),
            *((code, f"{code} · {name}") for code, name in named),
        ]


class ContactForm(forms.Form):
    """Exactly the fields of Art. 9(2)(d); location and region stand on the deployment."""

    family_name = forms.CharField(label=_("Family name"), max_length=LONGEST_NAME)
    given_name = forms.CharField(label=_("Given name"), max_length=LONGEST_NAME)
    telephones = forms.CharField(
        label=_("Telephone numbers"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("At work, with the country code, one a line."),
    )
    emails = forms.CharField(
        label=_("E-mail addresses"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Of the authority or mission, one a line. Nothing private."),
    )

    def contact(self) -> Contact:
        told = self.cleaned_data
        return Contact(told["family_name"], told["given_name"], _lines(told["telephones"]), _lines(told["emails"]))


class CorrectionForm(ContactForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    @classmethod
    def of(cls, entry: ContactEntry, contact: Contact) -> CorrectionForm:
        return cls(
            initial={
                "family_name": contact.family_name,
                "given_name": contact.given_name,
                "telephones": "\n".join(contact.telephones),
                "emails": "\n".join(contact.emails),
                "version": entry.version,
            }
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
