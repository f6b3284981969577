"""The tables of the market in a folder: whole, without one of them, and with a wrong value."""

from datetime import date
from pathlib import Path

import pytest

from lykt.figures.faults import BadRegister
from lykt.figures.market.tables import MARKET
from lykt.figures.register import open_register
from lykt.figures.schema import TABLES
from tests.figures.good import write_good


TODAY = date(2012, 12, 31)
FILES = {
    "advert_rounds": "round_id,date,unit,place,minutes\nr1,2011-03-01,Unit,Bergen,30\n",
    "adverts": (
        "advert_id,date,unit,place,site,number_id,count\n"
        "a1,2011-03-01,Unit,Bergen,a.example,n1,1\na2,2011-03-01,Unit,Bergen,a.example,,4\n"
    ),
    "chats": (
        "chat_id,date,unit,chat_channel,target_group,minutes,count\n"
        "h1,2011-09-01,Unit,own_chat,yes,12,1\n"
    ),
    "chat_themes": "chat_theme_id,date,unit,chat_theme\nt1,2011-09-01,Unit,health\n",
    "calls": (
        "call_id,date,unit,call_outcome,call_language,mediator\nc1,2011-09-01,Unit,talked,th,yes\n"
    ),
}


def write(folder: Path, **changed: tuple[str, str]) -> Path:
    """Write the good register with these tables; of each named one piece is changed."""
    write_good(folder)
    for name, text in FILES.items():
        old, new = changed.get(name, ("", ""))
        assert old in text
        (folder / f"{name}.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_good_register_is_opened(tmp_path: Path) -> None:
    with open_register(write(tmp_path), today=TODAY) as register:
        rows = {name: sum(batch.num_rows for batch in register.batches(name)) for name in TABLES}
    assert [rows[table.name] for table in MARKET] == [1, 2, 1, 1, 1]


@pytest.mark.parametrize("name", [table.name for table in MARKET])
def test_a_register_without_a_table_is_whole(tmp_path: Path, name: str) -> None:
    write(tmp_path)
    (tmp_path / f"{name}.csv").unlink()
    with open_register(tmp_path, today=TODAY) as register:
        assert list(register.batches(name)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("adverts", "a2,", "a1,"), (3, "advert_id", "a1", "repeated")),
        (("adverts", "2011-03-01", "2013-01-01"), (2, "date", "2013-01-01", "future")),
        (("adverts", "a.example,", ","), (2, "site", "", "empty")),
        (("adverts", ",4", ",many"), (3, "count", "many", "number")),
        (("adverts", "number_id", "number"), (1, "number", "", "extra_column")),
        (("chats", "own_chat", "chat"), (2, "chat_channel", "chat", "code")),
        (("chats", "yes", "perhaps"), (2, "target_group", "perhaps", "code")),
        (("chat_themes", "health", "weather"), (2, "chat_theme", "weather", "code")),
        (("calls", "talked", "shouted"), (2, "call_outcome", "shouted", "code")),
        (("calls", "call_language", "number"), (1, "number", "", "extra_column")),
    ],
)
def test_a_wrong_value_is_named(
    tmp_path: Path, change: tuple[str, str, str], fault: tuple[int, str, str, str]
) -> None:
    table, old, new = change
    with pytest.raises(BadRegister) as refused:
        open_register(write(tmp_path, **{table: (old, new)}), today=TODAY)
    found = [(f.file, f.line, f.field, f.value, f.code) for f in refused.value.faults]
    assert found == [(f"{table}.csv", *fault)]
