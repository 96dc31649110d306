"""What is old goes: notices that were read, those that nobody read, mails that left (R-DP-6)."""

from __future__ import annotations

from datetime import timedelta

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.notices.models import Mail, Notice

BECAUSE = "notices and mails are kept for a time and no longer"
READ, UNREAD, MAILS = timedelta(days=90), timedelta(days=365), timedelta(days=30)
ENDED = (Mail.State.SENT, Mail.State.NOTHING)


def tidy() -> None:
    with as_the_system(because=BECAUSE):
        now = clock.now()
        every = Notice.objects.unrestricted(because=BECAUSE)
        every.filter(read_at__lt=now - READ).delete()
        every.filter(read_at=None, made_at__lt=now - UNREAD).delete()
        Mail.objects.filter(state__in=ENDED, made_at__lt=now - MAILS).delete()
