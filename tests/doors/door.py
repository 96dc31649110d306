"""What is a door: address, method, whom it opens to and with which answer?"""

from dataclasses import dataclass

from tests.cast import NAMES
from tests.scene import FARID, WEST

EVERYBODY = frozenset(NAMES)
AMARA = frozenset({"amara"})
NILS = frozenset({"nils"})
PAVEL = frozenset({"pavel"})
READERS = WEST | FARID  # of the released report
ORIGINATOR = AMARA | FARID
ASKED = ORIGINATOR | {"bruno"}  # who know of the wish of bruno
THEIR_STAFF = frozenset({"farid", "pavel"})  # who may know the authorised staff of FRA
WARNED = READERS | {"tove"}  # of the early warning
SILENT = frozenset({"elena", "viktor", "tove"})  # whose authority has not said that it has seen it
PRESS = ORIGINATOR | {"pavel", "sven"}  # may hide a report of amara
END = frozenset({"farid", "pavel"})  # the second person, where sven has pressed
MISTAKEN = {400, 422}  # let in, and told what is missing


@dataclass(frozen=True)
class Door:
    """Others than `open_to` meet 403 where they may know of the thing (`known_to`), else 404: hidden equals absent."""

    method: str
    route: str
    open_to: frozenset[str]
    answer: int | set[int] = 200
    known_to: frozenset[str] = frozenset()
    on: str = ""  # the thing of the scene in the address
    send: str = ""  # what is sent, where nothing would be refused for its shape already

    @property
    def is_for_machines(self) -> bool:
        return self.route.startswith("api/")

    def expected(self, who: str) -> set[int]:
        if who == "nobody":
            return {401} if self.is_for_machines else {302}
        if who in self.open_to:
            return self.answer if isinstance(self.answer, set) else {self.answer}
        return {403} if who in self.known_to else {404}


def doors_on(prefix: str, thing: str, known_to: frozenset[str], *doors: tuple) -> list[Door]:
    return [
        Door(method, prefix + route, to, answer, known_to, thing, *send) for method, route, to, answer, *send in doors
    ]
