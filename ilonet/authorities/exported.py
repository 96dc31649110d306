"""How do the lists of authorities, and of an authority's own staff, look when they leave?"""

from django.utils.translation import gettext_lazy as _

from ilonet.authorities.words import WORDS
from ilonet.exports.exported import exported
from ilonet.lib import clock

AUTHORITIES = exported(
    "authorities",
    _("Deploying authorities"),
    code=(_("Code"), lambda one: one.code),
    name=(_("Authority"), lambda one: one.name),
    organisation=(_("Organisation"), lambda one: one.organisation.name),
    kind=(_("Kind"), lambda one: str(one.organisation.get_kind_display())),
    mailbox=(_("Functional mailbox"), lambda one: one.mailbox),
    zone=(_("Time zone"), lambda one: one.zone),
)
STAFF = exported(
    "staff",
    _("Authorised staff"),
    sign_in=(_("Sign-in name"), lambda one: one.account.sign_in),
    function=(_("Function"), lambda one: str(one.get_function_display())),
    purpose=(_("Purpose"), lambda one: one.purpose),
    from_on=(_("From"), lambda one: one.from_on),
    until_on=(_("Until"), lambda one: one.until_on),
    ended_on=(_("Revoked on"), lambda one: one.ended_on),
    state=(_("State"), lambda one: str(WORDS[one.state(clock.today(one.zone))])),
)
