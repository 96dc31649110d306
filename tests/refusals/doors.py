"""Which doors are there? Every pattern of the URL configuration, with what its places in the address can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

CHECKOUT = Path(__file__).resolve().parents[2]
ASKED = re.compile(r"\bask\(\s*[\w.]+,([^()]*(?:\([^()]*\)[^()]*)*)\)")
PARAMETER = re.compile(r"\b([a-z_]+)=")


@dataclass(frozen=True)
class Door:
    name: str
    template: str  # "/network/%(public_id)s/"
    places: tuple[tuple[str, str], ...]  # (public_id, UUIDConverter)
    module: str

    @property
    def noun(self) -> str:
        """The app whose rows the address names."""
        return self.module.split(".")[1] if self.module.startswith("ilonet.") else self.module.split(".")[0]

    @property
    def is_ours(self) -> bool:
        return self.module.startswith("ilonet.")

    @property
    def reads_the_query(self) -> bool:
        """Whoever watches may add what they like to the question for health: it is answered before anything is read."""
        return self.is_ours and self.name != "operations:health"

    @property
    def is_for_programs(self) -> bool:
        return self.template.startswith("/api/")

    def at(self, **values: str) -> str:
        return self.template % values


def doors() -> list[Door]:
    return list(_walk(get_resolver().url_patterns, "/", (), ""))


def _walk(patterns: Any, before: str, places: Any, namespace: str) -> Iterator[Door]:
    for one in patterns:
        route, names = normalize(one.pattern.regex.pattern)[0]
        kinds = {name: type(kind).__name__ for name, kind in one.pattern.converters.items()}
        here = (*places, *((name, kinds.get(name, "")) for name in names))
        where = before + route.replace("\\", "")
        if isinstance(one, URLResolver):
            inside = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, where, here, inside)
        elif isinstance(one, URLPattern):
            yield Door(f"{namespace}{one.name}", where, here, _module(one.callback))


def _module(view: Any) -> str:
    """Where the view is written; the interface wraps its views, so its noun is read from the operation."""
    view = getattr(view, "view_class", view)
    inside = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    operations = next((one.operations for one in inside if hasattr(one, "operations")), ())
    return str(operations[0].view_func.__module__ if operations else view.__module__)


def parameters() -> list[str]:
    """Every name that some page reads from the address bar."""
    found: set[str] = set()
    for path in (CHECKOUT / "ilonet").rglob("*.py"):
        if "tests" not in path.parts:
            for match in ASKED.finditer(path.read_text()):
                found |= set(PARAMETER.findall(match[1]))
    return sorted(found)
