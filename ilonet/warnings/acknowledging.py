"""Seen: an authority says so once, by whoever stands for it, with a line if it wants to (C.5b)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.reports.gating import insist_clear_words
from ilonet.warnings.access import stands_for
from ilonet.warnings.models import Acknowledgement, EarlyWarning

LONGEST = 200


@act("warning.acknowledged", needs="acknowledge")
def acknowledge(warning: EarlyWarning, *, note: str = "", by: Actor) -> None:
    """In the name of one authority: that of the hat worn, else of another one held that has not said so yet."""
    line = insist_one_line(note, language=warning.language)
    authority = _in_whose_name(warning, by)
    hat = next((one for one in by.hats if one.authority_id == authority), None)
    Acknowledgement(
        report=warning,
        authority_id=authority,
        place=hat.place if hat and hat.post_id and authority not in by.reviews_for else "",
        version=warning.released_version,
        note=line,
    ).save(force_insert=True)
    warning.noted = {"version": warning.released_version, "authority": hat.authority_code if hat else ""}


def insist_one_line(note: str, *, language: str, longest: int = LONGEST) -> str:
    """Shown to others at once: it passes the gate, and nothing in it can be explained away.

    Raises Refusal 422 for what is too long and for what the gate found.
    """
    line = " ".join(note.split())
    if len(line) > longest:
        raise Refusal(
            "text.too_long",
            _("The line is longer than %(longest)s characters.") % {"longest": longest},
            _("Say it in fewer words; what is longer belongs into a follow-up."),
            status=422,
            field="note",
        )
    insist_clear_words(line, field="note", language=language)
    return line


def _in_whose_name(warning: EarlyWarning, by: Actor) -> int:
    mine = stands_for(by) - {warning.authority_id}
    said = Acknowledgement.objects.visible_to(by).filter(report=warning, authority__in=mine)
    silent = mine - set(said.values_list("authority_id", flat=True))
    if not silent:
        raise not_allowed("acknowledge")
    worn = [one.authority_id for one in by.hats if one.authority_id in silent]
    return int(next(iter(worn), min(silent)))
