"""How do budgets stand on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ilonet.commands.bench.budgets import Row

CROWDED = 0.5  # processes waiting per core before the measurement began


def lines(measured: dict[str, Any] | None, rows: Sequence[Row]) -> Iterator[str]:
    yield ""
    if measured:
        yield from _heading(measured)
    what, value, budget = (max(len(getattr(row, name)) for row in rows) for name in ("what", "value", "budget"))
    for row in rows:
        yield f"{row.what:{what}}  {row.value:{value}}  {row.budget:{budget}}  {row.verdict}"


def _heading(measured: dict[str, Any]) -> Iterator[str]:
    on = measured["machine"]
    yield (
        f"{measured['reports']:,} reports · {on['cores']} cores, {on['memory_gb']} GB,"
        f" PostgreSQL {on['postgresql']}, Python {on['python']} · database ready in {measured['prepared in']} s"
    )
    if measured["busy before"] > CROWDED * on["cores"]:
        yield (
            f"The machine was busy with other work (load {measured['busy before']}): times are too long,"
            " processor times (cpu) come nearer the truth."
        )
    yield "One reader at a time, restricted unless the row says otherwise; cpu is product and database together."
    yield ""
