"""What may the address of the map ask? The same on the page and in the interface."""

from __future__ import annotations

from ilonet.deployments.vocabulary import HostType, PostKind, Topic
from ilonet.lib.asking import Reader, code, day, one_of

FILTERS: dict[str, Reader] = {
    "authority": code,
    "topic": one_of(Topic.values),
    "host": one_of(HostType.values),
    "kind": one_of(PostKind.values),
    "on": day,
}
