"""What this room keeps: counts, and numbers as pseudonyms that are never tied to anybody.

They are about no subject: nothing leads from a pseudonym to a person, and nobody may look.
"""

from lykt.organisation.keeping import Kept, classed


_RULE = "retention.adverts"

KEEPING = [
    Kept(
        "adverts.Site",
        classed(system="id handle controller", work="name active made_at"),
    ),
    Kept(
        "adverts.AdvertRound",
        classed(
            system="id handle controller unit changed_at register_id register_digest",
            work="date year_end place minutes registered_at",
            staff="registered_by",
        ),
        rule=_RULE,
        since="year_end",
    ),
    Kept(
        "adverts.AdvertNumber",
        classed(system="id controller", work="year year_end", person="token earlier"),
        rule=_RULE,
        since="year_end",
    ),
    Kept(
        "adverts.Advert",
        classed(system="id round site", work="count at", staff="by", person="came_as"),
        rule=_RULE,
        since="round__year_end",
    ),
    Kept(
        "adverts.Sighting",
        classed(system="id advert", person="number"),
        rule=_RULE,
        since="advert__round__year_end",
    ),
]
