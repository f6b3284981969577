"""How long a phone is trusted, and with how many wrong codes: security, not law."""

from datetime import UTC, datetime, timedelta


#: So many wrong codes shut the readable view; the outbox stays.
WRONG_CODES = 5
#: A worker on a phone signs in anew after so long.
SIGNED_ON = timedelta(days=30)
#: A code that is typed with gloves on: digits, and not many.
PIN_LENGTH = range(4, 9)
#: The version of the app that the server still talks with.
OLDEST_APP = 1
#: Records of one batch, and bytes of one call.
MOST_RECORDS = 500
MOST_BYTES = 2 * 1024 * 1024
#: A record that waits for another so long stands in the tray.
PATIENCE = timedelta(days=1)
#: A phone's clock that goes wrong by more is not believed at all: it was never set.
WILDEST_SKEW = timedelta(days=3650)


#: Before this nobody had a phone that sends: its clock was never set.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)


def is_pin(text: str) -> bool:
    """Tell whether a code can be used: digits, and not all the same."""
    return text.isascii() and text.isdigit() and len(text) in PIN_LENGTH and len(set(text)) > 1


def skew_of(phone_now: datetime, now: datetime) -> timedelta:
    """Return how far a phone's clock goes before ours; a few seconds are the way of the post."""
    skew = phone_now - now
    return timedelta(0) if abs(skew) < timedelta(seconds=30) else skew


def moment_of(told: datetime, skew: timedelta, now: datetime) -> datetime:
    """Return when something was by our clock; now, where the phone's says what cannot be."""
    try:
        found = told.astimezone(UTC) - skew
    except OverflowError:
        return now
    return found if EARLIEST <= found <= now else now
