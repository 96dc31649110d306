"""A reason that must be given: is there one, and is it short enough to be one?"""

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

LONGEST = {"withdraw": 300, "return": 500}  # characters


def insist_stated(reason: str, *, longest: int) -> str:
    """The reason without the space around it.

    Raises Refusal 422 when there is none, or more than fits.
    """
    reason = reason.strip()
    if not reason:
        raise Refusal(
            "reason.missing", _("This needs a reason."), _("Say in one sentence why."), status=422, field="because"
        )
    if len(reason) > longest:
        raise Refusal(
            "reason.too_long",
            _("The reason is longer than %(longest)s characters.") % {"longest": longest},
            _("Say it in fewer words."),
            status=422,
            field="because",
        )
    return reason
