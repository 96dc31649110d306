"""Which third country a cell names (Art. 2(2)), and which others the officer covers."""

import re

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.wordings import COUNTRY
from ilonet.deployments.incoming.words import shown


def read_host(text: str, known: Known) -> str:
    code = _one_country(text, known)
    if code in known.member_states:
        raise Unfit(
            "host.member_state",
            _("%(country)s is a Member State; officers are posted to third countries (Art. 2(2)).")
            % {"country": known.name_of(code)},
            _("Check the country. An officer working inside the Union does not belong in this register."),
        )
    return code


def read_countries(text: str, known: Known) -> tuple[str, ...]:
    codes = [_third_country(piece, known) for piece in _pieces(text, known)]
    return tuple(dict.fromkeys(codes))


def _third_country(text: str, known: Known) -> str:
    code = _one_country(text, known)
    if code in known.member_states:
        raise Unfit(
            "also_covers.member_state",
            _("%(country)s is a Member State; only third countries are covered (Art. 2(2)).")
            % {"country": known.name_of(code)},
            _("Remove it from the list."),
        )
    return code


def _pieces(text: str, known: Known) -> list[str]:
    """Names of countries have commas too (Korea, Republic of): neighbours are joined where only that is a name."""
    if known.resolve(text).code:
        return [text]
    strong = [piece.strip() for piece in re.split(r"[;|\n]", text) if piece.strip()]
    found: list[str] = []
    for piece in strong:
        found.extend([piece] if known.resolve(piece).code else _by_comma(piece, known))
    return found


def _by_comma(text: str, known: Known) -> list[str]:
    parts = [part.strip() for part in re.split(r"[,/]", text) if part.strip()]
    found: list[str] = []
    while parts:
        taken = next(
            (count for count in (3, 2) if len(parts) >= count and known.resolve(", ".join(parts[:count])).code), 1
        )
        found.append(", ".join(parts[:taken]))
        parts = parts[taken:]
    return found


def _one_country(text: str, known: Known) -> str:
    answer = known.resolve(text)
    if answer.code:
        return answer.code
    near = ", ".join(known.name_of(code) for code in tuple(answer.candidates)[:5])
    if near:
        raise Unfit(
            "country.unclear",
            _("“%(text)s” is not clear: it may be %(countries)s.") % {"text": shown(text), "countries": near},
            _("Write the full name of the country, or its code of three letters."),
            kind=COUNTRY,
            heard=(text,),
        )
    raise Unfit(
        "country.unknown",
        _("“%(text)s” is not a country that is known here.") % {"text": shown(text)},
        _("Write its name in an official language of the Union, or its code of three letters."),
        kind=COUNTRY,
        heard=(text,),
    )
