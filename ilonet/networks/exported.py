"""How do the lists of networks, and of a network's members, look when they leave? Posts and authorities, never persons."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.exports.exported import exported
from ilonet.exports.taking_out import Taken, take_out
from ilonet.networks.composition import Composition
from ilonet.places.alphabet import alphabetical
from ilonet.places.models import country_name

NETWORKS = exported(
    "networks",
    _("Networks"),
    id=(_("Id"), lambda line: str(line.network.public_id)),
    name=(_("Network"), lambda line: str(line.network)),
    kind=(_("Kind"), lambda line: str(line.network.get_kind_display())),
    places=(_("Places"), lambda line: in_words(line.network.countries)),
    seat=(_("Seat"), lambda line: country_name(line.network.seat) if line.network.seat else ""),
    members=(_("Members"), lambda line: line.members),
    authorities=(_("Authorities"), lambda line: line.authorities),
    from_on=(_("Formed on"), lambda line: line.network.from_on),
    until_on=(_("Last day"), lambda line: line.network.until_on),
)
MEMBERS = exported(
    "members",
    _("Members of a network"),
    country=(_("Country"), lambda one: one.post.country_id),
    country_name=(_("Country in words"), lambda one: country_name(one.post.country_id)),
    city=(_("City"), lambda one: one.post.city),
    authority=(_("Authority"), lambda one: one.post.authority.code),
    kind=(_("Kind of post"), lambda one: str(one.post.get_kind_display())),
    topics=(_("Topics, Art. 3(4)"), lambda one: ", ".join(one.post.topics)),
    until_on=(_("Until"), lambda one: one.deployment.until_on),
    facilitates=(_("Facilitates"), lambda one: one.facilitates),
)


def in_words(codes: Iterable[str]) -> str:
    return ", ".join(country_name(code) for code in alphabetical(codes))


def members_of(made: Composition, form: str, asked: Mapping[str, Any]) -> Taken:
    """The audit keeps of which network."""
    said = [str(made.network), made.day.isoformat()]
    noted = {"network": str(made.network.public_id)}
    return take_out(MEMBERS, made.members, by=made.actor, form=form, asked=asked, said=said, noted=noted)
