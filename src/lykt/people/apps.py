"""The app of this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Hands its rows of the access matrix and its keeper down at start-up."""

    name = "lykt.people"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.people.keeper import PersonKeeper
        from lykt.people.keeping import KEEPING, keep_first_contact
        from lykt.people.permissions import RULES
        from lykt.people.things import contacts_of
        from lykt.privacy import subjects
        from lykt.privacy.answers import things
        from lykt.privacy.retention import hooks

        access.add(RULES)
        keeping.add(KEEPING)
        subjects.add(PersonKeeper())
        things.add(things.Things("contact", contacts_of))
        hooks.before_thinning.append(keep_first_contact)
