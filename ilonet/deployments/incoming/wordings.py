"""What an authority's lists call things: said once by its back office, then known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ilonet.deployments.incoming.words import fold

COLUMN, COUNTRY, HOST_TYPE, DUTY, AUTHORITY, DATES = "column", "country", "host_type", "duty", "authority", "dates"
KINDS = (COLUMN, COUNTRY, HOST_TYPE, DUTY, AUTHORITY, DATES)
LEFT_OUT = "-"  # said to mean nothing here: a column not read, a duty passed over
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"


def key_of(text: str) -> str:
    """The same for the same word, however it was written."""
    return fold(text) or text.strip().casefold()


@dataclass(frozen=True)
class Wordings:
    """By kind and `key_of` the text: what it means."""

    known: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def means(self, kind: str, text: str) -> str | None:
        return self.known.get((kind, key_of(text)))


NONE = Wordings()
