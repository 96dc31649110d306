"""Are files looked through for malware, and are words in pictures read?"""

import subprocess

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.access.context import as_the_system
from ilonet.documents import scanning
from ilonet.documents.models import File, State
from ilonet.lib.health import Answer, broken, check, fine, look

SECONDS = 5
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


@check("pictures", gettext_lazy("Words in pictures"), needs_database=False)
def pictures() -> Answer:
    """Never required: whoever sends a picture looks at it in any case."""
    if not settings.ILONET_OCR:
        return fine(_("They are not read: no tesseract is installed. Whoever sends a picture looks at it and says so."))
    wanted = set(settings.ILONET_OCR_LANGUAGES.split("+"))
    try:
        said = subprocess.run(
            [settings.ILONET_OCR, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return broken(
            _("The program of ILONET_OCR does not run; words in pictures are not read."),
            _("Install tesseract-ocr, or set ILONET_OCR to nothing."),
        )
    if missing := wanted - set(said.split()):
        return broken(
            _("tesseract lacks %(languages)s; words in pictures are not read.")
            % {"languages": ", ".join(sorted(missing))},
            _("Install the languages, or name others in ILONET_OCR_LANGUAGES, for example eng+fra."),
        )
    return fine(_("They are read in %(languages)s.") % {"languages": ", ".join(sorted(wanted))})
