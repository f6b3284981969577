"""Which role reaches which page of the night app. The app itself is the same for all."""

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.roles import Role
from tests.support.pages import Page


ROWS: dict[str, Page] = {"night_enrol": Page(frozenset({*MEETS_PEOPLE, Role.VOLUNTEER}))}

#: What a phone fetches before anybody has signed in, and keeps.
OPEN = {"night_app", "night_worker", "night_manifest"}
