"""Mails on their way out: gathered from due notices, sent one by one, tried again, each notice in one mail at most.

Who may still see what is asked when a mail leaves. Whether the server took it is known, or known to be unclear: what may
have arrived is never sent again by itself.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from ilonet.access.context import as_the_system, stand_in
from ilonet.accounts.models import Account
from ilonet.lib import clock
from ilonet.lib.clock import Now
from ilonet.notices.carrier import carrier
from ilonet.notices.inbox import known_to
from ilonet.notices.letter import address_of, letter
from ilonet.notices.models import Mail, Notice
from ilonet.standing.acting import acting_as

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

BECAUSE = "mails are gathered and sent by nobody in particular; what each may count is asked as its reader"
AT_ONCE = 20  # mails in a round, so that jobs do not wait
EASE = timedelta(minutes=15)  # between two mails to one person that are not urgent
FORGOTTEN = timedelta(minutes=10)  # a mail being sent for so long: its worker has died
PAUSES = tuple(timedelta(minutes=one) for one in (1, 5, 15, 60, 180, 360, 720, 1440))
SAID_NO = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError)  # the server, in so many words
REST_SECONDS = 60  # while the server does not answer at all

log = logging.getLogger("ilonet.notices")
STATE = Mail.State
_resting = {"until": -float("inf")}


@dataclass(frozen=True)
class Ready:
    mail: int
    message: EmailMessage


def carry() -> bool:
    """Gather what is due, and send; says whether anything was done. Nothing while no way out is configured."""
    if time.monotonic() < _resting["until"]:
        return False
    way_out = carrier()
    if way_out is None:
        return False
    done = gather()
    for _turn in range(AT_ONCE):
        ready = _take()
        if ready is None:
            break
        done += 1
        if isinstance(ready, Ready) and not _send(ready, way_out):
            _resting["until"] = time.monotonic() + REST_SECONDS
            break
    return bool(done)


def gather() -> int:
    """One mail for each person to whom something is due; says how many."""
    made = 0
    with transaction.atomic(), as_the_system(because=BECAUSE):
        _give_up_forgotten()
        found: dict[int, list[Any]] = {}
        for one in _due().select_for_update(skip_locked=True, of=("self",))[:500]:
            found.setdefault(one.account_id, []).append(one)
        lately = Mail.objects.filter(made_at__gt=clock.now() - EASE, is_urgent=False)
        eased = set(lately.filter(account__in=found).values_list("account", flat=True))
        for account, notices in found.items():
            is_urgent = any(one.is_urgent for one in notices)
            if account in eased and not is_urgent:
                continue
            mail = Mail.objects.create(account_id=account, is_urgent=is_urgent)
            ids = [one.pk for one in notices]
            Notice.objects.unrestricted(because=BECAUSE).filter(pk__in=ids).update(mail=mail)
            made += 1
    return made


def _due() -> Any:
    waiting = Notice.objects.unrestricted(because=BECAUSE).filter(mail=None, read_at=None, mail_at__lte=Now())
    return waiting.order_by("-is_urgent", "mail_at", "pk")


def _give_up_forgotten() -> None:
    long_ago = clock.now() - FORGOTTEN
    Mail.objects.filter(state=STATE.SENDING, tried_at__lt=long_ago).update(state=STATE.UNCLEAR, trouble="worker died")


def _take() -> Ready | Mail | None:
    """The next mail, marked as being sent before it is; or ended, where there is nothing left to say."""
    with transaction.atomic():
        with as_the_system(because=BECAUSE):
            waiting = Mail.objects.filter(state=STATE.WAITING, not_before__lte=Now())
            mail = waiting.order_by("-is_urgent", "not_before", "pk").select_for_update(skip_locked=True).first()
            if mail is None:
                return None
            mail.tried_at, mail.attempts = clock.now(), mail.attempts + 1
        number, to, language = _as_its_reader(mail)
        with as_the_system(because=BECAUSE):
            mail.state = STATE.SENDING if number and to else STATE.NOTHING
            mail.trouble = "" if to or not number else "no address"
            mail.save(update_fields=["state", "tried_at", "attempts", "trouble"])
        return Ready(mail.pk, letter(to, language, number, mail.public_id)) if mail.state == STATE.SENDING else mail


def _as_its_reader(mail: Mail) -> tuple[int, str, str]:
    """How much of it they may still see and have not read; whoever stands nowhere any more is written nothing."""
    actor = acting_as(mail.account_id)
    number = known_to(actor).filter(mail=mail, read_at=None).count() if actor.circles or actor.functions else 0
    stand_in([])
    if not number:
        return 0, "", ""
    with as_the_system(because=BECAUSE):
        account = Account.objects.get(pk=mail.account_id)
        return number, address_of(account, actor), account.language


def _send(ready: Ready, way_out: Any) -> bool:
    """Says whether the server answered at all."""
    try:
        way_out.open()
    except OSError as error:  # smtplib's own errors are among them
        _again(ready.mail, error)
        return False
    try:
        way_out.send_messages([ready.message])
    except SAID_NO as error:
        _again(ready.mail, error)
    except OSError as error:  # the line broke: it may have arrived
        _end(ready.mail, STATE.UNCLEAR, type(error).__name__)
        return False
    except Exception as error:  # noqa: BLE001 — one mail that cannot be written holds up no other
        _end(ready.mail, STATE.FAILED, type(error).__name__[:80])
    else:
        _end(ready.mail, STATE.SENT, "")
    finally:
        way_out.close()
    return True


def _again(mail: int, error: Exception) -> None:
    """The kind of the error only: its words may quote an address."""
    with as_the_system(because=BECAUSE):
        one = Mail.objects.get(pk=mail)
        one.trouble = type(error).__name__[:80]
        log.warning("mail %s: %s", one.public_id, one.trouble)
        if one.attempts > len(PAUSES):
            one.state = STATE.FAILED
        else:
            one.state, one.not_before = STATE.WAITING, clock.now() + PAUSES[one.attempts - 1]
        one.save(update_fields=["state", "not_before", "trouble"])


def _end(mail: int, state: str, trouble: str) -> None:
    with as_the_system(because=BECAUSE):
        Mail.objects.filter(pk=mail).update(state=state, trouble=trouble)


def retry(among: Q) -> int:
    """By an operator, who has looked: failed and unclear ones are tried from the beginning."""
    with as_the_system(because=BECAUSE):
        ended = Mail.objects.filter(among, state__in=[STATE.FAILED, STATE.UNCLEAR])
        return ended.update(state=STATE.WAITING, attempts=0, not_before=Now(), trouble="")


def drop(among: Q) -> int:
    """By an operator: never sent; what they were about stays in the inbox."""
    with as_the_system(because=BECAUSE):
        ended = Mail.objects.filter(among, state__in=[STATE.FAILED, STATE.UNCLEAR])
        return ended.update(state=STATE.NOTHING)


@dataclass(frozen=True)
class Tally:
    waiting: int
    failed: int
    unclear: int
    sent: int  # within a day
    oldest: datetime | None


def tally() -> Tally:
    with as_the_system(because=BECAUSE):
        rows = Mail.objects.all()
        waiting = rows.filter(state__in=[STATE.WAITING, STATE.SENDING])
        return Tally(
            waiting=waiting.count(),
            failed=rows.filter(state=STATE.FAILED).count(),
            unclear=rows.filter(state=STATE.UNCLEAR).count(),
            sent=rows.filter(state=STATE.SENT, tried_at__gt=clock.now() - timedelta(days=1)).count(),
            oldest=waiting.order_by("made_at").values_list("made_at", flat=True).first(),
        )
