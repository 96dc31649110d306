"""The door for the application server."""

import os

from django.core.wsgi import get_wsgi_application

from ilonet.screening.gate import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
application = get_wsgi_application()
warm()
