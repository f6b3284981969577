"""A small plan as tables one can read, and the real ones where they lie beside this folder."""

from pathlib import Path

import pytest


SHARED = Path(__file__).parents[3] / "shared" / "data" / "plans"
if not SHARED.exists():
    # A worktree lies a folder deeper.
    SHARED = Path(__file__).parents[4] / "shared" / "data" / "plans"
shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")

TABLES = {
    "plans": """\
plan,municipality,title,period_from,period_to,adopted_by,adopted_on,case_number,supersedes,source
by-2010,By,By plan,2010-01-01,2012-12-31,Bystyret,2010-02,10/7,,By.pdf
""",
    "areas": """\
plan,area,kind,title
by-2010,1,area,Unge
by-2010,2,goal,Voksne
""",
    "measures": """\
plan,area,measure,parent,title,responsible,deadline_kind,deadline,note
by-2010,1,1a,,Informasjon til unge,Uteteamet;Legevakten,date,2010-06-01,
by-2010,1,1b,1a,Et hefte,Uteteamet,none,,Trykt uten frist.
by-2010,2,2a,,Samtaler,,ongoing,,
""",
    "status": """\
plan,measure,as_of,status,note
by-2010,1a,2010-04-01,in_progress,I gang.
by-2010,2a,2010-09,done,
""",
}


def folder(place: Path, **tables: str) -> Path:
    """Write the small plan to `place`, with some tables told anew."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in (TABLES | tables).items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place
