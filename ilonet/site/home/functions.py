"""What does each function let one do, and where? Said honestly also to whoever may do little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.site.places import address


@dataclass(frozen=True)
class Function:
    title: Any
    lets: Any
    page: str = ""  # name of the page where it is done
    label: Any = ""


FUNCTIONS = {
    "officer": Function(
        _("Liaison officer"),
        _("You write and release reports for your post, read what is addressed to you, and see who is where."),
        "picture:map",
        _("Who is where"),
    ),
    "facilitator": Function(
        _("Facilitator"), _("You facilitate and support your network (Art. 5(2))."), "networks:index", _("Networks")
    ),
    "back_office": Function(
        _("Back office"),
        _("You notify, confirm, extend and end your authority's deployments, and release its reports (Art. 4)."),
        "deployments:index",
        _("Postings"),
    ),
    "national_administrator": Function(
        _("National administrator"),
        _("You keep your authority's accounts and authorised staff (Art. 9(3))."),
        "admission:mine",
        _("Accounts"),
    ),
    "chair": Function(
        _("Chair"), _("You see who is where and what the Board is told (Art. 7)."), "picture:map", _("Who is where")
    ),
    "secretariat": Function(
        _("Secretariat"),
        _("You keep the list of networks (Art. 5) and see the register."),
        "networks:index",
        _("Networks"),
    ),
    "member": Function(
        _("Board member"),
        _("You see the register, the networks and what is addressed to the Board."),
        "picture:map",
        _("Who is where"),
    ),
    "non_voting_member": Function(
        _("Non-voting Board member"),
        _("You see the register, the networks and what is addressed to the Board."),
        "picture:map",
        _("Who is where"),
    ),
    "alternate": Function(
        _("Alternate"),
        _("You have the member's rights only while you stand in for the member. Today the seat is not handed to you."),
    ),
    "observer": Function(
        _("Observer"), _("You read what you were invited to, while the invitation lasts. Nothing is open to you today.")
    ),
    "parliament_reader": Function(
        _("Parliament reader"),
        _("You read what the Board has opened to the European Parliament, with persons masked (Art. 9(4))."),
    ),
    "data_protection_officer": Function(
        _("Data protection officer"),
        _("You see the register, and who did what; reports only where they are held for review."),
        "audit:index",
        _("Audit trail"),
    ),
    "privacy_reviewer": Function(
        _("Privacy reviewer"),
        _("You look at what the gate has held, and at nothing else of a report."),
        "looks:index",
        _("Second looks"),
    ),
    "security_officer": Function(
        _("Security officer"), _("You see who did what, without content."), "audit:index", _("Audit trail")
    ),
    "auditor": Function(
        _("Auditor"),
        _("You see that something was read or done, when and in which function; never what it says."),
        "audit:index",
        _("Audit trail"),
    ),
    "administrator": Function(
        _("Technical administrator"), _("You keep the system running. You see no content and no list of persons.")
    ),
}


@dataclass(frozen=True)
class Standing:
    """A function of this reader, ready to be shown."""

    title: Any
    lets: Any
    address: str
    label: Any


def functions_of(actor: Actor) -> list[Standing]:
    held = [one for name, one in FUNCTIONS.items() if name in actor.functions]
    return [Standing(one.title, one.lets, address(one.page) if one.page else "", one.label) for one in held]
