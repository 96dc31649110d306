"""Issue a personal token for the interface; of a persona in a demonstration, of an account elsewhere."""

import argparse

from django.db.models import Q

from ilonet.accounts import tokens
from ilonet.accounts.models import Account
from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.refusals import Refusal


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", help="name of a persona")
    parser.add_argument("--read-only", action="store_true", help="a token that can only read")
    parser.add_argument("--days", type=int, default=tokens.DAYS_VALID, help="valid for so many days, at most 90")


def run(args: argparse.Namespace) -> int:
    if born_as() != DEMONSTRATION:
        raise Refusal(
            "token.not_here",
            "Tokens of persons are made by themselves, on their own page.",
            "This command serves the personas of a demonstration.",
        )
    account = Account.objects.filter(Q(persona=args.who.strip().lower()) & ~Q(persona="")).first()
    if account is None:
        known = ", ".join(Account.objects.exclude(persona="").order_by("persona").values_list("persona", flat=True))
        raise Refusal(
            "token.no_such_persona", "There is no such persona.", f"Known: {known or 'none; run: ilonet demo'}"
        )
    scope = "read" if args.read_only else "write"
    days = max(1, min(args.days, tokens.DAYS_VALID))
    print(tokens.issue(account, label="command line", scope=scope, days=days))
    return 0
