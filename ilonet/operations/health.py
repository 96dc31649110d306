"""Database, clock, tables, keys, room, backups: is what the house stands on as it should be?"""

import os
import shutil
import stat
import time
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.audit.models import Event
from ilonet.lib import clock, keys, sql
from ilonet.lib.birth import REAL, born_as
from ilonet.lib.health import Answer, broken, check, fine, look
from ilonet.lib.postgres import Server
from ilonet.operations.backups import key_ring
from ilonet.operations.backups.fitting import known_migrations

OLDEST = {
    15: 15,
    16: 11,
    17: 7,
}  # of each major version, the first minor one that lets no statistics past row-level security
CLOCK_LOOK, CLOCK_BROKEN = 2, 60  # seconds
GIGABYTE = 1 << 30
BACKUP_LOOK, BACKUP_BROKEN = timedelta(hours=26), timedelta(days=8)


@check("database", gettext_lazy("The database"))
def database() -> Answer:
    [(number, in_recovery)] = sql.rows("SELECT current_setting('server_version_num')::int, pg_is_in_recovery()")
    major, minor = number // 10000, number % 100
    told = {"version": f"{major}.{minor}"}
    if in_recovery:
        return broken(
            _("The database is a replica (PostgreSQL %(version)s): nothing can be written.") % told,
            _("Name the primary in DATABASE_URL, or make this one the primary."),
        )
    if minor < OLDEST.get(major, 0):
        return look(
            _("PostgreSQL %(version)s has known holes in row-level security.") % told,
            _("Install %(major)s.%(minor)s or newer.") % {"major": major, "minor": OLDEST[major]},
        )
    return fine(_("PostgreSQL %(version)s answers and takes writes.") % told)


@check("clock", gettext_lazy("The clocks"))
def clocks() -> Answer:
    before = time.time()
    theirs = sql.value("SELECT extract(epoch FROM clock_timestamp())::float8")
    apart = abs(theirs - (before + time.time()) / 2)
    if apart > CLOCK_LOOK:
        answer = broken if apart > CLOCK_BROKEN else look
        return answer(
            _("The clock of this machine and that of the database are %(seconds)s seconds apart.")
            % {"seconds": round(apart)},
            _("Let chrony or systemd-timesyncd set both."),
        )
    return fine(_("This machine and the database agree to the second."))


@check("tables", gettext_lazy("The tables"))
def tables() -> Answer:
    if not sql.value("SELECT to_regclass('public.django_migrations') IS NOT NULL"):
        return broken(_("There are no tables in this database."), _("Run “ilonet migrate”, or restore a backup."))
    there = {name for (name,) in sql.rows("SELECT app || '.' || name FROM django_migrations")}
    waiting, unknown = known_migrations() - there, there - known_migrations()
    if waiting:
        return broken(
            ngettext(
                "%(count)s change of the tables has not been made.",
                "%(count)s changes of the tables have not been made.",
                len(waiting),
            )
            % {"count": len(waiting)},
            _("Run “ilonet migrate”."),
        )
    if unknown:
        return look(
            _("The tables are of a newer ilonet than this one."),
            _("Finish the update, or bring the newer version back."),
        )
    return fine(_("They are those of this version."))


@check("keys", gettext_lazy("The key ring"), needs_database=False)
def ring() -> Answer:
    path = Path(settings.ILONET_KEYS)
    told = {"path": path}
    if not path.exists():
        return broken(_("The key ring %(path)s is not there.") % told, _("Set ILONET_KEYS, or bring the ring back."))
    try:
        count = len(keys.ring(str(path)))
    except (OSError, ValueError, KeyError):
        return broken(
            _("The key ring %(path)s cannot be read.") % told,
            _("Look at its owner and rights, or bring it back from where “ilonet backup --ring” took it."),
        )
    if loose := [one for one in (path, path.parent / "secret") if one.exists() and _is_open(one)]:
        return broken(
            _("Others than its owner can read %(path)s.") % {"path": loose[0]},
            _("Run “chmod 600” on it, and think about who could have read it."),
        )
    return fine(
        ngettext("%(count)s key, readable by its owner only.", "%(count)s keys, readable by their owner only.", count)
        % {"count": count}
    )


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


@check("room", gettext_lazy("Room on the disk"), needs_database=False)
def room() -> Answer:
    places = [Path(settings.ILONET_VAR)]
    if not os.environ.get("DATABASE_URL"):
        places.append(Server(settings.ILONET_VAR).folders.data)
    tight = min((shutil.disk_usage(place) for place in places if place.exists()), key=lambda usage: usage.free)
    told = {"free": f"{tight.free / GIGABYTE:.1f}", "share": round(100 * tight.free / tight.total)}
    if tight.free < GIGABYTE // 4:
        return broken(_("Only %(free)s GB are free (%(share)s %%).") % told, _("Make room now; writes will fail soon."))
    if tight.free < 2 * GIGABYTE:
        return look(_("%(free)s GB are free (%(share)s %%).") % told, _("Make room, or a larger disk."))
    return fine(_("%(free)s GB are free (%(share)s %%).") % told)


@check("zones", gettext_lazy("Time zones"))
def zones() -> Answer:
    """An end date ends at midnight there: both sides must mean the same midnight."""
    now = clock.now()
    here = "SELECT DISTINCT zone, (%s::timestamptz AT TIME ZONE zone) FROM authorities_authority"
    for zone, theirs in sql.rows(here, [now]):
        try:
            ours = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        except (ZoneInfoNotFoundError, ValueError):
            ours = None
        if ours != theirs:
            return broken(
                _("This machine and the database do not mean the same time in %(zone)s.") % {"zone": zone},
                _("Update the time zone data (tzdata) of both."),
            )
    return fine(_("This machine and the database know every zone in use alike."))


@check("backup", gettext_lazy("The last backup"))
def backup() -> Answer:
    if born_as() != REAL:
        return fine(_("A demonstration needs none."))
    made = Event.objects.filter(act="backup.made").order_by("-at").values_list("at", flat=True).first()
    since = made or sql.value("SELECT born_at FROM ground_birth")
    age = clock.now() - since
    do = _("Run “ilonet backup” every night, and carry the file to another place.")
    if made is None:
        says = _("No backup has ever been made.")
        return broken(says, do) if age > BACKUP_BROKEN else look(says, do)
    says = _("The last backup is %(hours)s hours old.") % {"hours": int(age.total_seconds() // 3600)}
    if age > BACKUP_LOOK:
        return broken(says, do) if age > BACKUP_BROKEN else look(says, do)
    return fine(says)


@check("ring", gettext_lazy("The key ring, carried out"))
def ring_carried_out() -> Answer:
    if born_as() != REAL:
        return fine(_("A demonstration needs none."))
    noted = Event.objects.filter(act="ring.carried_out").order_by("-at").values_list("noted", flat=True).first()
    if not noted or noted.get("newest") != key_ring.held()[-1]:
        return look(
            _("The newest key is on this machine only: with the machine, all sealed fields would be lost."),
            _("Run “ilonet backup --ring --to FILE”, and keep the file apart from the backups."),
        )
    return fine(_("A copy of the newest key has been carried out."))
