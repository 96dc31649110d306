"""Is a worker at work, and does anything wait too long for it?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.lib import clock, sql
from ilonet.lib.health import Answer, broken, check, fine, look
from ilonet.work import line_sql, queue

MINUTES = 10


@check("worker", gettext_lazy("The worker"))
def worker() -> Answer:
    if not queue.is_served():
        return broken(
            _("No worker is at work: nothing that takes long is done, and the end of the audit is not signed."),
            _("Start “ilonet worker” and keep it running."),
        )
    return fine(_("A worker is at work."))


@check("jobs", gettext_lazy("Jobs"))
def jobs() -> Answer:
    state = line_sql.State(*sql.rows(line_sql.STATE)[0])
    if state.given_up:
        return look(
            ngettext(
                "%(count)s job has failed too often and was given up.",
                "%(count)s jobs have failed too often and were given up.",
                state.given_up,
            )
            % {"count": state.given_up},
            _("Look for “job” in the log of the worker; ask for what they did once more."),
        )
    waited = int((clock.now() - state.since).total_seconds() // 60) if state.since else 0
    if waited >= MINUTES:
        return look(
            _("%(count)s jobs wait, the oldest for %(minutes)s minutes.") % {"count": state.waiting, "minutes": waited},
            _("Start another “ilonet worker”."),
        )
    return fine(_("None waits long."))
