"""What a row of a report says, whether it is the report that readers see or a version of its own."""

from __future__ import annotations

from abc import abstractmethod

from ilonet.access.models import Guarded
from ilonet.reports.text import Section, Text


class Wording(Guarded):
    """The caller saves what it takes."""

    title: str

    class Meta:
        abstract = True

    @property
    @abstractmethod
    def text(self) -> Text: ...

    @property
    @abstractmethod
    def body(self) -> list[Section]: ...

    @abstractmethod
    def take(self, text: Text) -> None: ...
