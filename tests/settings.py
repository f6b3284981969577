"""The settings of the product, in a folder of the test run's own and without slow hashing.

The environment is emptied first, so that no developer's own database can be reached from a
test; what is left is `LYKT_TEST_DATABASE_URL`, by which a run is put on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


_KEPT = ("LYKT_TEST_", "LYKT_REQUIRE_", "LYKT_CHROMIUM", "LYKT_HUNT", "LYKT_NIGHT")

for _name in [name for name in os.environ if name.startswith("LYKT_")]:
    if not _name.startswith(_KEPT):
        del os.environ[_name]

_folder = Path(tempfile.mkdtemp(prefix="lykt-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["LYKT_DATA_DIR"] = str(_folder)
if _url := os.environ.get("LYKT_TEST_DATABASE_URL"):
    os.environ["LYKT_DATABASE_URL"] = os.environ["LYKT_KEYS_URL"] = _url
#: Opens nothing but what these tests seal.
os.environ["LYKT_MASTER_KEY"] = "5e" * 32

from lykt.web.settings import *  # noqa: E402, F403
from lykt.web.settings import DATABASES  # noqa: E402


for _alias, _database in DATABASES.items():
    if _database["ENGINE"].endswith("sqlite3"):
        # A file and not memory: the live server of the browser tests has threads of its
        # own, and each thread wants a connection of its own, as in service.
        _database["TEST"] = {"NAME": str(_folder / f"test_{_alias}.sqlite3")}
        # Nothing here is worth waiting for the disk.
        _database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
    else:
        _database["CONN_MAX_AGE"] = 0
        _database["TEST"] = {"NAME": f"test_lykt_{_alias}"}

# Argon2 is slow on purpose. What the product uses is tested from its own settings.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO = False
# Found when they are asked for: else each client of a test looks through all files first,
# which takes as long as most pages do.
WHITENOISE_AUTOREFRESH = True
# Asked for in its own tests; elsewhere it would stand in the way of every page.
SECOND_FACTOR_REQUIRED = False

#: Tests read what the source says. Those about a language, or Norwegian forms, ask for it.
LANGUAGE_CODE = "en"
