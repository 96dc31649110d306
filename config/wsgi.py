"""The door for the application server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from ilonet.screening.gate import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
application = get_wsgi_application()
warm()
# What is known by now stays for good: looking through all of it for rubbish would stop a request for a sixth of a second.
gc.collect()
gc.freeze()
