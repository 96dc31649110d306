"""Questions to row-level security about changing, adding and removing; each yields what is not as it should be."""

from collections.abc import Callable, Iterator

from tests.populating.stored import Populated
from tests.writing import comments, files, rows
from tests.writing.rows import APPEND_ONLY

__all__ = ["APPEND_ONLY", "QUESTIONS"]
QUESTIONS: list[Callable[[Populated], Iterator[str]]] = [*rows.QUESTIONS, *files.QUESTIONS, *comments.QUESTIONS]
