"""The application as a web server wants it."""

import os
import sys

from django.core.wsgi import get_wsgi_application


# Whatever server runs this: what it writes, only its owner can read.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lykt.web.settings")
application = get_wsgi_application()


def _keys_fit() -> None:
    """Refuse to serve with keys that are missing or another house's, in one sentence.

    An erasure that was interrupted is finished before anybody can look.
    """
    from django.db import DatabaseError, connections

    from lykt.organisation.acting import Actor, acting_as
    from lykt.privacy.retention.erasing import replay
    from lykt.privacy.sealing.master import MasterKeyProblem
    from lykt.web.preparing import State, prepare_if_empty

    try:
        if prepare_if_empty() is not State.READY:
            sys.exit("lykt: The database is not in the shape of this version: lykt prepare")
        with acting_as(Actor(kind="job", name="start")):
            replay()
    except MasterKeyProblem as problem:
        sys.exit(f"lykt: {problem}")
    except DatabaseError as problem:
        sys.exit(f"lykt: A database could not be used ({type(problem).__name__}): lykt check")
    finally:
        # A server may fork after this, and a connection cannot be shared.
        connections.close_all()


_keys_fit()
