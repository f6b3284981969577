"""Where this installation keeps its things, read from the environment once.

`LYKT_DATA_DIR` is a folder only its owner can open; `LYKT_DATABASE_URL` says which
database. Nothing is asked for interactively, and nothing falls back to a known secret.
"""

import os
import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


env = environ.Env()

#: Only a database of this name is ever a demo.
DEMO_FILE = "demo.sqlite3"
DEMO_KEYS_FILE = "demo_keys.sqlite3"


def data_path() -> Path:
    """Return where the folder of this installation is, whether or not it is there yet."""
    return Path(os.environ.get("LYKT_DATA_DIR") or Path.home() / ".local/share/lykt")


def data_dir() -> Path:
    """Return the folder of this installation, made with mode 700 when missing."""
    folder = data_path()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def scratch_dir(folder: Path) -> Path:
    """Return where the engine of the figures puts what does not fit in memory, once it must.

    Rows about people lie there for as long as a figure takes: in the data folder, which only
    its owner can open, and not in the machine's shared one.
    """
    return folder / "scratch"


def secret_key(folder: Path) -> str:
    """Return the key that signs sessions: `LYKT_SECRET_KEY`, or a file made at first start."""
    if key := os.environ.get("LYKT_SECRET_KEY"):
        return key
    path = folder / "secret_key"
    try:
        # Exclusive creation: two processes that start together must agree on one key.
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key := secrets.token_urlsafe(50))
    return key


def is_demo(config: dict[str, Any]) -> bool:
    """Tell whether this is a demo: it says so, and its database is a demo's own file.

    A demo lets people in without a second factor. Asked for beside any other database,
    `LYKT_DEMO` changes nothing: it must not weaken what is real.
    """
    ours = config["ENGINE"].endswith("sqlite3") and Path(config["NAME"]).name == DEMO_FILE
    return ours and bool(env.bool("LYKT_DEMO", default=False))


def database(folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database: SQLite in the data folder by default."""
    # A demo has a file of its own, so that it never lies among what is real.
    file = DEMO_FILE if env.bool("LYKT_DEMO", default=False) else "lykt.sqlite3"
    return _config(os.environ.get("LYKT_DATABASE_URL") or f"sqlite:///{folder}/{file}")


def key_store(folder: Path) -> dict[str, Any]:
    """Return Django's settings for the key store: a SQLite file of its own by default."""
    file = DEMO_KEYS_FILE if env.bool("LYKT_DEMO", default=False) else "keys.sqlite3"
    return _config(os.environ.get("LYKT_KEYS_URL") or f"sqlite:///{folder}/{file}")


#: How a mail server can be spoken to, and the port where that is usual.
MAIL_SCHEMES = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


def mail() -> dict[str, Any]:
    """Return Django's settings for sending e-mail: `LYKT_SMTP_URL`, or nothing is sent.

    Raises:
        ImproperlyConfigured: when it is not the address of a mail server.
    """
    url = os.environ.get("LYKT_SMTP_URL")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    scheme = url.partition("://")[0]
    if scheme not in MAIL_SCHEMES:
        allowed = ", ".join(f"{one}://" for one in MAIL_SCHEMES)
        # The address may hold a password, so it is not told.
        raise ImproperlyConfigured(f"LYKT_SMTP_URL must begin with one of {allowed}")
    config: dict[str, Any] = dict(environ.Env.email_url_config(url))
    config["EMAIL_PORT"] = config["EMAIL_PORT"] or MAIL_SCHEMES[scheme]
    for name in ("EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"):
        config[name] = config[name] or ""
    # Whoever pressed a button waits for no server longer than this.
    return config | {"EMAIL_TIMEOUT": 20}


def address() -> str:
    """Return the address people open Lykt at, `LYKT_ADDRESS`, without a slash at its end.

    Raises:
        ImproperlyConfigured: when it is not the address of a page.
    """
    url = os.environ.get("LYKT_ADDRESS", "").rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        raise ImproperlyConfigured("LYKT_ADDRESS must begin with https:// or http://")
    return url


def _config(url: str) -> dict[str, Any]:
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    config["ATOMIC_REQUESTS"] = False
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            # A write transaction takes its lock when it begins: one that reads first and
            # asks for the lock later cannot wait, it fails (measured: the reference notes).
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;"
            ),
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config
