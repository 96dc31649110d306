"""Prove that the audit is whole, or sign where it ends."""

import argparse
import json
import sys

from ilonet.access.context import as_the_system
from ilonet.audit import checkpoints, verifying


def arguments(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_subparsers(dest="asked", required=True, metavar="WHAT")
    verify = asked.add_parser("verify", help="recompute the chain and ask the checkpoints")
    verify.add_argument("--json", action="store_true", help="answer as JSON")
    asked.add_parser("checkpoint", help="sign the end of the chain, here and in the file outside")
    asked.add_parser("key", help="the public key of the checkpoints")


def run(args: argparse.Namespace) -> int:
    return {"verify": _verify, "checkpoint": _checkpoint, "key": _key}[args.asked](args)


def _verify(args: argparse.Namespace) -> int:
    told = (lambda at: print(f"\r{at}", end="", file=sys.stderr)) if sys.stderr.isatty() else (lambda _at: None)
    with as_the_system(because="the whole chain is verified, without its content being shown"):
        answer = verifying.verify(told)
    if args.json:
        print(json.dumps(vars(answer) | {"whole": answer.is_whole}))
    elif answer.is_whole:
        print(f"The audit is whole: {answer.length} events, {answer.checkpoints} checkpoints.")
    else:
        print(f"The audit is NOT whole. First bad position: {answer.bad_at} ({answer.why}).")
    return 0 if answer.is_whole else 1


def _checkpoint(_args: argparse.Namespace) -> int:
    with as_the_system(because="the head of the chain is signed"):
        signed = checkpoints.make()
    print(f"Signed at position {signed.position}." if signed else "Nothing new to sign.")
    return 0


def _key(_args: argparse.Namespace) -> int:
    print(checkpoints.public_key())
    return 0
