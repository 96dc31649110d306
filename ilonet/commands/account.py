"""Open an account, link it anew, suspend or resume it, list those of an authority, from a terminal."""

import argparse
import os
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from ilonet.access.context import as_the_system
from ilonet.accounts import enrolment, factors
from ilonet.accounts.models import Account
from ilonet.admission import terminal
from ilonet.admission.states import STATES
from ilonet.audit.recording import record
from ilonet.authorities import founding
from ilonet.authorities.models import Authority
from ilonet.authorities.staff import account_named
from ilonet.lib import clock
from ilonet.lib.birth import REAL, be_born
from ilonet.lib.refusals import Refusal

BECAUSE = "an operator lets the first people in, before anybody could"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    opened = verbs.add_parser("open", help="open an account; this database becomes a real one, for ever")
    opened.add_argument("sign_in", metavar="SIGN_IN")
    opened.add_argument("--function", choices=[str(one) for one in founding.GIVEN_AT_FIRST])
    opened.add_argument("--organisation", metavar="CODE", help="a Member State by its three letters, COM, FRONTEX, …")
    opened.add_argument("--authority", metavar="CODE", help="the deploying authority, for a national administrator")
    opened.add_argument("--authority-name", metavar="NAME", default="", help="makes the authority where there is none")
    opened.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="at most a year from today")
    opened.add_argument("--purpose", metavar="TEXT", default="Lets people in and keeps their access right")
    link = verbs.add_parser("link", help="a new link for an account; using it ends its keys, tokens and visits")
    link.add_argument("sign_in", metavar="SIGN_IN")
    suspended = verbs.add_parser("suspend", help="every visit, token and link ends at its next request")
    suspended.add_argument("sign_in", metavar="SIGN_IN")
    suspended.add_argument("--because", metavar="TEXT", required=True)
    resumed = verbs.add_parser("resume", help="end a suspension; visits and tokens of before stay ended")
    resumed.add_argument("sign_in", metavar="SIGN_IN")
    listed = verbs.add_parser("list", help="who may enter for an authority, and in which state each account is")
    listed.add_argument("authority", metavar="CODE")
    listed.add_argument("--state", choices=[*STATES], help="only these; “ended” is shown only when asked for")


def run(args: argparse.Namespace) -> int:
    if args.verb in {"suspend", "resume"}:
        return _stop_or_go(args)
    if args.verb == "list":
        return _listed(args)
    with transaction.atomic(), as_the_system(because=BECAUSE):
        be_born(REAL)
        account = _opened(args) if args.verb == "open" else _known(args.sign_in)
        # Nobody at a terminal becomes somebody else by a link alone (AC17).
        rests = settings.QUARANTINE_HOURS if args.verb == "link" and _was_entered(account) else None
        code = enrolment.invite(account, quarantine_hours=rests)
    print(f"{_address()}{reverse('accounts:enrol', args=[code])}")
    print(f"Hand this link to {account.sign_in} in person. It works once, within {enrolment.HOURS_VALID} hours.")
    if rests:
        print(
            f"It has been entered before: it stands in no circle for {rests} hours after the first entry by this link."
        )
    return 0


def _stop_or_go(args: argparse.Namespace) -> int:
    with transaction.atomic(), as_the_system(because=BECAUSE):
        account = _known(args.sign_in)
        if args.verb == "suspend":
            terminal.suspend(account, args.because)
        else:
            terminal.resume(account)
    print("Suspended; nothing of it opens a door." if args.verb == "suspend" else "The account may enter again.")
    return 0


def _listed(args: argparse.Namespace) -> int:
    with transaction.atomic(), as_the_system(because=BECAUSE):
        authority = Authority.objects.filter(code=args.authority).first()
        if authority is None:
            raise Refusal("authority.unknown", "There is no authority of this code.", "Give its code, for example FRA.")
        for one in terminal.everybody(authority, args.state):
            stands = ", ".join(f"{held.label} until {held.until_on}" for held in one.running)
            print(f"{one.account.sign_in}\t{one.state}\t{one.last_visit or 'never entered'}\t{stands or 'nothing'}")
    return 0


def _was_entered(account: Account) -> bool:
    return account.last_seen_at is not None or factors.has_any(account.pk) or account.has_usable_password()


def _opened(args: argparse.Namespace) -> Account:
    if Account.objects.filter(sign_in=Account.normalize_username(args.sign_in)).exists():
        raise Refusal(
            "account.exists", "This account is already open.", f"For a new link: ilonet account link {args.sign_in}"
        )
    account = account_named(args.sign_in)
    record("account.opened", by=None, noun="accounts.account", public_id=account.public_id)
    if args.function:
        _appoint(account, args)
    return account


def _appoint(account: Account, args: argparse.Namespace) -> None:
    if not args.organisation:
        raise Refusal(
            "organisation.missing", "A function is held in an organisation.", "Say which: --organisation CODE."
        )
    of = founding.organisation(args.organisation)
    at = founding.authority(args.authority, of, args.authority_name) if args.authority else None
    until = args.until or clock.today() + timedelta(days=364)
    founding.appoint(account, args.function, of, at, purpose=args.purpose, until=until)


def _known(sign_in: str) -> Account:
    account = Account.objects.filter(sign_in=Account.normalize_username(sign_in)).first()
    if account is None:
        raise Refusal(
            "account.unknown", "There is no account of this name.", f"To open it: ilonet account open {sign_in}"
        )
    return account


def _address() -> str:
    """Where people reach this installation; passkeys are bound to this name."""
    if given := os.environ.get("ILONET_ADDRESS"):
        return given.rstrip("/")
    port = os.environ.get("ILONET_PORT", "8240")
    host = settings.ALLOWED_HOSTS[0]
    return f"http://{host}:{port}" if host == "localhost" else f"https://{host}"
