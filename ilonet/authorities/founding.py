"""How do the first organisations, authorities and administrators of a new installation come about?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Circle
from ilonet.accounts.models import Account
from ilonet.audit.recording import record
from ilonet.authorities import terms
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.places.models import Country, Membership

BODIES = {
    "COM": (Organisation.Kind.COMMISSION, "European Commission"),
    "EP": (Organisation.Kind.PARLIAMENT, "European Parliament"),
    "FRONTEX": (Organisation.Kind.AGENCY, "European Border and Coast Guard Agency"),
    "EUAA": (Organisation.Kind.AGENCY, "European Union Agency for Asylum"),
    "EUROPOL": (Organisation.Kind.AGENCY, "European Union Agency for Law Enforcement Cooperation"),
}
# What an operator may give: those who then let everybody else in (C.18).
GIVEN_AT_FIRST = (Appointment.Function.ADMINISTRATOR, Appointment.Function.NATIONAL_ADMINISTRATOR)


def organisation(code: str) -> Organisation:
    """The one of that code, founded now where it is a Member State, an associated country or a body of the Union."""
    code = code.strip().upper()
    code = Country.objects.filter(iso2=code).values_list("code", flat=True).first() or code
    found = Organisation.objects.filter(code=code).first()
    return found or _founded(code)


def authority(code: str, of: Organisation, name: str = "") -> Authority:
    """Raises Refusal where there is none and no name to found it with."""
    found = Authority.objects.filter(code=code.strip().upper()).first()
    if found:
        return found
    if not name.strip():
        raise Refusal(
            "authority.unknown",
            _("There is no authority with this code."),
            _("Say its name with --authority-name, then it is made."),
        )
    made = Authority.objects.create(
        organisation=of,
        code=code.strip().upper(),
        name=name.strip(),
        circle=Circle.objects.create(kind="authority"),
        back_office_circle=Circle.objects.create(kind="back_office"),
    )
    record("authority.founded", by=None, noun="authorities.authority", public_id=made.public_id)
    return made


def appoint(
    account: Account, function: str, of: Organisation, at: Authority | None, *, purpose: str, until: date
) -> Appointment:
    """Raises Refusal for other functions, and for terms that C.18 does not allow."""
    if function not in GIVEN_AT_FIRST:
        raise Refusal(
            "appointment.not_at_first",
            _("This function is not given from a terminal."),
            _("Open a national administrator; they give it on the page of their authority."),
        )
    if function == Appointment.Function.NATIONAL_ADMINISTRATOR and at is None:
        raise Refusal(
            "authority.missing",
            _("A national administrator belongs to an authority."),
            _("Say which: --authority CODE."),
        )
    today = clock.today(at.zone if at else "Europe/Brussels")
    terms.insist_on_terms(purpose, today, until)
    made = Appointment.objects.create(
        account=account, organisation=of, authority=at, function=function, purpose=purpose.strip(), from_on=today,
        until_on=until,
    )  # fmt: skip
    record(
        "appointment.made",
        by=None,
        noun="authorities.appointment",
        public_id=made.public_id,
        noted={"function": function, "until_on": until.isoformat()},
    )
    return made


def _founded(code: str) -> Organisation:
    if code in BODIES:
        kind, name = BODIES[code]
        return Organisation.objects.create(code=code, kind=kind, name=name)
    country = Country.objects.filter(code=code).first()
    held = set(country.memberships.in_force(clock.today()).values_list("kind", flat=True)) if country else set()
    if country is None or not held & {Membership.MEMBER_STATE, Membership.ASSOCIATED}:
        raise Refusal(
            "organisation.unknown",
            _("There is no organisation with this code."),
            _("Use the three letters of a Member State or an associated country, or one of: %(codes)s.")
            % {"codes": ", ".join(BODIES)},
        )
    is_member = Membership.MEMBER_STATE in held
    kind = Organisation.Kind.MEMBER_STATE if is_member else Organisation.Kind.ASSOCIATED
    return Organisation.objects.create(code=country.code, kind=kind, name=country.name("en"), country=country)
