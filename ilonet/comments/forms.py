"""What is sent to say something about a report, a shared draft or a request."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.comments.wording import LONGEST


class Saying(forms.Form):
    """How long it may be is said by the verb, as to machines; what was typed is never lost."""

    text = forms.CharField(
        label=_("Comment"),
        help_text=_("Everybody who can read this page reads it, signed by your post and authority."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST}),
        error_messages={"required": _("Write what you want to say.")},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Answering(Saying):
    """The same, under somebody's comment."""

    def __init__(self, *given: object, **known: object) -> None:
        super().__init__(*given, **known)  # type: ignore[arg-type]
        self.fields["text"].label = _("Reply")
