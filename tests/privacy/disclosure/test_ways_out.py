"""Nothing leaves Lykt by another way than those that are known, each with its ground."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

import lykt
from lykt.web import settings as ours
from tests.privacy.disclosure.ways_out import (
    GIVES_FILES,
    IN_SCRIPTS,
    MAY_USE,
    NETWORK,
    SCRIPTS_MAY,
)


SOURCE = Path(lykt.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the name of every module that is imported anywhere, or named as a string is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if called in ("__import__", "import_module"):
                yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))


def reaching_out(tree: ast.AST) -> set[str]:
    """Return the modules of the network that code imports, themselves or a part of them."""
    names = set(named(tree))
    return {
        module
        for module in NETWORK
        if any(name == module or name.startswith(f"{module}.") for name in names)
    }


def gives_files(tree: ast.AST) -> bool:
    """Tell whether code gives a file to a browser."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "content-disposition" in node.value.lower():
                return True
        elif isinstance(node, ast.Name) and node.id in ("FileResponse", "StreamingHttpResponse"):
            return True
    return False


def parsed() -> dict[str, ast.Module]:
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in MODULES
    }


def test_no_code_reaches_another_machine_but_what_is_known() -> None:
    found = {name: modules for name, tree in parsed().items() if (modules := reaching_out(tree))}
    assert found == {name: set(modules) for name, modules in MAY_USE.items()}


def test_no_page_gives_a_file_but_those_that_are_known() -> None:
    assert {name for name, tree in parsed().items() if gives_files(tree)} == GIVES_FILES.keys()


def test_no_mail_is_sent_whatever_asks_for_it() -> None:
    assert ours.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend"


def test_no_script_or_page_of_ours_sends_anything() -> None:
    files = [*SOURCE.rglob("*.js"), *SOURCE.rglob("*.html")]
    own = [path for path in files if "vendor" not in path.parts]
    assert own
    found = {
        (path.relative_to(SOURCE).as_posix(), word)
        for path in own
        for word in IN_SCRIPTS
        if word in path.read_text(encoding="utf-8")
    }
    assert found == {(name, word) for name, words in SCRIPTS_MAY.items() for word in words}


def test_a_page_may_speak_with_its_own_server_alone() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["connect-src"] == policy["form-action"] == ["'self'"]
    assert policy["default-src"] == ["'none'"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import smtplib", {"smtplib"}),
        ("def f():\n    from urllib import request", {"urllib.request"}),
        ("import urllib.request as harmless", {"urllib.request"}),
        ("from http.client import HTTPSConnection", {"http.client"}),
        ("from django.core.mail import send_mail", {"django.core.mail"}),
        ("import importlib\nimportlib.import_module('requests')", {"requests"}),
        ("__import__('socket')", {"socket"}),
        ("from urllib.parse import urlsplit", set()),
        ("import http", set()),
        ("socket = 'socket'", set()),
    ],
)
def test_a_way_out_is_found_wherever_it_is_hidden(code: str, found: set[str]) -> None:
    assert reaching_out(ast.parse(code)) == found
