"""Copy the reference tables into the database, where rows point at them and the Board may change them."""

from django.db import transaction

from ilonet.places import naming
from ilonet.places.facts import CountryFacts, load
from ilonet.places.languages import CODES
from ilonet.places.models import Country, CountryName, Membership, Region, StatusNote
from ilonet.places.ordering import sort_key
from ilonet.places.regions import REGIONS


@transaction.atomic
def load_places() -> None:
    """Adds what is missing; what the Board has changed since stays."""
    Region.objects.bulk_create(
        [Region(code=code, order=order) for order, code in enumerate(REGIONS)], ignore_conflicts=True
    )
    known = set(Country.objects.values_list("code", flat=True))
    fresh = [one for one in load().countries.values() if one.code not in known]
    if not fresh:
        return
    codes = {one.code for one in fresh}
    Country.objects.bulk_create([_country(one) for one in fresh])
    CountryName.objects.bulk_create([_name(one.code, language) for one in fresh for language in CODES], batch_size=2000)
    Membership.objects.bulk_create(
        [
            Membership(country_id=row.code, kind=row.kind.value, from_on=row.from_on, until_on=row.until_on)
            for row in load().memberships
            if row.code in codes
        ]
    )
    StatusNote.objects.bulk_create(
        [
            StatusNote(country_id=note.code, marker=note.marker, texts=dict(note.text), from_on=note.from_on)
            for note in load().status_notes.values()
            if note.code in codes
        ]
    )


def _country(one: CountryFacts) -> Country:
    return Country(
        code=one.code,
        iso2=one.iso2,
        eu_code=one.eu_code,
        region_id=one.region,
        neighbours=sorted(load().neighbours.get(one.code, ())),
        capital=one.capital,
        latitude=one.latitude,
        longitude=one.longitude,
        zone=one.time_zone,
    )


def _name(code: str, language: str) -> CountryName:
    name = naming.name(code, language)
    return CountryName(country_id=code, language=language, name=name, sort_key=sort_key(name, language))
