"""Is a text written in another language than it is marked with? A second opinion, never a decision."""

from __future__ import annotations

from functools import cache
from typing import Any

from ilonet.lib.languages import CODES

SHORTEST = 40  # letters; below, names and numbers decide too much
READ = 2_000  # the beginning says enough
CLEAR = 0.95


def reads_like(text: str, *, marked: str) -> str | None:
    """The language that it clearly is instead; None where it is as marked, or nobody could be sure."""
    beginning = " ".join(text.split())[:READ]
    if len(beginning) < SHORTEST:
        return None
    language, likelihood = _identifier().classify(beginning)
    return language if likelihood >= CLEAR and language != marked else None


@cache
def _identifier() -> Any:
    """Read once by the processes in which somebody writes: 0.3 s and 70 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 — numpy only where it is used

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    whole.set_languages(CODES)
    # Made anew with the languages of the Union alone, so that those of the world are let go.
    return LanguageIdentifier(
        whole.nb_ptc.copy(),
        whole.nb_pc.copy(),
        whole.nb_classes,
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )
