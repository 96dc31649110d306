"""Look after the mails on their way out: what waits, what failed, try again or drop; write a mail to see that it arrives."""

import argparse
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q

from ilonet.access.context import as_the_system
from ilonet.lib.refusals import Refusal
from ilonet.notices import outbox
from ilonet.notices.carrier import carrier
from ilonet.notices.models import Mail

BECAUSE = "an operator looks after mails: states and times, no address and no content"
SHOWN = 200


def arguments(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_subparsers(dest="asked", metavar="WHAT")
    asked.add_parser("list", help="mails that wait, failed, or of which it is unclear whether they arrived")
    for name, what in (
        ("retry", "send them from the beginning"),
        ("drop", "never send them; the inbox keeps its notices"),
    ):
        one = asked.add_parser(name, help=f"mails that failed or are unclear: {what}")
        one.add_argument("ids", nargs="*", metavar="ID", help="which; all, if none is named", type=UUID)
    test = asked.add_parser("test", help="write one mail to an address, to see that it arrives")
    test.add_argument("address", metavar="ADDRESS")


def run(args: argparse.Namespace) -> int:
    """Without a word: how many."""
    match args.asked:
        case "list":
            _list()
        case "retry":
            print(f"To be tried again: {outbox.retry(_named(args.ids))}")
        case "drop":
            print(f"Dropped: {outbox.drop(_named(args.ids))}")
        case "test":
            _test(args.address)
        case _:
            state = outbox.tally()
            print(
                f"waiting {state.waiting}, failed {state.failed}, unclear {state.unclear}, sent within a day {state.sent}"
            )
    return 0


def _named(ids: list[UUID]) -> Q:
    return Q(public_id__in=ids) if ids else Q()


def _list() -> None:
    open_ones = [Mail.State.WAITING, Mail.State.SENDING, Mail.State.FAILED, Mail.State.UNCLEAR]
    with as_the_system(because=BECAUSE):
        for one in Mail.objects.filter(state__in=open_ones).order_by("made_at", "pk")[:SHOWN]:
            print(
                f"{one.public_id}  {one.state:8} {one.made_at:%Y-%m-%d %H:%M}Z  attempts {one.attempts}  {one.trouble}"
            )


def _test(address: str) -> None:
    way_out = carrier()
    if way_out is None:
        raise Refusal("mail.no_server", "No mail server is named.", "Set ILONET_MAIL_HOST and ILONET_MAIL_FROM.")
    try:
        way_out.send_messages([EmailMessage("ilonet: a test", "Mails of ilonet arrive here.\n", to=[address])])
    except OSError as error:
        raise Refusal(
            "mail.not_sent",
            f"The server {settings.ILONET_MAIL_HOST} did not take it: {type(error).__name__}.",
            "Look at its name, port, user and certificate.",
        ) from error
    print("The server took it.")
