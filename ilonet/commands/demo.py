"""Load the invented network into a database born as a demonstration."""

import argparse
import time

from ilonet.accounts.models import Account
from ilonet.demo.attached import attach_files
from ilonet.demo.habits import give_a_past
from ilonet.demo.loading import load_world
from ilonet.demo.personas import personas
from ilonet.demo.world import SEED, make_world
from ilonet.lib import clock
from ilonet.lib.birth import DEMONSTRATION, be_born


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, another world")
    parser.add_argument("--reports", type=int, default=600, help="how many reports to invent")
    parser.add_argument("--once", action="store_true", help="say nothing when it is there already")


def run(args: argparse.Namespace) -> int:
    be_born(DEMONSTRATION)
    if Account.objects.exclude(persona="").exists():
        if not args.once:
            print("The demonstration network is there already.")
    else:
        _load(args)
    if not args.once:
        _introduce()
    return 0


def _load(args: argparse.Namespace) -> None:
    began = time.monotonic()
    print("Inventing 500 officers and what they wrote ...", flush=True)
    world = make_world(args.seed, today=clock.today(), reports=args.reports)
    print("Writing them down ...", flush=True)
    load_world(world)
    give_a_past(args.seed)
    attach_files()
    print(
        f"{len(world.deployments)} deployments, {len(world.networks)} networks, {len(world.reports)} reports"
        f" in {time.monotonic() - began:.0f} s."
    )


def _introduce() -> None:
    print("Enter at /demo/enter/ as:")
    for one in personas():
        print(f"  {one.name:8} {one.shows}")
