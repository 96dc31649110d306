"""What must be true of a post and of a deployment before the Board is told of it (Arts 2, 4; C.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ilonet.deployments.vocabulary import Assistance, Competence, HostType, PostKind, Siena, Topic
from ilonet.lib.refusals import Refusal, overtaken
from ilonet.places.facts import associated, load, member_state
from ilonet.places.models import country_name
from ilonet.screening.gate import screen_fields

if TYPE_CHECKING:
    from ilonet.deployments.models import Deployment, Post

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
SHORTEST_DUTIES = 10  # characters
FREE_TEXTS = ("city", "duties", "other_duties", "legal_basis", "special_agreement", "reporting_line")
SAYS_NOTHING = {
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "na",
    "none",
    "to be determined",
    "to be defined",
    "to be decided",
    "to be announced",
    "to be confirmed",
    "not known yet",
    "à définir",
    "noch offen",
    "følger senere",
}


CLOSED_LISTS = {
    "kind": PostKind.values,
    "topics": Topic.values,
    "assistance": Assistance.values,
    "restricted_topics": Topic.values,
    "siena": Siena.values,
    "competences": Competence.values,
}


def insist_on_post(post: Post, *, associated_confirmed: bool) -> None:
    """Raises Refusal for the first thing that is not as Art. 2(1) and (2) and Art. 4(1) ask."""
    _insist_on_closed_lists(post)
    _insist_on_duties(post)
    if not 1 <= post.migration_share <= 100:
        raise Refusal(
            "post.share_out_of_range",
            _("The share of duties that is migration lies between 1 and 100 per cent."),
            _("A post without any migration duties is not part of the network (Art. 2(1))."),
            field="migration_share",
        )
    if not post.legal_basis.strip():
        raise Refusal(
            "post.no_legal_basis",
            _("The legal basis of the post is missing."),
            _("Name the national or Union act under which the officer is sent (Art. 2(1))."),
            field="legal_basis",
        )
    _insist_on_host(post, associated_confirmed)
    _insist_on_region(post)
    insist_on_clean({name: getattr(post, name) for name in FREE_TEXTS})


def _insist_on_closed_lists(post: Post) -> None:
    """The letters and kinds of the law, each at most once; no other word enters (requirements F.4-F.6)."""
    for name, words in CLOSED_LISTS.items():
        told = getattr(post, name)
        values = told if isinstance(told, list) else [told]
        if not set(values) <= set(words) or len(set(values)) < len(values):
            raise Refusal(
                "post.word_of_no_list",
                _("A value does not stand in the list from which it is chosen."),
                _("Choose from the list."),
                field=name,
            )


def _insist_on_duties(post: Post) -> None:
    if not post.topics and not post.assistance:
        raise Refusal(
            "post.no_coded_duty",
            _("No duty is chosen."),
            _("Choose at least one topic of Art. 3(4) or one kind of assistance of Art. 3(6)."),
            field="topics",
        )
    words = " ".join(post.duties.casefold().split()).strip(" .-–?!…")
    if len(words) < SHORTEST_DUTIES or words in SAYS_NOTHING:
        raise Refusal(
            "post.duties_say_nothing",
            _("The description of duties says nothing yet."),
            _("Say in one or two sentences what the officer does (Art. 4(1)); “tbd” is not a description."),
            field="duties",
        )


def _insist_on_host(post: Post, associated_confirmed: bool) -> None:
    if post.host_type not in HostType.values:
        raise Refusal(
            "post.host_is_none_of_four",
            _("The host is none of the four that the Regulation knows."),
            _("Choose one of the four of Art. 2(2)."),
            field="host_type",
        )
    if member_state(post.country_id, post.holds_from):
        raise Refusal(
            "post.host_is_member_state",
            _("The country is a Member State."),
            _("An officer under this Regulation is deployed to a third country (Art. 2(2)). Choose another country."),
            field="country",
        )
    if associated(post.country_id, post.holds_from) and not associated_confirmed:
        raise Refusal(
            "post.host_is_associated",
            _("The country is a Schengen-associated country."),
            _("This is unusual. Tick that the deployment is meant, or choose another country."),
            field="associated_confirmed",
        )


def _insist_on_region(post: Post) -> None:
    for code in post.responsible_for:
        if code not in load().countries or member_state(code, post.holds_from):
            raise Refusal(
                "post.region_not_third_country",
                _("The region of responsibility holds a place that is not a third country: %(code)s.")
                % {"code": country_name(code[:3])},
                _("Take it away; officers are responsible for third countries (Art. 2(2))."),
                field="responsible_for",
            )


def insist_on_period(deployment: Deployment) -> None:
    """End not before start, and a reason when longer than what counts as reasonable (Art. 2(2))."""
    if deployment.until_on < deployment.from_on:
        raise Refusal(
            "deployment.ends_before_it_starts",
            _("The deployment ends before it starts."),
            _("Mend one of the two days."),
            field="until_on",
        )
    if not EARLIEST_YEAR <= deployment.from_on.year <= deployment.until_on.year <= LATEST_YEAR:
        raise Refusal(
            "deployment.day_out_of_range",
            _("A day lies outside the years that the register knows."),
            _("Choose days between %(first)s and %(last)s.") % {"first": EARLIEST_YEAR, "last": LATEST_YEAR},
            field="from_on",
        )
    years = longest_years()
    if deployment.until_on > _years_after(deployment.from_on, years) and not deployment.longer_because.strip():
        raise Refusal(
            "deployment.long_without_reason",
            _("The deployment lasts longer than %(years)s years.") % {"years": years},
            _("Say why a longer period is reasonable (Art. 2(2)), or choose an earlier end."),
            field="longer_because",
        )
    insist_on_clean({"longer_because": deployment.longer_because})


def longest_years() -> int:
    """What counts as a reasonable period (Art. 2(2)), for the rule, the forms and the reading of tables alike."""
    years: int = settings.ILONET_LONGEST_DEPLOYMENT_YEARS
    return years


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def insist_on_clean(texts: Mapping[str, str]) -> None:
    """The register names no persons and holds nothing that the gate would stop (Art. 9(3), INV-1)."""
    verdict = screen_fields(texts)
    for finding in verdict.stopping:
        raise Refusal(
            f"screening.{finding.class_}",
            finding.message,
            finding.advice,
            field=finding.field,
            more={"findings": verdict.as_json()["findings"]},
        )


def insist_on_version(row: Post | Deployment, version: int) -> None:
    """Nobody changes what they have not seen: the version they saw must be the present one."""
    if row.version != version:
        raise overtaken(version=row.version)
