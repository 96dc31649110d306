"""More than ten thousand invented places that the gate must find; the same seed gives the same corpus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from ilonet.screening.tests.measured.disguises import DISGUISES
from ilonet.screening.tests.measured.names import name
from ilonet.screening.tests.measured.national import BY_LANGUAGE, ELSEWHERE
from ilonet.screening.tests.measured.sentences import sentences
from ilonet.screening.tests.measured.values import VALUES

PLAIN = 4  # undisguised names are most of what officers write


@dataclass(frozen=True)
class Sample:
    language: str
    kind: str
    disguise: str
    text: str
    start: int
    end: int
    listed: bool = True

    @property
    def value(self) -> str:
        return self.text[self.start : self.end]


def identifiers(each: int, seed: int = 2019) -> Iterator[Sample]:
    """So many of every kind in every disguise in every language."""
    dice = Random(seed)  # noqa: S311 - the same corpus every time, no secrets
    for language, told in sentences().items():
        for disguise, (kinds, _alter) in DISGUISES.items():
            for kind in kinds:
                if kind in VALUES:
                    for turn in range(each):
                        sentence = told[kind][turn % len(told[kind])]
                        yield sample(language, kind, disguise, sentence, VALUES[kind](dice, language))
                if kind == "national_id":
                    for _turn in range(each):
                        yield sample(language, kind, disguise, told[kind][0], BY_LANGUAGE[language](dice))
    for disguise, (kinds, _alter) in DISGUISES.items():
        if "national_id" in kinds:
            for language, sentence, draw in ELSEWHERE:
                for _turn in range(each):
                    yield sample(language, "national_id", disguise, sentence, draw(dice))


def persons(each: int, seed: int = 1240) -> Iterator[Sample]:
    """Names in every disguise in every language; every second one stands in no list that the gate uses."""
    dice = Random(seed)  # noqa: S311 - the same corpus every time, no secrets
    for language, told in sentences().items():
        for disguise, (kinds, _alter) in DISGUISES.items():
            if "person_name" in kinds:
                for turn in range(each if disguise != "plain" else each * PLAIN):
                    listed = turn % 2 == 0
                    sentence = told["person_name"][turn // 2 % len(told["person_name"])]
                    called = name(dice, language, from_lists=listed)
                    yield sample(language, "person_name", disguise, sentence, called, listed=listed)


def sample(language: str, kind: str, disguise: str, sentence: str, value: str, *, listed: bool = True) -> Sample:
    if disguise == "all_caps":
        sentence = sentence.replace("{}", "\0").upper().replace("\0", "{}")
    if disguise == "lower_case":
        sentence = sentence.lower()
    altered = DISGUISES[disguise][1](value)
    start = sentence.index("{}")
    return Sample(language, kind, disguise, sentence.replace("{}", altered), start, start + len(altered), listed)
