"""What can still be undone."""

from datetime import UTC, datetime, timedelta

import pytest

from lykt.learning.undoing import is_fresh


@pytest.mark.parametrize(("hours", "can"), [(0, True), (24, True), (25, False)])
def test_undo_is_for_what_one_has_just_done(hours, can):
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert is_fresh(now - timedelta(hours=hours), now) is can
