"""Which deploying authority a cell names, by code or by name (Art. 4(1))."""

import difflib

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.wordings import AUTHORITY
from ilonet.deployments.incoming.words import fold, shown


def read_authority(text: str, known: Known) -> str:
    code = find_authority(text, known)
    if known.only_authority and code != known.only_authority:
        raise Unfit(
            "authority.other",
            _("This row is of another authority than the one named for the file."),
            _("Remove the row, or load the file without naming one authority for all of it."),
        )
    return code


def find_authority(text: str, known: Known) -> str:
    if said := known.wordings.means(AUTHORITY, text):
        return said
    wanted = fold(text)
    found = {code for code in known.authorities if fold(code) == wanted}
    found = found or {code for code, names in known.authorities.items() if wanted in {fold(name) for name in names}}
    if len(found) == 1:
        return found.pop()
    if found:
        raise Unfit(
            "authority.several",
            _("Several authorities go by this name: %(codes)s.") % {"codes": ", ".join(sorted(found))},
            _("Write the code of the one that sends the officer."),
            kind=AUTHORITY,
            heard=(text,),
        )
    raise Unfit(
        "authority.unknown",
        _("“%(text)s” is not an authority that deploys officers.") % {"text": shown(text)},
        _("Nearest known: %(names)s. Write the name or the code of the authority.")
        % {"names": _nearest(wanted, known)},
        kind=AUTHORITY,
        heard=(text,),
    )


def _nearest(wanted: str, known: Known) -> str:
    by_name = {fold(name): code for code, names in known.authorities.items() for name in (code, *names)}
    near = difflib.get_close_matches(wanted, by_name, n=8, cutoff=0.0)
    codes = list(dict.fromkeys(by_name[name] for name in near))[:3]
    return ", ".join(f"{code} ({known.authorities[code][0]})" if known.authorities[code] else code for code in codes)
