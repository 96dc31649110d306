"""What a register from outside is held against today: countries, their standing in the Union, deploying authorities."""

from django.utils.translation import get_language

from ilonet.authorities.models import Authority
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.rules import longest_years
from ilonet.lib import clock
from ilonet.places import names
from ilonet.places.facts import load
from ilonet.places.languages import CODES, official
from ilonet.places.models import Dated, Membership


def known_today() -> Known:
    today = clock.today()
    language = official(get_language() or "en")
    in_force = Membership.objects.in_force(today)
    return Known(
        country=names.resolve,
        country_name={code: names.name(code, language) for code in load().countries},
        authorities={one.code: _names_of(one) for one in Authority.objects.select_related("organisation__country")},
        member_states=_countries(in_force.filter(kind=Membership.MEMBER_STATE)),
        associated=_countries(in_force.filter(kind=Membership.ASSOCIATED)),
        today=today,
        longest_years=longest_years(),
    )


def _countries(memberships: Dated) -> frozenset[str]:
    return frozenset(memberships.values_list("country_id", flat=True))


def _names_of(authority: Authority) -> tuple[str, ...]:
    """An authority goes by its state's name too, as long as it is the state's only one."""
    organisation = authority.organisation
    said = [authority.name, organisation.name, organisation.code, *map(str, organisation.names.values())]
    if country := organisation.country:
        said += [country.code, country.iso2, country.eu_code, *(names.name(country.code, one) for one in CODES)]
    return tuple(dict.fromkeys(said))
