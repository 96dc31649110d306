"""Do mails leave, and is everybody told?"""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.lib import clock, sql
from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.health import Answer, broken, check, fine, look
from ilonet.notices.outbox import tally

STUCK_LOOK, STUCK_BROKEN = timedelta(minutes=15), timedelta(hours=6)
BEHIND = 5000  # acts
UNTOLD = (
    "SELECT coalesce((SELECT max(position) FROM audit_link), 0) - coalesce((SELECT position FROM notices_bookmark), 0)"
)


@check("notices", gettext_lazy("Notices"))
def told() -> Answer:
    behind = int(sql.value(UNTOLD))
    if behind > BEHIND:
        return look(
            _("People have not been told yet of %(count)s acts.") % {"count": behind},
            _("See that “ilonet worker” runs and what its log says of “notices”."),
        )
    return fine(_("Everybody is told of what was done."))


@check("mail", gettext_lazy("Mail"))
def mail() -> Answer:
    if born_as() == DEMONSTRATION:
        return fine(_("A demonstration sends nothing: its mails lie in the folder “mail”."))
    if not settings.ILONET_MAIL_IS_SENT:
        return look(
            _("No mail server is named: people learn of notices only when they enter."),
            _("Set ILONET_MAIL_HOST, ILONET_MAIL_FROM and ILONET_ADDRESS."),
        )
    state = tally()
    waited = clock.now() - state.oldest if state.oldest else timedelta(0)
    if waited > STUCK_LOOK:
        answer = broken if waited > STUCK_BROKEN else look
        return answer(
            _("%(count)s mails wait, the oldest for %(minutes)s minutes.")
            % {"count": state.waiting, "minutes": int(waited.total_seconds() // 60)},
            _("Ask “ilonet notices” why; see that the mail server answers."),
        )
    if state.failed or state.unclear:
        return look(
            _("%(failed)s mails have failed; of %(unclear)s it is unclear whether they arrived.")
            % {"failed": state.failed, "unclear": state.unclear},
            _("Look at them with “ilonet notices list”, then “ilonet notices retry” or “ilonet notices drop”."),
        )
    return fine(_("%(sent)s mails left within a day, none waits long.") % {"sent": state.sent})
