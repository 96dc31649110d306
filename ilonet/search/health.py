"""Are the dictionaries of search there?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.lib import dictionaries
from ilonet.lib.health import Answer, check, fine, look


@check("dictionaries", gettext_lazy("The dictionaries of search"), needs_database=False)
def words() -> Answer:
    if not dictionaries.are_there():
        return look(
            _("They are not on this machine: words are found by their stems alone."),
            _("Run “ilonet migrate --dictionaries”."),
        )
    return fine(_("They are there."))
