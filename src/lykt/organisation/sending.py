"""What is done with a form that was sent, whatever room it is of."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


Made = TypeVar("Made")


def add_problems(form: forms.Form, problem: ValidationError) -> None:
    """Put what an action refuses at the fields it is about, and the rest above them."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def sent(request: HttpRequest, form: forms.Form, act: Callable[[], Made]) -> Made | None:
    """Do what a form asks when it was sent and is in order; None when nothing was done.

    What the action refuses stands at the fields. Nothing that is done returns None.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as problem:
        add_problems(form, problem)
        return None


def corrected(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], *, changed: str = ""
) -> bool:
    """Do what a form of a correction asks, and say whether anything was different.

    Returns whether it was done; `changed` is what is said where something was.
    """
    done = sent(request, form, lambda: (act(),))
    if done is None:
        return False
    words = (changed or _("Changed.")) if done[0] else _("Nothing was different.")
    messages.success(request, words)
    return True
