"""What the reading must know of the world and takes from outside, so that it needs no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ilonet.deployments.incoming.wordings import COUNTRY, NONE, Wordings


class Resolved(Protocol):
    """Which country a name means: one code, or the candidates between which a person must choose."""

    @property
    def code(self) -> str | None: ...

    @property
    def candidates(self) -> tuple[str, ...] | list[str]: ...


class CountryNamed(Protocol):
    def __call__(self, text: str) -> Resolved: ...


@dataclass(frozen=True)
class Said:
    code: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """`authorities` maps each code to every name that it goes by."""

    country: CountryNamed
    country_name: Mapping[str, str]
    authorities: Mapping[str, tuple[str, ...]]
    member_states: frozenset[str]
    associated: frozenset[str]
    today: date
    longest_years: int
    only_authority: str | None = None
    wordings: Wordings = NONE
    is_legacy: bool = False

    def resolve(self, text: str) -> Resolved:
        """As the authority has said before, else as the names of the world go."""
        said = self.wordings.means(COUNTRY, text)
        return Said(said) if said else self.country(text)

    def name_of(self, code: str) -> str:
        return self.country_name.get(code, code)
