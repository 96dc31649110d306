"""Is the audit whole? Recomputes the chain with other code than the trigger that made it, and asks the checkpoints."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ilonet.audit import chain_sql, checkpoints

SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Answer:
    """`bad_at` is the first position that does not hold; None when all do."""

    length: int
    checkpoints: int
    bad_at: int | None = None
    why: str = ""

    @property
    def is_whole(self) -> bool:
        return self.bad_at is None


def verify(
    progress: Callable[[int], None] = lambda _position: None, outside: Sequence[checkpoints.Statement] | None = None
) -> Answer:
    """`outside` are the statements kept elsewhere, where they are not those of the file beside this database."""
    told = [*checkpoints.kept(), *(checkpoints.carried_out() if outside is None else outside)]
    statements = {one.position: one for one in told}
    forged = next((one.position for one in told if not one.is_ours), None)
    if forged is not None:
        return Answer(0, len(statements), forged, "the signature of this checkpoint is not ours")
    answer = _walk(chain_sql.chain(), statements, progress)
    if answer.is_whole and (loose := chain_sql.unchained()):
        return Answer(answer.length, answer.checkpoints, answer.length + 1, f"{loose} events stand outside the chain")
    return answer


def _walk(links: Iterable[tuple[Any, ...]], statements: dict[int, Any], progress: Callable[[int], None]) -> Answer:
    digest, expected = b"", 1
    for position, kept, event, *told in links:
        if position != expected:
            return Answer(expected - 1, len(statements), expected, "an event is missing here")
        if event is None:
            return Answer(expected - 1, len(statements), position, "the event of this link is gone")
        digest = hashlib.sha256(digest + SEPARATOR.join([str(position), event, *told]).encode()).digest()
        if digest != bytes(kept):
            return Answer(expected - 1, len(statements), position, "this event is not what it was")
        if position in statements and statements[position].digest != digest:
            return Answer(expected - 1, len(statements), position, "a checkpoint says otherwise")
        expected += 1
        if position % 10_000 == 0:
            progress(position)
    last = max(statements, default=0)
    if last >= expected:
        return Answer(expected - 1, len(statements), expected, "the chain ends before its last checkpoint")
    return Answer(expected - 1, len(statements))
