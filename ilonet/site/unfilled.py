"""What is said beside a field that was left open? What to do there, under which name; the same for every form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _

REQUIRED = "required"
UNSENT = _("The page did not send “%(field)s”. Load it again and repeat what you did.")
WRITE = _("Write something under “%(field)s”; it must not stay empty.")
ASKED: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.FileField, _("Choose a file under “%(field)s”.")),
    (forms.BooleanField, _("Tick “%(field)s”, or leave this page.")),
    (forms.DateField, _("Give a day under “%(field)s”.")),
    (forms.IntegerField, _("Give a number under “%(field)s”.")),
    (forms.ChoiceField, _("Choose something under “%(field)s”.")),
)


class NamedField(BoundField):
    """A field that names itself when it was left open. Where a form has a sentence of its own, that one is said."""

    @property
    def errors(self) -> ErrorList:
        found = super().errors
        said = [self._in_our_words(one) for one in found.as_data()]
        return found.__class__(said, renderer=found.renderer, field_id=found.field_id)  # type: ignore[attr-defined]

    def _in_our_words(self, error: ValidationError) -> ValidationError:
        if error.code != REQUIRED or error.message != forms.Field.default_error_messages[REQUIRED]:
            return error
        return ValidationError(self._sentence(), code=REQUIRED, params={"field": self.label})

    def _sentence(self) -> Any:
        if self.is_hidden:
            return UNSENT
        return next((sentence for kind, sentence in ASKED if isinstance(self.field, kind)), WRITE)
