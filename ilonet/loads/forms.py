"""What a back office fills in: the file, and what strange words of it mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ilonet.deployments.incoming import wordings
from ilonet.loads.suggesting import choices_for
from ilonet.loads.words import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilonet.authorities.models import Authority

MOST_ASKED = 40  # words on one page; the rest is asked on the next look


class SendForm(forms.Form):
    authority = forms.ChoiceField(label=_("Authority"))
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "An Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file, up to 20 MB. Your own layout will do."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
    )
    sheet = forms.CharField(
        label=_("Sheet"), required=False, max_length=60, help_text=_("Only where several sheets hold a list.")
    )
    is_legacy = forms.BooleanField(
        label=_("The list was kept under Regulation (EC) No 377/2004"),
        required=False,
        help_text=_("Its topics are read as those of today; its basis and its words are kept (Art. 13)."),
    )

    def __init__(self, *args: Any, authorities: list[Authority], **known: Any) -> None:
        super().__init__(*args, **known)
        field = self.fields["authority"]
        field.choices = [(one.code, str(one)) for one in authorities]  # type: ignore[attr-defined]
        if len(authorities) == 1:
            field.widget = forms.HiddenInput()
            field.initial = authorities[0].code


class WordsForm(forms.Form):
    """One question for each strange word, and for the columns where they are asked."""

    def __init__(self, *args: Any, seen: dict[str, Any], authority: Authority, **known: Any) -> None:
        super().__init__(*args, **known)
        self.meant: dict[str, tuple[str, str]] = {}  # field -> kind and word
        asks_columns = bool(seen.get("refusal"))
        for number, (title, field) in enumerate(seen.get("columns", {}).items()):
            if asks_columns or not field:
                self._ask(f"column-{number}", wordings.COLUMN, title, authority, _as_read(field), field)
        for number, asked in enumerate(seen.get("asked", [])[:MOST_ASKED]):
            self._ask(f"word-{number}", asked["kind"], asked["heard"], authority, _where(asked))

    def _ask(self, name: str, kind: str, heard: str, authority: Authority, hint: str, now: str = "") -> None:
        self.meant[name] = kind, heard
        self.fields[name] = forms.ChoiceField(
            label=_heading(kind, heard),
            choices=choices_for(kind, heard, authority),
            required=False,
            initial=now if now in COLUMNS else "",
            help_text=hint,
        )

    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column-")]

    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("word-")]

    def said(self) -> Iterator[tuple[str, str, str]]:
        for name, (kind, heard) in self.meant.items():
            if self.cleaned_data.get(name) and self.cleaned_data[name] != self.fields[name].initial:
                yield kind, heard, self.cleaned_data[name]


def _heading(kind: str, heard: str) -> str:
    match kind:
        case wordings.COLUMN:
            return _t("Column “%(title)s”") % {"title": heard}
        case wordings.COUNTRY:
            return _t("Country “%(word)s”") % {"word": heard}
        case wordings.HOST_TYPE:
            return _t("Place of posting “%(word)s”") % {"word": heard}
        case wordings.DUTY:
            return _t("Duty “%(word)s”") % {"word": heard}
        case wordings.AUTHORITY:
            return _t("Authority “%(word)s”") % {"word": heard}
    return _t("Dates of the column “%(title)s”") % {"title": heard}


def _as_read(field: str) -> str:
    return _t("Read as: %(words)s.") % {"words": COLUMNS[field]} if field in COLUMNS else _t("Not read so far.")


def _where(asked: dict[str, Any]) -> str:
    rows = ", ".join(map(str, asked["rows"])) + (" …" if asked["count"] > len(asked["rows"]) else "")
    if asked["kind"] == wordings.DATES:
        return _t("For example “%(value)s”. Rows: %(rows)s.") % {"value": asked["example"], "rows": rows}
    return _t("Rows: %(rows)s.") % {"rows": rows}
