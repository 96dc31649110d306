"""What a back office fills in: the facts of a post, the days of a deployment, and the small questions of each act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.rules import longest_years
from ilonet.deployments.vocabulary import Assistance, Competence, HostType, PostKind, Siena, Topic
from ilonet.lib import clock
from ilonet.lib.choosing import AmongMany
from ilonet.places.facts import member_state
from ilonet.places.models import Country, country_name, in_name_order

ARTICLE_3_4, ARTICLE_3_6 = "3(4)", "3(6)"


def lettered(choices: list[tuple[str, Any]], article: str) -> list[tuple[str, str]]:
    """In the words of the law, with the letter under which it stands; asked when the page is written, not before."""
    words = gettext("(%(letter)s) %(label)s · Art. %(article)s(%(letter)s)")
    return [(letter, words % {"letter": letter, "label": label, "article": article}) for letter, label in choices]


def third_countries() -> list[tuple[str, str]]:
    """Where officers are deployed to, in the order of the reader's language; Member States are not among them."""
    today = clock.today()
    codes = Country.objects.order_by(in_name_order("code")).values_list("code", flat=True)
    return [(code, country_name(code)) for code in codes if not member_state(code, today)]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def reason_for_longer() -> forms.CharField:
    return forms.CharField(
        label=_("Reason for a longer period"), max_length=200, required=False, help_text=lazy(_longer_than, str)()
    )


def _longer_than() -> str:
    years = longest_years()
    return ngettext(
        "Only where the whole is longer than %(years)s year.",
        "Only where the whole is longer than %(years)s years.",
        years,
    ) % {"years": years}


def day(label: Any, **known: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), input_formats=["%Y-%m-%d"], **known)


def several(label: Any, choices: Any, **known: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **known
    )


class Groups:
    """A long form in parts, each with its heading; the template asks for `groups`."""

    parts: tuple[tuple[Any, tuple[str, ...]], ...] = ()

    def __init__(self, *args: Any, **known: Any) -> None:
        """What is to be mended is listed in the order in which it stands on the page."""
        super().__init__(*args, **known)
        self.order_fields([name for _heading, names in self.parts for name in names])  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [
            (heading, [self[name] for name in names if name in self.fields])  # type: ignore[index, attr-defined]
            for heading, names in self.parts
        ]


class PostForm(Groups, forms.Form):
    kind = forms.ChoiceField(label=_("Kind of post"), choices=PostKind.choices)
    city = forms.CharField(label=_("City"), max_length=80)
    responsible_for = forms.MultipleChoiceField(
        label=_("Region of responsibility"),
        required=False,
        widget=AmongMany(),
        help_text=_("Third countries besides the one of the post."),
    )
    topics = several(
        _("Collects information on"),
        lambda: lettered(Topic.choices, ARTICLE_3_4),
        help_text=_("At least one here or under “Assists with”."),
    )
    assistance = several(_("Assists with"), lambda: lettered(Assistance.choices, ARTICLE_3_6))
    duties = forms.CharField(
        label=_("Duties in short"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. No names of persons."),
    )
    migration_share = forms.IntegerField(
        label=_("Share of duties that is migration, in per cent"), min_value=1, max_value=100, initial=100
    )
    other_duties = forms.CharField(label=_("Other duties"), max_length=200, required=False)
    competences = several(_("Competences"), Competence.choices)
    legal_basis = forms.CharField(
        label=_("Legal basis"), max_length=200, help_text=_("The act under which the officer is sent (Art. 2(1)).")
    )
    special_agreement = forms.CharField(
        label=_("Special agreement or restriction"),
        max_length=300,
        required=False,
        help_text=_("With the host country or an organisation (Art. 1(2)): kind, date, effect."),
    )
    restricted_topics = several(_("Topics that the agreement closes"), lambda: lettered(Topic.choices, ARTICLE_3_4))
    reporting_line = forms.CharField(
        label=_("Reporting line"), max_length=200, required=False, help_text=_("A unit, not a person.")
    )
    siena = forms.ChoiceField(label=_("SIENA connection"), choices=Siena.choices, initial=Siena.NONE)
    law_enforcement = forms.BooleanField(label=_("Sent by a law-enforcement authority"), required=False)

    duties_part = (_("Duties (Arts 2(1), 3, 4(1))"), ("topics", "assistance", "duties", "migration_share"))
    more_part = (_("More on the duties"), ("other_duties", "competences", "restricted_topics"))
    basis_part = (
        _("Basis and reporting (Art. 1(2))"),
        (
            "legal_basis",
            "reporting_line",
            "special_agreement",
            "siena",
            "law_enforcement",
        ),
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self.countries = third_countries()
        for one in ("topics", "assistance"):
            self.fields[one].is_one_of_several = True  # type: ignore[attr-defined]
        self.fields["responsible_for"].choices = self.countries  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What is told of the post."""
        return {name: self.cleaned_data[name] for name in PostForm.base_fields if name in self.cleaned_data}


class PeriodForm(Groups, forms.Form):
    from_on = day(_("First day"))
    until_on = day(_("Last day"), help_text=_("Inclusive; it ends at midnight where the authority is."))
    longer_because = reason_for_longer()
    joint = forms.BooleanField(label=_("Open to joint deployment (Art. 6)"), required=False)
    open_for_interest_until = day(_("Open for interest until"), required=False)

    period_part = (
        _("Period (Arts 2(2), 4(1))"),
        ("from_on", "until_on", "longer_because", "joint", "open_for_interest_until"),
    )
    parts: tuple[tuple[Any, tuple[str, ...]], ...] = (period_part,)

    def period(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PeriodForm.base_fields}


class NoticeForm(PostForm, PeriodForm):
    """A new post and its first deployment, planned or actual."""

    authority = forms.ChoiceField(label=_("Deploying authority"))
    host_type = forms.ChoiceField(label=_("Posted to"), choices=HostType.choices, widget=forms.RadioSelect)
    country = forms.ChoiceField(label=_("Country"))
    associated_confirmed = forms.BooleanField(
        label=_("Yes, the country is a Schengen-associated one and the deployment is meant"), required=False
    )

    parts = (
        (
            _("Where (Art. 2(2))"),
            ("authority", "kind", "host_type", "country", "associated_confirmed", "city", "responsible_for"),
        ),
        PostForm.duties_part,
        PeriodForm.period_part,
        PostForm.basis_part,
        PostForm.more_part,
    )

    def __init__(self, *args: Any, authorities: list[Any], **known: Any) -> None:
        super().__init__(*args, **known)
        self.fields["country"].choices = [("", _("Choose")), *self.countries]  # type: ignore[attr-defined]
        self.fields["authority"].choices = [(one.code, one.name) for one in authorities]  # type: ignore[attr-defined]
        if len(authorities) == 1:
            self.fields["authority"].initial = authorities[0].code
            self.fields["authority"].widget = forms.HiddenInput()

    @property
    def asks_about_association(self) -> bool:
        return "associated_confirmed" in self.errors or bool(self.data.get("associated_confirmed"))

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The question about an associated country is put only where it arises."""
        unasked = set() if self.is_bound and self.asks_about_association else {"associated_confirmed"}
        return [(heading, [one for one in fields if one.name not in unasked]) for heading, fields in super().groups()]


class VersionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class ChangeForm(VersionForm, PostForm):
    holds_from = day(_("Holds from"), help_text=_("The day from which the change holds, at the latest today."))

    parts = (
        (_("From when"), ("holds_from",)),
        (_("Where"), ("kind", "city", "responsible_for")),
        PostForm.duties_part,
        PostForm.basis_part,
        PostForm.more_part,
    )

    @classmethod
    def of(cls, post: Post) -> ChangeForm:
        told = {name: getattr(post, name) for name in PostForm.base_fields}
        return cls(initial=told | {"version": post.version, "holds_from": clock.today(post.authority.zone)})


class ActForm(VersionForm):
    """An act with nothing to fill in but the version that was seen."""

    @classmethod
    def of(cls, deployment: Deployment) -> ActForm:
        return cls(initial={"version": deployment.version} | cls.proposed(deployment))

    @classmethod
    def proposed(cls, _deployment: Deployment) -> dict[str, Any]:
        return {}


class ArrivalForm(ActForm):
    on = day(_("Day of arrival"))

    @classmethod
    def proposed(cls, deployment: Deployment) -> dict[str, Any]:
        return {"on": deployment.arrived_on or deployment.from_on}


class ExtensionForm(ActForm):
    until_on = day(_("New last day"))
    longer_because = reason_for_longer()


class EndForm(ActForm):
    on = day(_("Last day"))

    @classmethod
    def proposed(cls, deployment: Deployment) -> dict[str, Any]:
        return {"on": deployment.today}


class CorrectionForm(ActForm):
    from_on = day(_("First day"))
    until_on = day(_("Last day"))
    longer_because = reason_for_longer()

    @classmethod
    def proposed(cls, deployment: Deployment) -> dict[str, Any]:
        return {name: getattr(deployment, name) for name in ("from_on", "until_on", "longer_because")}


class WithdrawalForm(ActForm):
    because = forms.CharField(label=_("Reason"), max_length=200, help_text=_("No names of persons."))


class OfficerForm(ActForm):
    sign_in = forms.CharField(
        label=_("Sign-in name of the officer"),
        max_length=80,
        help_text=_(
            "Who enters in this deployment. An account is opened where there is none; the register names nobody."
        ),
    )
