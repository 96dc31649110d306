"""A small world written into a database of its own, as the product writes it: python -m ilonet.operations.tests.small_world"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.contrib.sessions.models import Session  # noqa: E402 — after the set-up
from django.db import transaction  # noqa: E402

from ilonet.access.context import as_the_system  # noqa: E402
from ilonet.accounts import enrolment, tokens  # noqa: E402
from ilonet.audit import checkpoints  # noqa: E402
from ilonet.audit.recording import record  # noqa: E402
from ilonet.lib import clock  # noqa: E402
from tests import making  # noqa: E402
from tests.scene import set_scene  # noqa: E402

SECRET = "Unsealable"

with transaction.atomic():
    scene = set_scene()
    making.contact_entry(making.serving(scene.cast.elena), family=SECRET)
    with as_the_system(because=making.BECAUSE):
        token = tokens.issue(scene.cast.amara, label="script")
        link = enrolment.invite(scene.cast.bruno)
        Session.objects.create(session_key="k" * 32, session_data="x", expire_date=clock.now() + timedelta(days=1))
        for number in range(40):
            record("test.done", by=scene.cast.actor("amara"), noun="tests.row", public_id=None, noted={"n": number})
with transaction.atomic(), as_the_system(because=making.BECAUSE):
    checkpoints.make()
sys.stdout.write(json.dumps({"token": token, "link": link, "people": {n: a.pk for n, a in scene.cast.people.items()}}))
