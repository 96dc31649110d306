"""Tasks for the tests of the worker, and a worker that knows them: `python -m ilonet.work.tests.sleepers worker`."""

import os
import sys
import time

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
    django.setup()

from ilonet.lib import sql
from ilonet.work.queue import Tell, task


@task("test.note")
def note(*, tell: Tell, word: str) -> None:
    sql.run("INSERT INTO notes (word) VALUES (%s)", [word])


@task("test.sleep")
def sleep(*, tell: Tell, word: str) -> None:
    """Told that it has begun, then in no hurry; a second try is quick."""
    sql.run("INSERT INTO notes (word) VALUES (%s)", [word])
    tell(1, 2)
    if sql.value("SELECT count(*) FROM notes WHERE word = %s", [word]) == 1:
        time.sleep(60)


@task("test.fail")
def fail(*, tell: Tell, word: str) -> None:
    raise LookupError(word)


if __name__ == "__main__":
    from ilonet.commands import main

    sys.modules["ilonet.work.tests.sleepers"] = sys.modules["__main__"]
    sys.exit(main(sys.argv[1:]))
