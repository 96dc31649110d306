"""Makes what the tests clone before they ask for it: `make check` does so beside the look at the style."""

import os

from tests import databases

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    databases.ensure_server()
    databases.demonstration()
