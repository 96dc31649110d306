"""What a back office presses after it sent a list, and what it then reads."""

import re

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.loads.models import Load
from tests.making import BECAUSE


def follow(client, sent):
    assert sent.status_code == 302, sent.content.decode()[-3000:]
    return client.get(sent.url)


def the_load() -> Load:
    with as_the_system(because=BECAUSE):
        return Load.objects.unrestricted(because=BECAUSE).select_related("authority").latest("pk")


def confirm(client, load=None):
    load = load or the_load()
    return client.post(f"/register/loads/{load.public_id}/confirm/", {"version": load.version})


def listed() -> int:
    with as_the_system(because=BECAUSE):
        return Deployment.objects.unrestricted(because=BECAUSE).count()


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
