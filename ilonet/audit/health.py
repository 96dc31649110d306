"""Is the end of the audit signed, here and outside, and is the whole chain what it was?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.audit import checkpoints, verifying
from ilonet.lib import sql
from ilonet.lib.health import Answer, broken, check, fine, look

MINUTES = 5
UNSIGNED = """
SELECT extract(epoch FROM ilonet_now() - min(e.at))::int / 60 FROM audit_link l JOIN audit_event e ON e.id = l.event_id
WHERE l.position > coalesce((SELECT max(position) FROM audit_checkpoint), 0)
"""
LAST = "SELECT max(position) FROM audit_checkpoint"


@check("signing", gettext_lazy("The end of the audit"))
def signing() -> Answer:
    waiting = sql.value(UNSIGNED)
    if waiting is not None and waiting >= MINUTES:
        return broken(
            _("The end of the audit has waited %(minutes)s minutes to be signed.") % {"minutes": waiting},
            _("Is “ilonet worker” running, and can it write its file of statements?"),
        )
    return fine(_("It is signed every minute."))


@check("statements", gettext_lazy("Signed statements outside the database"))
def statements() -> Answer:
    last = sql.value(LAST)
    if not last:
        return fine(_("Nothing has been signed yet."))
    path = checkpoints.outside()
    carried = checkpoints.carried_out()[-1:] if path.exists() else []
    if not carried:
        return look(
            _("The file of signed statements is not on this machine."),
            _("Look at the machine on which the worker runs; carry the file to a third place."),
        )
    if carried[0].position > last:
        return broken(
            _("The file outside tells of event %(outside)s, the database of %(inside)s only: its end was cut off.")
            % {"outside": carried[0].position, "inside": last},
            _("Stop serving and run “ilonet audit verify”. Keep the file: it is the proof."),
        )
    return fine(_("They reach event %(position)s.") % {"position": carried[0].position})


@check("chain", gettext_lazy("The audit, from its first event"), is_proof=True)
def chain() -> Answer:
    found = verifying.verify()
    if not found.is_whole:
        return broken(
            _("The audit is not whole from position %(position)s on.") % {"position": found.bad_at},
            _("Run “ilonet audit verify”, and call whoever is in charge of security."),
        )
    return fine(_("%(count)s events, none missing, none changed.") % {"count": found.length})
