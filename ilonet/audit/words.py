"""What was done, said as people say it? The audit keeps codes, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

ACTS: dict[str, str | Promise] = {
    "account.admission_revoked": _("Admission revoked"),
    "account.bound": _("Sign-in through a provider linked"),
    "account.confirmed": _("Account confirmed by a second person"),
    "account.confirmed_anew": _("Account confirmed as still needed"),
    "account.entered": _("Signed in"),
    "account.entered_by_link": _("Entered by a link of first entry"),
    "account.invited": _("Account invited"),
    "account.invited_by_authority": _("Account invited by its authority"),
    "account.key_lost": _("Passkey reported lost"),
    "account.opened": _("Account opened"),
    "account.recovery_approved": _("Recovery approved"),
    "account.recovery_asked": _("Recovery asked for"),
    "account.resumed": _("Account resumed"),
    "account.suspended": _("Account suspended"),
    "account.unbound": _("Sign-in through a provider ended"),
    "appointment.lapsed": _("Authorisation ended by silence"),
    "appointment.made": _("Authorisation given"),
    "appointment.renewed": _("Authorisation renewed"),
    "appointment.revoked": _("Authorisation revoked"),
    "audit.viewed": _("Audit looked at"),
    "authority.founded": _("Authority entered"),
    "backup.made": _("Backup made"),
    "backup.restored": _("Backup restored"),
    "contact_entry.card_taken": _("Contact card taken out"),
    "contact_entry.entered": _("Contact entry made"),
    "contact_entry.exported": _("Contact entry taken out in a list"),
    "contact_entry.viewed": _("Contact entry viewed"),
    "contact_entry.written": _("Contact entry corrected"),
    "country_risk.ended": _("Country risk ended"),
    "country_risk.set": _("Country set to reading only"),
    "deployment.arrival_confirmed": _("Arrival confirmed"),
    "deployment.corrected": _("Deployment corrected"),
    "deployment.ended": _("Deployment ended"),
    "deployment.extended": _("Deployment extended"),
    "deployment.notified": _("Deployment notified"),
    "deployment.officer_named": _("Officer named"),
    "deployment.planned": _("Deployment planned"),
    "deployment.resumed": _("Deployment resumed"),
    "deployment.suspended": _("Deployment suspended"),
    "deployment.withdrawn": _("Plan withdrawn"),
    "file.announced": _("File on its way"),
    "file.attached": _("File attached"),
    "file.cleared": _("File looked through"),
    "file.explained": _("Reason for a file recorded"),
    "file.read": _("File read"),
    "file.refused": _("File refused"),
    "file.taken": _("File taken out"),
    "file.taken_off": _("File taken off"),
    "list.exported": _("List taken out"),
    "load.confirmed": _("List of officers confirmed"),
    "load.discarded": _("List of officers discarded"),
    "load.sent": _("List of officers sent"),
    "network.changed": _("Network changed"),
    "network.closed": _("Network closed"),
    "network.formed": _("Network formed"),
    "post.changed": _("Post changed"),
    "post.opened": _("Post opened"),
    "register.loaded": _("Register loaded"),
    "report.discarded": _("Draft discarded"),
    "report.drafted": _("Report begun"),
    "report.read": _("Report read"),
    "report.released": _("Report released"),
    "report.returned": _("Report sent back"),
    "report.revised": _("New version begun"),
    "report.saved": _("Report saved"),
    "report.submitted": _("Report handed in"),
    "report.withdrawn": _("Report withdrawn"),
    "ring.carried_out": _("Key ring carried out"),
    "saved_search.kept": _("List saved"),
    "saved_search.removed": _("Saved list removed"),
    "saved_search.renamed": _("Saved list renamed"),
    "subscription.begun": _("Subscription begun"),
    "subscription.changed": _("Subscription changed"),
    "subscription.ended": _("Subscription ended"),
    "token.ended": _("Token ended"),
    "token.issued": _("Token issued"),
    "visit.ended": _("Visit ended"),
    "wording.said": _("Word of a list explained"),
    "wording.taken_back": _("Explanation of a word taken back"),
}

NOTED: dict[str, str | Promise] = {
    "after": _("places after"),
    "arrived_on": _("arrival"),
    "asked": _("filters"),
    "authorities": _("authorities"),
    "authority": _("authority"),
    "before": _("places before"),
    "bytes": _("bytes"),
    "changed": _("changed"),
    "code": _("refused as"),
    "countries": _("places"),
    "country": _("country"),
    "created": _("new"),
    "days": _("days"),
    "days_late": _("days after the start"),
    "edition": _("saved for the time number"),
    "ended": _("ended"),
    "ended_on": _("ended on"),
    "factors_ended": _("keys that ended by it"),
    "format": _("format"),
    "from_on": _("first day"),
    "function": _("function"),
    "holds_from": _("holds from"),
    "host_type": _("posted to"),
    "keys": _("keys"),
    "kind": _("kind"),
    "links_ended": _("links ended"),
    "list": _("list"),
    "lock": _("lock of the installation"),
    "means": _("means"),
    "missing": _("not in the list"),
    "network": _("network"),
    "newest": _("newest key"),
    "notified_on": _("notified on"),
    "pace": _("by mail"),
    "places": _("places of the gate"),
    "position": _("events up to"),
    "provider": _("provider"),
    "readers": _("readers"),
    "reason": _("reason"),
    "reasons": _("reasons given"),
    "reports": _("reports"),
    "rows": _("rows"),
    "scope": _("may"),
    "shown": _("shown"),
    "state": _("state"),
    "stayed": _("stayed here"),
    "suspended": _("accounts suspended"),
    "suspended_on": _("at rest since"),
    "tlp": _("marking"),
    "tokens_ended": _("tokens ended"),
    "unchanged": _("as before"),
    "unconfirmed": _("not confirmed"),
    "until": _("until"),
    "until_on": _("last day"),
    "version": _("version"),
    "where": _("list"),
    "withdrawn_on": _("withdrawn on"),
}


def act_in_words(act: Any) -> str:
    """An act without a word of its own keeps its code."""
    return str(ACTS.get(act, act))


def noted_in_words(noted: dict[str, Any]) -> list[tuple[str, str]]:
    """What an act has noted: names as words, and what was taken away as none."""
    return [(str(NOTED.get(name, name)), _said(value)) for name, value in noted.items()]


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or gettext("none")
    return gettext("none") if value in (None, "") else str(value)
