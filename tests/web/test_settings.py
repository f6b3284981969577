"""Settings that must not slip: what an installation is, as its environment asks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


ASK = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps({name: repr(getattr(settings, name)) for name in %r}))
"""


def settings_under(folder: Path, names: list[str], **environment: str) -> dict[str, Any]:
    """Return the settings of a process of its own, by the settings of the product."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LYKT_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", ASK % names],
        env=kept
        | {"DJANGO_SETTINGS_MODULE": "lykt.web.settings", "LYKT_DATA_DIR": str(folder)}
        | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(("https", "said"), [("true", "True"), ("false", "False")])
def test_cookies_and_redirects_follow_https(tmp_path: Path, https: str, said: str) -> None:
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]
    found = settings_under(tmp_path, [*names, "SECURE_HSTS_SECONDS"], LYKT_HTTPS=https)
    assert {found[name] for name in names} == {said}
    assert (found["SECURE_HSTS_SECONDS"] != "0") is (https == "true")


def test_what_holds_for_every_installation(tmp_path: Path) -> None:
    found = settings_under(
        tmp_path,
        [
            "DEBUG",
            "DEMO",
            "SESSION_COOKIE_HTTPONLY",
            "CSRF_COOKIE_HTTPONLY",
            "SESSION_EXPIRE_AT_BROWSER_CLOSE",
            "ACCOUNT_SESSION_REMEMBER",
            "ACCOUNT_LOGOUT_ON_GET",
            "X_FRAME_OPTIONS",
            "ALLOWED_HOSTS",
            "PASSWORD_HASHERS",
            "EMAIL_BACKEND",
            "LANGUAGE_CODE",
        ],
    )
    assert {name: found[name] for name in list(found)[:8]} == {
        "DEBUG": "False",
        "DEMO": "False",
        "SESSION_COOKIE_HTTPONLY": "True",
        "CSRF_COOKIE_HTTPONLY": "True",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": "True",
        "ACCOUNT_SESSION_REMEMBER": "False",
        "ACCOUNT_LOGOUT_ON_GET": "False",
        "X_FRAME_OPTIONS": "'DENY'",
    }
    assert "*" not in found["ALLOWED_HOSTS"]
    assert found["PASSWORD_HASHERS"].startswith("['django.contrib.auth.hashers.Argon2")
    assert found["EMAIL_BACKEND"] == "'django.core.mail.backends.dummy.EmailBackend'"
    assert found["LANGUAGE_CODE"] == "'nb'"


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = settings_under(tmp_path, ["SECRET_KEY"])
    assert settings_under(tmp_path, ["SECRET_KEY"]) == first
    assert len(first["SECRET_KEY"]) > 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    other = settings_under(tmp_path / "other", ["SECRET_KEY"])
    assert other != first


@pytest.mark.parametrize(
    ("url", "demo"),
    [
        ("", "True"),
        ("sqlite:////tmp/some/demo.sqlite3", "True"),
        ("sqlite:////tmp/some/lykt.sqlite3", "False"),
        ("postgres://lykt@localhost/demo.sqlite3", "False"),
        ("postgres://lykt@localhost/lykt", "False"),
    ],
)
def test_a_demo_weakens_nothing_that_is_real(tmp_path: Path, url: str, demo: str) -> None:
    names = ["DEMO", "SECOND_FACTOR_REQUIRED"]
    found = settings_under(tmp_path, names, LYKT_DEMO="1", LYKT_DATABASE_URL=url)
    assert found["DEMO"] == demo
    assert found["SECOND_FACTOR_REQUIRED"] == str(demo == "False")


def test_what_any_server_writes_only_its_owner_reads(tmp_path: Path) -> None:
    code = "import os; os.umask(0o022); import lykt.web.wsgi; print(oct(os.umask(0)))"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LYKT_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=kept | {"LYKT_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "0o77"


MAIL = ["EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS"]


def test_a_mail_server_is_named_by_its_address(tmp_path: Path) -> None:
    found = settings_under(
        tmp_path,
        [*MAIL, "EMAIL_USE_SSL", "SENDS_MAIL", "ADDRESS", "DEFAULT_FROM_EMAIL"],
        LYKT_SMTP_URL="smtp+tls://lykt:word@post.example",
        LYKT_ADDRESS="https://lykt.example/",
    )
    assert found == {
        "EMAIL_BACKEND": "'django.core.mail.backends.smtp.EmailBackend'",
        "EMAIL_HOST": "'post.example'",
        "EMAIL_PORT": "587",
        "EMAIL_HOST_USER": "'lykt'",
        "EMAIL_USE_TLS": "True",
        "EMAIL_USE_SSL": "False",
        "SENDS_MAIL": "True",
        "ADDRESS": "'https://lykt.example'",
        "DEFAULT_FROM_EMAIL": "'lykt@lykt.example'",
    }


@pytest.mark.parametrize(
    "environment", [{}, {"LYKT_SMTP_URL": "smtp://post.example"}, {"LYKT_ADDRESS": "http://x"}]
)
def test_nothing_is_sent_before_both_are_named(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    assert settings_under(tmp_path, ["SENDS_MAIL"], **environment) == {"SENDS_MAIL": "False"}


@pytest.mark.parametrize(
    "environment",
    [{"LYKT_SMTP_URL": "https://lykt:secretword@post"}, {"LYKT_ADDRESS": "lykt.example"}],
)
def test_what_is_no_address_is_refused_without_telling_it(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        settings_under(tmp_path, ["SENDS_MAIL"], **environment)
    assert "must begin with" in refused.value.stderr
    assert "secretword" not in refused.value.stderr
