"""Which sites an organisation looks at."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lykt.field.adverts import rules
from lykt.field.adverts.models import Site
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller


def add_site(*, by: Actor, controller: Controller, name: str) -> Site:
    """Add a site to those that are looked at.

    Raises:
        Refused: when the actor may not at the controller.
        ValidationError: when the name is empty, long, or taken.
    """
    check_may_at(by, "change", "advert_site", controller.pk)
    return _saved(Site(controller=controller), name)


def change_site(*, by: Actor, site: Site, name: str, active: bool) -> Site:
    """Call a site something else, or look at it no more, or again.

    Raises:
        Refused: when the actor may not at the controller.
        ValidationError: when the name is empty, long, or taken.
    """
    check_may_at(by, "change", "advert_site", site.controller_id)
    site.active = active
    return _saved(site, name)


def _saved(site: Site, name: str) -> Site:
    site.name = rules.place_of(name)
    if problem := rules.name_problem(site.name):
        raise ValidationError({"name": problem})
    try:
        with transaction.atomic():
            site.save()
    except IntegrityError:
        raise ValidationError({"name": _("There is a site of this name.")}) from None
    return site
