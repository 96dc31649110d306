"""`make bench-gate`: the table of docs/gate.md, measured now."""

import os
import sys

import django

from ilonet.lib import dictionaries
from ilonet.screening.tests.measured.measure import table

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
    django.setup()
    dictionaries.make()
    for line in table():
        sys.stdout.write(line + "\n")
