"""Which words of the world of the tests are data: names, places, codes, titles and texts that people wrote?"""

from collections.abc import Iterator
from zoneinfo import available_timezones

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.deployments.models import Post
from ilonet.directory.models import ContactEntry
from ilonet.networks.models import Network
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import Country
from ilonet.reports.models import Report
from tests import making

MARKS = ["TLP", "RED", "AMBER", "STRICT", "GREEN", "CLEAR"]
FORMATS = ["CSV", "XLSX"]
OURS = ["ilonet", *MARKS, *FORMATS, "CET", "CEST", "UTC", "Person", "Example"]


def names(people: Iterator[str] | list[str]) -> Iterator[str]:
    yield from OURS
    yield from people
    yield from (zone.replace("_", " ") for zone in available_timezones())
    yield from LANGUAGES.values()
    yield from (name[:1].upper() + name[1:] for name in LANGUAGES.values())
    with as_the_system(because=making.BECAUSE):
        yield from (word for row in Authority.objects.values_list("name", "code", "mailbox", "zone") for word in row)
        yield from (word for row in Organisation.objects.values_list("name", "code") for word in row)
        for entry in ContactEntry.objects.unrestricted(because=making.BECAUSE):
            yield from (f"{entry.contact.given_name} {entry.contact.family_name}", *entry.contact.emails)
        yield from Appointment.objects.unrestricted(because=making.BECAUSE).values_list("purpose", flat=True)
        for country in Country.objects.all():
            yield from (
                country.name("en"),
                country.name("en").rstrip("*†‡¹²³ "),
                country.code,
                country.iso2,
                country.capital,
            )
        yield from Network.objects.unrestricted(because=making.BECAUSE).values_list("name", flat=True)
        for post in Post.objects.unrestricted(because=making.BECAUSE):
            yield from (post.city, post.duties, post.legal_basis)
        for report in Report.objects.unrestricted(because=making.BECAUSE):
            yield report.title
            for section in report.body:
                yield from (section["heading"], *section["text"].split("\n"))
