"""Restore a backup into an empty database, and prove that everything is there."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from ilonet.commands.backup import in_words
from ilonet.commands.own_server import own_server
from ilonet.lib import dictionaries
from ilonet.lib.postgres import prepare
from ilonet.operations.backups import key_ring
from ilonet.operations.backups.checking import Examined, examine
from ilonet.operations.backups.fitting import pending
from ilonet.operations.backups.recipients import identities
from ilonet.operations.backups.restoring import Restored, restore


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, required=True, metavar="KEYFILE", help="the private half it was locked to")
    parser.add_argument(
        "--ring", type=Path, metavar="FILE", help="the key ring that was carried out, where none is here"
    )
    parser.add_argument("--ring-key", type=Path, metavar="KEYFILE", help="its private half, where it is another one")
    parser.add_argument("--suspend", action="append", default=[], metavar="SIGN_IN", help="who must not come in again")
    parser.add_argument(
        "--prepare", metavar="URL", help="first make roles and database as the administrator of this address"
    )


def run(args: argparse.Namespace) -> int:
    began = time.monotonic()
    opening = identities(args.key)
    print("Reading the backup ...", flush=True)
    known = examine(args.file, opening)
    print(in_words(known))
    ring = key_ring.read(args.ring, identities(args.ring_key) if args.ring_key else opening) if args.ring else None
    if args.prepare:
        prepare(args.prepare)
    with own_server():
        done = restore(args.file, opening, known, ring, args.suspend, lambda told: print(told, flush=True))
        print(
            f"Restored in {time.monotonic() - began:.0f} s: rows, rights and {done.events:,} events are what they were."
        )
        if pending(known.manifest):
            print("It is of an older ilonet. Next: `ilonet migrate`, then `ilonet health --thorough`.")
            code = 0
        else:
            code = _prove_it_works()
    _say_what_to_look_at(known, done)
    return code


def _prove_it_works() -> int:
    """In a process of its own, as the role that the product has."""
    environment = {name: value for name, value in os.environ.items() if name != "ILONET_DB_ROLE"}
    done = subprocess.run([sys.executable, "-m", "ilonet", "health", "--proof"], env=environment, check=False)
    return done.returncode


def _say_what_to_look_at(known: Examined, done: Restored) -> None:
    made = known.manifest.made_at
    print(
        f"\nEnded: visits, one-time keys, {done.ended['links_ended']} links of first entry, {done.ended['tokens_ended']} tokens."
    )
    if done.ended["suspended"]:
        print(f"Suspended at once: {done.ended['suspended']}.")
    print(
        f"Whatever was done after {made} is not here. Before you let people in, ask for what was ended since, and end it again:"
    )
    print(
        "  accounts that were suspended (or restore again with --suspend NAME), passkeys and provider bindings that were removed,"
    )
    print("  authorisations and deployments that ended early, reports that were withdrawn, marked or narrowed.")
    if done.lost_to:
        print(f"The audit went on to event {done.lost_to:,} at least; the signed statements of it are in {done.aside}.")
    if not dictionaries.are_there():
        print("Search has no dictionaries on this machine yet: `ilonet migrate --dictionaries`.")
    print("Make a backup now.")
