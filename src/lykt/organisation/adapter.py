"""The door: accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Keeps everyone out whom nobody has let in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False
