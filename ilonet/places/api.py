"""Countries by code, with their names in the language asked for."""

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.lib.asking import ask
from ilonet.places.models import Country, in_name_order

router = Router(tags=["places"])


class CountryOut(Schema):
    code: str
    iso2: str
    eu_code: str
    name: str
    region: str
    neighbours: list[str]


class CountriesOut(Schema):
    items: list[CountryOut]
    next: str | None = None


@router.get("/countries", response=CountriesOut, summary="All countries, sorted by name in your language")
def countries(request: HttpRequest) -> CountriesOut:
    ask(request.GET)
    found = Country.objects.order_by(in_name_order("code"))
    return CountriesOut(
        items=[
            CountryOut(
                code=one.code,
                iso2=one.iso2,
                eu_code=one.eu_code,
                name=one.name(),
                region=one.region_id,
                neighbours=one.neighbours,
            )
            for one in found
        ]
    )
