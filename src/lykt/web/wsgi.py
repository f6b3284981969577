"""The application as a web server wants it."""

import os

from django.core.wsgi import get_wsgi_application


# Whatever server runs this: what it writes, only its owner can read.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lykt.web.settings")
application = get_wsgi_application()
