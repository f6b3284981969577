"""What is known of a person, as (label, words)."""

from typing import Any

from django.utils.translation import gettext as _

from lykt.people import codes, names
from lykt.people.forms import age_band_label, choices_of
from lykt.people.models import Person


def facts_in_words(person: Person, *, health: bool = False) -> list[tuple[str, Any]]:
    """Return what is known of a person as (label, words); what is not known is left out.

    With `health`, the reader may know of visits at the clinic.
    """
    at_clinic = person.first_at_clinic if health else None
    told = [
        (_("Country of origin"), names.country_name(person.country)),
        (_("Origin"), "" if person.origin == "unknown" else person.get_origin_display()),
        (_("Gender"), "" if person.gender == "unknown" else person.get_gender_display()),
        (_("Year of birth"), person.birth_year),
        (_("Age, about"), _age_band(person)),
        (_("Languages"), ", ".join(names.language_name(code) for code in person.languages)),
        (_("Arenas"), ", ".join(choices_of(codes.Arena, person.arenas))),
        (_("First contact, if it was before Lykt"), person.first_contact),
        (
            _("First visit at the clinic that is no longer listed"),
            at_clinic,
        ),
    ]
    return [(label, words) for label, words in told if words]


def _age_band(person: Person) -> str:
    if not person.age_band:
        return ""
    band = age_band_label(person.age_band)
    return _("%(band)s in %(year)s") % {"band": band, "year": person.age_band_year}
