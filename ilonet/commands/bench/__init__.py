"""Measure the speed budgets on a network of one's own size, and print them beside what was found."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from ilonet.commands.bench.budgets import growth, rows
from ilonet.commands.bench.measuring import measure, soak
from ilonet.commands.bench.places import CALL_WHOLE, Place, ilonet, server
from ilonet.commands.bench.table import lines
from ilonet.demo.scale import load_at_scale
from ilonet.lib import clock, sql
from ilonet.lib.birth import DEMONSTRATION, be_born
from ilonet.lib.refusals import Refusal

KEPT = "bench.jsonl"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reports", default="10000,100000", help="sizes to measure (default: 10000,100000)")
    parser.add_argument("--requests", type=int, default=100, help="times that each page is asked for")
    parser.add_argument("--seconds", type=int, default=60, help="length of the mixed traffic")
    parser.add_argument("--json", action="store_true", help="print what was measured as JSON, one line")
    parser.add_argument("--soak", type=int, nargs="?", const=60, metavar="MINUTES", help="only mixed traffic, for long")
    # Steps of the above, in processes of their own.
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    if args.fill is not None:
        return _fill(args.fill)
    if args.measure is not None:
        if args.soak:
            return soak(minutes=args.soak)
        print(json.dumps(measure(args.measure, often=args.requests, seconds=args.seconds)))
        return 0
    sizes = _sizes(args.reports)
    with server() as addresses:
        found = [_one(Place(reports, **addresses), args) for reports in (sizes[-1:] if args.soak else sizes)]
    if not args.soak:
        _tell([one for one in found if one], as_json=args.json)
    return 0


def _sizes(said: str) -> list[int]:
    try:
        sizes = sorted({int(one) for one in said.split(",")})
    except ValueError:
        sizes = []
    if not sizes or sizes[0] < 1:
        raise Refusal("bench.sizes", "The sizes could not be read.", "Say for instance: --reports 10000,100000")
    return sizes


def _fill(reports: int) -> int:
    be_born(DEMONSTRATION)
    world = load_at_scale(reports)
    sql.run(CALL_WHOLE)
    print(f"{len(world.reports)} reports, {len(world.networks)} networks on {clock.today()}.", file=sys.stderr)
    return 0


def _one(place: Place, args: argparse.Namespace) -> dict[str, Any] | None:
    print(f"{place.reports} reports: preparing {place.database} ...", file=sys.stderr, flush=True)
    took = place.fill()
    words = ["bench", "--measure", str(place.reports), "--requests", str(args.requests), "--seconds", str(args.seconds)]
    if args.soak:
        ilonet(*words, "--soak", str(args.soak), environment=place.environment)
        return None
    ilonet("collectstatic", "--noinput", "--verbosity", "0", environment=place.environment)
    print(f"{place.reports} reports: measuring ...", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "ilonet", *words], env=place.environment, check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise Refusal("bench.measure", "Measuring did not succeed.", "See what it said above.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"prepared in": round(took, 1)}


def _tell(found: list[dict[str, Any]], *, as_json: bool) -> None:
    told = json.dumps({"measured": found})
    with (Path(settings.ILONET_VAR) / KEPT).open("a", encoding="utf-8") as kept:
        kept.write(told + "\n")
    if as_json:
        print(told)
        return
    for one in found:
        print("\n".join(lines(one, list(rows(one)))))
    if len(found) > 1:
        print("\n".join(lines(None, list(growth(found[0], found[-1])))))
