"""Make an enciphered backup that this host cannot read, or check one."""

import argparse
from pathlib import Path

from pyrage import x25519

from ilonet.commands.own_server import own_server
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups import backing_up
from ilonet.operations.backups.checking import Examined, examine
from ilonet.operations.backups.recipients import SETTING, identities, new_key, recipients, write_new_key


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar="PLACE", help="a folder, or the name of the file (default: var/backups)"
    )
    parser.add_argument(
        "--recipient", action="append", default=[], metavar="age1…", help=f"to whom it is locked (default: {SETTING})"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--ring", action="store_true", help="carry out the key ring instead, which is in no backup")
    what.add_argument("--check", type=Path, metavar="FILE", help="read a backup to its last byte, restore nothing")
    what.add_argument(
        "--new-key",
        nargs="?",
        const="",
        metavar="FILE",
        help="make a pair of keys; the private half goes to FILE or the screen",
    )
    parser.add_argument("--key", type=Path, metavar="KEYFILE", help="the private half, for --check")


def run(args: argparse.Namespace) -> int:
    if args.new_key is not None:
        return _new_key(args.new_key)
    if args.check:
        return _check(args)
    locked_to = recipients(args.recipient)
    with own_server():
        return _ring(args, locked_to) if args.ring else _back_up(args, locked_to)


def _back_up(args: argparse.Namespace, locked_to: list[x25519.Recipient]) -> int:
    made = backing_up.make(backing_up.place(args.to), locked_to, lambda told: print(told, flush=True))
    print(f"{made.path}: {made.manifest.rows:,} rows of {len(made.manifest.tables)} tables, {made.size / 1e6:,.1f} MB.")
    print("Carry it to another place. The key ring is not in it: `ilonet backup --ring --to …`, after each new key.")
    return 0


def _ring(args: argparse.Namespace, locked_to: list[x25519.Recipient]) -> int:
    if args.to is None:
        raise Refusal("ring.no_place", "Say where to.", "--to FILE; not where the backups lie.")
    print(f"{backing_up.carry_out_ring(args.to, locked_to)}: the key ring. Keep it apart from the backups.")
    return 0


def _check(args: argparse.Namespace) -> int:
    if args.key is None:
        raise Refusal("backup.no_key", "Say with which key: --key KEYFILE.")
    print(in_words(examine(args.check, identities(args.key))))
    return 0


def in_words(known: Examined) -> str:
    told = known.manifest
    return "\n".join(
        [
            f"The backup is whole: {told.rows:,} rows of {len(told.tables)} tables, {known.files} files.",
            f"Made {told.made_at} by ilonet {told.ilonet} on PostgreSQL {told.server // 10000}, born as {told.born_as}.",
            f"Audit: {told.audit['position']:,} events, signed up to {told.audit['checkpoint']:,}.",
            f"Signed by {known.signed_by} (`ilonet audit key` prints it on the host it is from).",
            f"Opens with the key ring that holds {', '.join(told.ring)}.",
        ]
    )


def _new_key(file: str) -> int:
    if file:
        public = write_new_key(Path(file))
        print(f"The private half is in {file}: keep it where no backup and no server is.")
    else:
        private, public = new_key()
        print("The private half, shown once. Keep these lines where no backup and no server is:\n")
        print(private)
    print(f"On the host, name the public half: {SETTING}={public}")
    return 0
