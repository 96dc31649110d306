"""Can people enter, do they stand somewhere, and do they find what was written for them?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.accounts.models import Account
from ilonet.lib import sql
from ilonet.lib.health import Answer, broken, check, fine, look
from ilonet.reports.models import Report
from ilonet.search.asked import Narrowed
from ilonet.search.question import understand
from ilonet.search.searching import search_reports
from ilonet.standing.acting import acting_as

OPEN = ("clear", "green", "amber")  # red texts are in no search
ASKED_OF = 50  # people, of whom one at least should have something to read
MAY_ENTER = """
SELECT count(*), count(*) FILTER (WHERE a.password NOT LIKE '!%%' OR EXISTS (SELECT FROM mfa_authenticator m WHERE m.user_id = a.id))
FROM accounts_account a WHERE a.is_active AND a.suspended_at IS NULL
"""


@check("entrance", gettext_lazy("Who can enter"), is_proof=True)
def entrance() -> Answer:
    [(people, with_key)] = sql.rows(MAY_ENTER)
    told = {"people": people, "keys": with_key}
    if people and not with_key and not Account.objects.exclude(persona="").exists():
        return look(
            _("%(people)s people may enter, and none of them holds a key.") % told,
            _("Give them links of first entry: “ilonet account link NAME”."),
        )
    return fine(_("%(people)s people may enter, %(keys)s of them hold a key.") % told)


@check("search", gettext_lazy("Reading and searching"), is_proof=True)
def search() -> Answer:
    """As people who are there: what they may read is found by a word of its title."""
    seen = 0
    for account_id in (
        Account.objects.filter(is_active=True, suspended_at=None).order_by("pk").values_list("pk", flat=True)
    ):
        actor = acting_as(account_id)
        if not actor.circles:
            continue
        seen += 1
        report = (
            Report.objects.visible_to(actor)
            .filter(released_at__isnull=False, tlp__in=OPEN)
            .order_by("-released_at")
            .first()
        )
        if report and (word := max(report.title.split(), key=len)):
            found = search_reports(understand(word), Narrowed(), actor)
            if not found.hits:
                return broken(
                    _("A report that a reader may open is not found by a word of its title."),
                    _("Run “ilonet migrate”, which builds the search anew where it is missing; then look again."),
                )
            return fine(_("People read and find what was released to them."))
        if seen >= ASKED_OF:
            break
    return fine(_("Nothing has been released to anybody yet."))
