"""At which of the four kinds of place an officer is posted (Art. 2(2)): a closed list, whatever it is called."""

import re

from django.utils.translation import gettext as _

from ilonet.deployments.incoming import wordings
from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.wordings import Wordings
from ilonet.deployments.incoming.words import fold

MS_MISSION = "ms_mission"
THIRD_COUNTRY_AUTHORITY = "third_country_authority"
INTERNATIONAL_ORGANISATION = "international_organisation"
UNION_MISSION = "union_mission"

# Asked in this order: a delegation of the Union is no embassy, and the rule of the four is exhaustive.
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        UNION_MISSION,
        (
            "eu delegation", "delegation of the eu", "delegation of the european union", "union delegation",
            "european union delegation", "delegation of the union", "union mission", "mission of the union",
            "diplomatic mission of the union", "eeas", "delegation de l ue", "delegation ue",
            "delegation de l union", "delegation de l union europeenne", "seae",
            "eu delegation", "delegation der eu", "delegation der europaischen union", "delegation der union",
            "eu vertretung", "ead", "eus delegation", "eu s delegation", "den europaeiske unions delegation",
            "den europaeiske unions repraesentation", "eu repraesentation", "unionens delegation",
        ),
    ),
    (
        INTERNATIONAL_ORGANISATION,
        (
            "international organisation", "international organization", "iom", "unhcr", "undp", "unodc", "interpol",
            "icmpd", "united nations", "un office", "organisation internationale", "oim", "hcr", "onu", "onudc",
            "nations unies", "internationale organisation", "vereinte nationen", "un buro", "international organisation",
            "de forenede nationer", "fn", "osce", "nato",
        ),
    ),
    (
        THIRD_COUNTRY_AUTHORITY,
        (
            "third country authority", "authority of the host country", "host authority", "host country", "police headquarters",
            "national police", "border police", "border guard", "immigration service", "immigration authority",
            "ministry of the interior", "interior ministry", "pays hote", "direction de la police", "police nationale",
            "police aux frontieres", "autorite du pays hote", "ministere de l interieur", "autorite d un pays tiers",
            "direction generale de la police", "gastland", "polizeidirektion", "polizeiprasidium", "grenzpolizei",
            "innenministerium", "behorde des gastlandes", "behorde des drittstaats", "drittstaatsbehorde",
            "vaertsland", "vaertslandet", "rigspolitiet", "politimyndighed", "politihovedkvarter", "graensepoliti",
            "indenrigsministeriet", "myndighed i vaertslandet", "nationalt politi", "nationale politi",
        ),
    ),
    (
        MS_MISSION,
        (
            "diplomatic mission", "embassy", "embassy office", "consulate", "consulate general", "general consulate",
            "high commission", "permanent mission", "permanent representation", "mission of a member state",
            "diplomatic mission of a member state", "ambassade", "consulat", "consulat general", "mission diplomatique",
            "representation permanente", "mission permanente", "haut commissariat", "botschaft", "konsulat",
            "generalkonsulat", "diplomatische vertretung", "standige vertretung", "auslandsvertretung", "ambassaden",
            "generalkonsulatet", "diplomatisk repraesentation", "faste repraesentation", "konsulatet",
        ),
    ),
)  # fmt: skip
CODES = {fold(code): code for code, _words in WORDS}


def read_host_type(text: str, known: Wordings = wordings.NONE) -> str:
    if said := known.means(wordings.HOST_TYPE, text):
        return said
    words = fold(text)
    if words in CODES:
        return CODES[words]
    found = [code for code, names in WORDS if any(re.search(rf"\b{name}\b", words) for name in names)]
    if THIRD_COUNTRY_AUTHORITY in found and MS_MISSION not in found:
        # "National police headquarters (host country)" names the body; the words in brackets only say whose it is.
        return THIRD_COUNTRY_AUTHORITY
    if len(found) == 1:
        return found[0]
    if found:
        raise Unfit(
            "host_type.two",
            _("This names more than one kind of place."),
            _("Name the one place where the officer works."),
            kind=wordings.HOST_TYPE,
            heard=(text,),
        )
    raise Unfit(
        "host_type.unknown",
        _("This is none of the four places where a liaison officer can be posted (Art. 2(2))."),
        _(
            "Write one of: embassy or consulate of a Member State, authority of the host country, international organisation, delegation of the Union."
        ),
        kind=wordings.HOST_TYPE,
        heard=(text,),
    )
