"""Say what is wrong with this installation, and what to do."""

import argparse

from ilonet.lib.health import BROKEN, FINE, Asked
from ilonet.operations.asking import as_json, ask_all, worst

MARKS = {"fine": "fine  ", "look": "LOOK  ", "broken": "BROKEN"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument("--strict", action="store_true", help="end with 1 also where a look is wanted only")
    depth = parser.add_mutually_exclusive_group()
    depth.add_argument("--thorough", action="store_true", help="also what takes minutes: the whole audit, a search")
    depth.add_argument("--proof", action="store_true", help="only that: what `ilonet restore` asks at its end")


def run(args: argparse.Namespace) -> int:
    """Ends with 0 when all is well or a look is wanted only, with 1 when something is broken."""
    found = ask_all(proofs=args.thorough, only_proofs=args.proof)
    if args.json:
        print(as_json(found))
    else:
        for one in found:
            _tell(one)
    state = worst(found)
    return int(state == BROKEN or (args.strict and state != FINE))


def _tell(one: Asked) -> None:
    print(f"{MARKS[one.answer.state]}  {one.check.title}: {one.answer.says}")
    if one.answer.do:
        print(f"        {one.answer.do}")
