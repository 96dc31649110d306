"""Are files looked through for malware, and can they be stored?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.access.context import as_the_system
from ilonet.documents import scanning
from ilonet.documents.models import File, State
from ilonet.lib.health import Answer, broken, check, fine, look

BECAUSE = "how many files wait is counted for operators; no content is in it"


@check("malware", gettext_lazy("The search for malware"))
def malware() -> Answer:
    if not scanning.is_configured():
        return look(
            _("Files are not looked through for malware: no ClamAV daemon is configured."),
            _("Run clamd and set ILONET_CLAMD, for example to unix:/run/clamav/clamd.ctl."),
        )
    try:
        said = scanning.version()
    except scanning.NotScanned:
        with as_the_system(because=BECAUSE):
            waiting = File.objects.unrestricted(because=BECAUSE).filter(state=State.WAITING).count()
        return broken(
            ngettext(
                "The ClamAV daemon does not answer; %(count)s file waits for it. Texts go on.",
                "The ClamAV daemon does not answer; %(count)s files wait for it. Texts go on.",
                waiting,
            )
            % {"count": waiting},
            _("Start clamd; files that wait are looked through within a minute."),
        )
    return fine(_("%(version)s answers.") % {"version": said[:80]})
