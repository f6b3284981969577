"""The answer holds everything there is about somebody, and nothing of anybody else."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

import lykt
from lykt import rulebook
from lykt.organisation import keeping
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people import actions as people
from lykt.people.keeper import subject_of
from lykt.privacy.answers import actions_own
from lykt.privacy.answers.answer import Answer
from lykt.privacy.answers.building import build, told
from lykt.privacy.answers.queries import family_of
from lykt.privacy.reading.codes import Ground as Why
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import note
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention.models import LastSign
from lykt.privacy.sealing.keys import NotWrittenDown
from lykt.privacy.subjects import Subject
from tests.privacy.answers.asking import OPERATOR, met, person_of, somebody
from tests.privacy.answers.planting import PLANTERS, Ground
from tests.support.people import World


def answer_to(subject: Subject, by: Actor, language: str = "en") -> Answer:
    """Build the answer as the pages do."""
    with (
        acting_as(by),
        opened(by=by, what="answer_page", subjects=family_of(subject), ground=Why.ANSWER),
    ):
        return build(subject, language)


def text_of(answer: Answer) -> str:
    """Return everything that an answer says."""
    said = [answer.title, *answer.intro]
    for part in answer.parts:
        said += [part.title, *part.paragraphs]
        for chapter in part.chapters:
            said += [chapter.title, chapter.empty, *chapter.columns]
            said += [word for fact in chapter.facts for word in fact]
            said += [cell for row in chapter.rows for cell in row]
    return "\n".join(said)


@pytest.mark.parametrize("table", [kept.table for kept in keeping.about_subjects()])
def test_every_table_about_people_is_told_of(
    table: str, world: World, sunniva: Staff, hedda: Staff
) -> None:
    """A table that nobody plants here, or nobody tells of, is one that would be forgotten."""
    assert table in PLANTERS, f"plant a row of {table} in planting.py"
    subject, stranger = somebody(world), somebody(world)
    with acting_as(sunniva.as_actor()), translation.override("en"):
        words = PLANTERS[table](Ground(world, sunniva, subject))
    said = text_of(answer_to(subject, hedda.as_actor()))
    assert [each for each in words if each not in said] == []
    other = text_of(answer_to(stranger, hedda.as_actor()))
    own = [each for each in words if each in other]
    # What everybody has in common: a country, a label. Never a whole row.
    assert len(own) < len(words)


def test_every_table_has_words_of_its_own() -> None:
    assert {kept.table for kept in keeping.about_subjects()} - told() == set()


def test_a_table_that_nobody_tells_of_is_told_of_all_the_same(
    world: World, sunniva: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = somebody(world)
    with acting_as(sunniva.as_actor()):
        words = PLANTERS["retention.LegalHold"](Ground(world, sunniva, subject))
    known = told() - {"retention.LegalHold"}
    monkeypatch.setattr("lykt.privacy.answers.building.told", lambda: known)
    answer = answer_to(subject, OPERATOR)
    [part] = [one for one in answer.parts if one.title == "Also written down"]
    assert words[0] in [fact[1] for fact in part.chapters[0].facts]
    assert answer_to(subject, sunniva.as_actor()).parts[1].title != "Also written down"


# ---- Who may tell what


def test_what_health_staff_have_written_is_told_by_them(
    world: World, sunniva: Staff, hedda: Staff, kaja: Staff, leila: Staff
) -> None:
    subject = somebody(world)
    visit = met(world, "health", person_of(subject), given=["syringes"])
    met(world, "drop_in", person_of(subject), given=["shower"])
    with acting_as(hedda.as_actor()) as by:
        people.correct_contact(by=by, contact=visit, reason="mistyped", needs=["substances"])
        actions_own.note(
            by=by, subject=subject, words="It was a cold.", about="contact", thing=visit.handle
        )
        # The last day of what is gone may have been a day at the clinic.
        LastSign.objects.create(subject=subject.key, day=date(2021, 5, 17))
    of_health = ["User equipment", "Drugs and alcohol", "It was a cold.", "at the clinic"]
    of_health.append("17 May 2021")
    for staff, health in ((hedda, True), (sunniva, False), (kaja, False), (leila, False)):
        answer = answer_to(subject, staff.as_actor())
        said = text_of(answer)
        assert answer.whole is health
        assert [one in said for one in of_health] == [health] * len(of_health)
        assert "Shower and laundry" in said
        assert ("They give it to you themselves" in said) is not health


def test_it_says_so_whether_or_not_there_is_any(world: World, sunniva: Staff) -> None:
    said = text_of(answer_to(somebody(world), sunniva.as_actor()))
    assert "They give it to you themselves" in said


def test_nothing_of_somebody_else(world: World, sunniva: Staff) -> None:
    """Neither whom one is told apart from, nor whose a contact was before it was put right."""
    subject, other = somebody(world), somebody(world)
    with acting_as(sunniva.as_actor()) as by:
        people.say_not_the_same(by=by, one=person_of(subject), other=person_of(other))
        moved = met(world, "drop_in", person_of(other))
        people.correct_contact(
            by=by, contact=moved, reason="wrong_person", person=person_of(subject)
        )
    said = text_of(answer_to(subject, OPERATOR))
    assert "It was another person" in said
    assert other.label not in said


def test_all_codes_of_one_person_are_one_answer(world: World, sunniva: Staff) -> None:
    subject = somebody(world)
    other = met(world, "overnight").person
    assert other is not None
    merged = subject_of(other)
    with acting_as(sunniva.as_actor()) as by:
        actions_own.note(by=by, subject=merged, words="I said this under the other code.")
        people.merge_people(by=by, keep=person_of(subject), other=other, reason="staff_know")
    said = text_of(answer_to(subject, OPERATOR))
    assert "Overnight" in said
    assert "I said this under the other code." in said
    assert f"{subject.label} + {merged.label}" in said


# ---- Who has read


def test_who_has_read_is_told_by_name_and_role_day_by_day(
    world: World, sunniva: Staff, froya: Staff
) -> None:
    subject = somebody(world)
    for what in ("person_page", "person_page", "contact_page"):
        note(by=froya.as_actor(), what=what, subjects=[subject.key])
    answer = answer_to(subject, sunniva.as_actor())
    [grouped] = [one for one in answer.parts if one.title == "Who has read about you"]
    annex = answer.parts[-1]
    rows = {row[1]: row[2:] for row in grouped.chapters[0].rows}
    froyas = next(row for who, row in rows.items() if who.startswith("Froya (Field worker"))
    assert froyas[0] == "3"
    assert froyas[1] == "The page of a contact, The page of a person"
    # The making of the answer itself stands in it, first of all.
    assert annex.chapters[0].rows[0][1].startswith("Sunniva (Social worker")
    assert annex.chapters[0].rows[0][3] == str(Why.ANSWER.label)
    assert len(annex.chapters[0].rows) == 4


def test_it_is_read_on_the_ground_of_an_answer(world: World, sunniva: Staff) -> None:
    answer_to(somebody(world), sunniva.as_actor())
    assert ReadingEntry.objects.latest("number").ground == Why.ANSWER


def test_nothing_is_built_before_the_reading_is_written_down(world: World, sunniva: Staff) -> None:
    subject = somebody(world)
    with acting_as(sunniva.as_actor()) as by:
        actions_own.note(by=by, subject=subject, words="Sealed.")
        with pytest.raises(NotWrittenDown):
            build(subject, "en")


# ---- Why, how long, and what one can do


def test_each_purpose_names_its_articles_and_how_sure_that_is(
    world: World, sunniva: Staff
) -> None:
    answer = answer_to(somebody(world), sunniva.as_actor())
    [part] = [one for one in answer.parts if one.title == "Why we may write about you"]
    rows = {row[0]: row[2:] for row in part.chapters[0].rows}
    assert rows["Help and follow-up"] == ["article 6(1)(e)", "article 9(2)(b)", "not checked"]
    assert rows["The name"] == ["article 6(1)(a)", "article 9(2)(a)", "checked and in force"]
    assert any("another thing" in text for text in part.paragraphs)


def test_it_says_how_long_and_whom_to_complain_to(world: World, sunniva: Staff) -> None:
    said = text_of(answer_to(somebody(world), sunniva.as_actor()))
    assert "A contact is erased two years after it happened." in said
    assert "www.datatilsynet.no" in said


@pytest.mark.parametrize(
    ("wanted", "written", "noted"),
    [("nb", "nb", False), ("nn", "nn", False), ("en", "en", False), ("ro", "en", True),
     ("sv", "nb", True), ("xx", "en", True)],
)  # fmt: skip
def test_another_language_falls_back_and_offers_an_interpreter(
    wanted: str, written: str, noted: bool, world: World, sunniva: Staff
) -> None:
    answer = answer_to(somebody(world), sunniva.as_actor(), wanted)
    assert answer.language == written
    assert (len(answer.intro) == 3) is noted


#: The old form let a service fetch what a doctor knew of infections. It is not carried over.
INFECTION = re.compile(
    r"smitteopplysning|smittedata|smittestatus|infection data|infectious status|"
    r"(fetch|get|hent\w*|innhent\w*)[^.\n]{0,40}(doctor|lege)\b[^.\n]{0,40}(infect|smitt)",
    re.IGNORECASE,
)


def test_the_clause_on_infections_is_nowhere(world: World) -> None:
    assert INFECTION.search("We may get from your doctor what infections you have")
    privacy = Path(lykt.__file__).parent / "privacy"
    texts = [*privacy.rglob("*.py"), *privacy.rglob("*.html"), *privacy.rglob("*.toml")]
    assert texts
    assert [one.name for one in texts if INFECTION.search(one.read_text("utf-8"))] == []
    assert not INFECTION.search(text_of(answer_to(somebody(world), OPERATOR)))
    # The rulebook remembers it, as something that is over.
    rules = [one for one in rulebook.rules() if INFECTION.search(one.title("nb"))]
    assert [one.status for one in rules] == [rulebook.Status.REPEALED]
