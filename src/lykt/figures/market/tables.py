"""The tables of the market: what was seen of adverts, and what was done online and by phone.

Their codes are those of the rooms that write them; a test holds the lists together.
"""

from lykt.figures.fields import Field, Table
from lykt.figures.words import N_


CHAT_CHANNELS = ("own_chat", "chat_room", "profile", "advert_message", "other")
TARGETS = ("yes", "no", "unsure")
CHAT_THEMES = (
    "selling",
    "health",
    "identity",
    "violence",
    "law",
    "money",
    "substances",
    "stopping",
    "services",
    "other",
)
CALL_OUTCOMES = (
    "no_answer",
    "not_in_use",
    "informed",
    "talked",
    "referred",
    "do_not_contact",
    "may_contact",
)


def _key(name: str, description: str) -> Field:
    return Field(name, "text", description, required=True, unique=True)


def _must(name: str, kind: str, description: str, codes: tuple[str, ...] = ()) -> Field:
    return Field(name, kind, description, required=True, codes=codes)  # type: ignore[arg-type]


_UNIT = _must("unit", "text", N_("The service that keeps it."))
_PLACE = _must("place", "text", N_("The town or the part of it that the adverts are for."))

ADVERT_ROUNDS = Table(
    "advert_rounds",
    N_("One row for each time somebody looked the sites through for one place."),
    (
        _key("round_id", N_("The round's id in this register.")),
        _must("date", "date", N_("Local date of the round.")),
        _UNIT,
        _PLACE,
        Field("minutes", "integer", N_("Minutes used; empty when not told."), optional=True),
    ),
    optional=True,
)

ADVERTS = Table(
    "adverts",
    N_("One row for each number in an advert that was seen, and for adverts without a number."),
    (
        _key("advert_id", N_("The row's id in this register.")),
        _must("date", "date", N_("Local date on which it was seen.")),
        _UNIT,
        _PLACE,
        _must("site", "text", N_("The site or paper it was seen on.")),
        Field(
            "number_id",
            "text",
            N_("The number's id, made for this register; empty where none could be read."),
            optional=True,
        ),
        _must(
            "count",
            "integer",
            N_(
                "How many adverts the row stands for; 0 for a further number of an advert that "
                "another row counts."
            ),
        ),
    ),
    optional=True,
)

CHATS = Table(
    "chats",
    N_("One row for each chat, or for some messages alike; nobody knows who it was with."),
    (
        _key("chat_id", N_("The chat's id in this register.")),
        _must("date", "date", N_("Local date of the chat.")),
        _UNIT,
        _must("chat_channel", "text", N_("Where one talked."), CHAT_CHANNELS),
        _must("target_group", "text", N_("Whether they belong to the target group."), TARGETS),
        Field("minutes", "integer", N_("How long it took; empty when not told."), optional=True),
        _must("count", "integer", N_("How many messages alike; 1 for a chat.")),
    ),
    optional=True,
)

CHAT_THEME_ROWS = Table(
    "chat_themes",
    N_("One row for each theme of a chat."),
    (
        _key("chat_theme_id", N_("The row's id in this register.")),
        _must("date", "date", N_("Local date of the chat.")),
        _UNIT,
        _must("chat_theme", "text", N_("What was talked about."), CHAT_THEMES),
    ),
    optional=True,
)

CALLS = Table(
    "calls",
    N_("One row for each call to an advertiser; never to which number."),
    (
        _key("call_id", N_("The call's id in this register.")),
        _must("date", "date", N_("Local date of the call.")),
        _UNIT,
        _must("call_outcome", "text", N_("What came of it."), CALL_OUTCOMES),
        Field("call_language", "text", N_("The language, ISO 639-1."), optional=True),
        _must("mediator", "text", N_("Whether a cultural mediator called."), ("yes", "no")),
    ),
    optional=True,
)

MARKET = (ADVERT_ROUNDS, ADVERTS, CHATS, CHAT_THEME_ROWS, CALLS)
