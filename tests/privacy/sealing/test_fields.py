"""A sealed field opens where it was written down, and is never lost, searched or written over."""

import copy
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms
from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.test.utils import isolate_apps
from django.utils import translation

from lykt.organisation.acting import Actor
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.fields import Sealed, SealedText, Unreadable, untouched
from lykt.privacy.sealing.keys import Erased, NotWrittenDown, destroy, keys_of
from tests.support.letters import Letter, damage, letter, make_table, stored


OPERATOR = Actor(kind="operator", name="test")


@pytest.fixture(autouse=True)
def table(db: None) -> None:
    """The table of letters."""
    make_table()


@contextmanager
def reading(*rows: Letter) -> Iterator[None]:
    with opened(by=OPERATOR, what="letter", subjects=[row.subject for row in rows]):
        yield


class TestOpening:
    def test_only_where_it_has_been_written_down(self) -> None:
        row = letter("Zora")
        with pytest.raises(NotWrittenDown):
            _ = row.text
        with reading(row):
            assert row.text == "Zora"
        with pytest.raises(NotWrittenDown):
            _ = row.text

    def test_another_subject_does_not_open_it(self) -> None:
        row, other = letter("Zora"), letter("Mina")
        with reading(other), pytest.raises(NotWrittenDown):
            _ = row.text

    def test_nothing_of_it_stands_in_the_database(self) -> None:
        row = letter("Zora", aside="she said")
        assert "Zora" not in stored(row)
        assert "said" not in stored(row, "aside")

    def test_empty_stays_empty_and_needs_no_reading(self) -> None:
        row = letter("")
        assert row.text == ""
        assert stored(row) == ""

    def test_a_row_says_nothing_by_itself(self) -> None:
        row = letter("Zora")
        held = row.__dict__["text"]
        assert (repr(held), str(held), f"{held}") == ("<sealed>", "•••", "•••")
        assert Letter.objects.values_list("text", flat=True).get().stored == stored(row)

    def test_deferred_it_is_fetched_and_opened(self) -> None:
        row = letter("Zora")
        for late in (Letter.objects.defer("text").get(), Letter.objects.only("id").get()):
            with pytest.raises(NotWrittenDown):
                _ = late.text
            with reading(row):
                assert late.text == "Zora"

    def test_an_erased_subject_is_not_read(self) -> None:
        row = letter("Zora")
        destroy([row.subject])
        entries = ReadingEntry.objects.count()
        with pytest.raises(Erased), reading(row):
            pass
        assert ReadingEntry.objects.count() == entries

    @pytest.mark.parametrize("text", ["Zora", "s1.0123abcd.QUJD", "•••", "a\r\nb", "ø" * 5000])
    def test_any_text_comes_back(self, text: str) -> None:
        row = letter(text)
        with reading(row):
            assert row.text == text
            assert type(row.text) is str


class TestSavingWithoutOpening:
    def test_what_was_not_opened_stays_byte_for_byte(self) -> None:
        row = letter("Zora", aside="she said")
        before = stored(row), stored(row, "aside")
        row.title = "another"
        row.save()
        assert (stored(row), stored(row, "aside")) == before
        row.save(update_fields=["title", "text"])
        assert (stored(row), stored(row, "aside")) == before

    def test_so_does_what_was_opened_and_not_changed(self) -> None:
        row = letter("Zora")
        before = stored(row)
        with reading(row):
            assert row.text == "Zora"
            row.save()
        assert stored(row) == before

    def test_so_does_what_was_deferred(self) -> None:
        row = letter("Zora")
        before = stored(row)
        late = Letter.objects.defer("text").get()
        late.save()
        late.save(update_fields=["text"])
        assert stored(row) == before

    def test_so_does_what_was_fetched_anew(self) -> None:
        row = letter("Zora")
        before = stored(row)
        row.refresh_from_db()
        row.save()
        assert stored(row) == before
        with reading(row):
            row.refresh_from_db()
            row.save()
        assert stored(row) == before

    def test_so_does_what_was_checked(self) -> None:
        row = letter("Zora", aside="she said")
        before = stored(row)
        row.full_clean()
        row.save()
        assert stored(row) == before
        with reading(row):
            row.full_clean()
            row.save()
        assert stored(row) == before

    def test_another_field_is_written_while_one_stays_shut(self) -> None:
        row = letter("Zora", aside="she said")
        before = stored(row)
        row.aside = "he said"
        row.save()
        assert stored(row) == before
        with reading(row):
            assert (row.text, row.aside) == ("Zora", "he said")
            fresh = Letter.objects.get()
            assert (fresh.text, fresh.aside) == ("Zora", "he said")


class TestWriting:
    def test_what_is_written_is_sealed_anew(self) -> None:
        row = letter("Zora")
        before = stored(row)
        row.text = "Mina"
        row.save()
        assert stored(row) != before
        with reading(row):
            assert Letter.objects.get().text == "Mina"

    def test_it_can_be_emptied(self) -> None:
        row = letter("Zora")
        row.text = ""
        row.save()
        assert stored(row) == ""

    def test_many_at_once(self) -> None:
        rows = [Letter(subject=uuid4(), text=f"letter {n}") for n in range(5)]
        Letter.objects.bulk_create(rows)
        with reading(*rows):
            assert [row.text for row in Letter.objects.order_by("id")] == [
                f"letter {n}" for n in range(5)
            ]

    def test_nothing_is_sealed_for_the_erased(self) -> None:
        subject = uuid4()
        destroy([subject])
        with pytest.raises(Erased):
            letter("Zora", subject)

    def test_what_must_be_written_is_asked_for(self) -> None:
        with pytest.raises(ValidationError) as problem:
            Letter(subject=uuid4(), text="").full_clean()
        assert set(problem.value.message_dict) == {"aside"}

    def test_a_text_that_looks_sealed_is_sealed_when_it_was_typed(self) -> None:
        row = letter("Zora")
        copied = Letter(subject=uuid4(), text=stored(row), aside="x")
        copied.full_clean()
        copied.save()
        assert stored(copied) != stored(row)
        with reading(copied):
            assert Letter.objects.get(pk=copied.pk).text == stored(row)

    def test_a_row_that_was_erased_is_not_written_again(self) -> None:
        row = letter("Zora")
        Letter.objects.all().delete()
        with pytest.raises(TypeError), transaction.atomic():
            row.save()
        assert not Letter.objects.exists()

    def test_a_sealed_text_is_not_copied_to_another_row(self) -> None:
        row = letter("Zora")
        row.pk, row._state.adding = uuid4(), True
        with pytest.raises(TypeError, match="own row"):
            row.save()

    @pytest.mark.parametrize("change", ["id", "subject"])
    def test_a_text_moved_past_lykt_cannot_be_read(self, change: str) -> None:
        row, other = letter("Zora"), letter("Mina")
        with untouched():
            other.text = Sealed(stored(row))
            if change == "subject":
                other.subject = row.subject
            other.save()
        with reading(other):
            assert isinstance(Letter.objects.get(pk=other.pk).text, Unreadable)

    def test_a_text_moved_to_another_field_cannot_be_read(self) -> None:
        row = letter("Zora", aside="she said")
        with untouched():
            row.aside = Sealed(stored(row))
            row.save()
        with reading(row):
            assert isinstance(row.aside, Unreadable)


class TestNeitherSearchedNorUpdated:
    @pytest.mark.parametrize(
        "ask",
        [
            lambda: Letter.objects.update(text="Zora"),
            lambda: list(Letter.objects.filter(text="Zora")),
            lambda: list(Letter.objects.exclude(text="Zora")),
            lambda: Letter.objects.bulk_update([Letter(subject=uuid4(), text="Z")], ["text"]),
            lambda: Letter.objects.get_or_create(text="Zora"),
        ],
    )
    def test_by_a_text(self, ask: Callable[[], object]) -> None:
        letter("Zora")
        with pytest.raises(TypeError, match="through its row"):
            ask()

    @pytest.mark.parametrize(
        "lookup", ["contains", "icontains", "iexact", "startswith", "regex", "in", "gt", "upper"]
    )
    def test_by_a_part_of_it(self, lookup: str) -> None:
        letter("Zora")
        with pytest.raises(FieldError):
            list(Letter.objects.filter(**{f"text__{lookup}": "Z"}))

    def test_but_whether_there_is_one_can_be_asked(self) -> None:
        row, bare = letter("Zora"), letter("")
        assert Letter.objects.exclude(text="").get() == row
        assert Letter.objects.filter(text="").get() == bare


class TestCopies:
    @pytest.mark.parametrize(
        "how",
        [copy.copy, copy.deepcopy, lambda row: pickle.loads(pickle.dumps(row))],  # noqa: S301
    )
    def test_a_copy_is_as_shut_as_the_row(self, how: Callable[[Letter], Letter]) -> None:
        row = letter("Zora")
        with found_by_name():
            twin = how(row)
        assert isinstance(twin.__dict__["text"], Sealed)
        with pytest.raises(NotWrittenDown):
            _ = twin.text
        with reading(row):
            assert twin.text == "Zora"

    def test_a_pickle_of_what_was_opened_holds_nothing(self) -> None:
        row = letter("Zora")
        with reading(row):
            assert row.text == "Zora"
            assert b"Zora" not in pickle.dumps(row)

    def test_a_dictionary_is_made_where_it_may_be_opened(self) -> None:
        row = letter("Zora")
        with pytest.raises(NotWrittenDown):
            model_to_dict(row)
        with reading(row):
            assert model_to_dict(row)["text"] == "Zora"

    @pytest.mark.parametrize("form", ["json", "jsonl", "xml", "python"])
    def test_a_backup_takes_it_as_it_is_stored(self, form: str) -> None:
        row = letter("Zora", aside="she said")
        before = stored(row), stored(row, "aside")
        with untouched():
            backup = serializers.serialize(form, [row])
        assert "Zora" not in str(backup)
        assert before[0] in str(backup)
        Letter.objects.all().delete()
        put_back(form, backup)
        assert (stored(row), stored(row, "aside")) == before

    def test_a_backup_of_what_was_never_saved_is_refused(self) -> None:
        row = Letter(subject=uuid4(), text="Zora")
        with untouched(), pytest.raises(TypeError):
            serializers.serialize("json", [row])

    def test_a_backup_with_a_text_in_clear_is_refused(self) -> None:
        row = letter("Zora")
        with untouched():
            backup = str(serializers.serialize("json", [row]))
        backup = backup.replace(stored(row), "s1.in clear")
        with pytest.raises(TypeError):
            put_back("json", backup)

    def test_nothing_opens_while_it_is_copied(self) -> None:
        row = letter("Zora")
        with reading(row), untouched():
            assert isinstance(row.text, Sealed)


@contextmanager
def found_by_name() -> Iterator[None]:
    """Let the table of the tests be found by its name, which no room of Lykt has."""
    ask = apps.get_model

    def found(*name: str, **more: Any) -> Any:
        return Letter if ".".join(name).lower() == "sealing.letter" else ask(*name, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apps, "get_model", found)
        yield


def put_back(form: str, backup: Any) -> None:
    with found_by_name(), untouched():
        for each in serializers.deserialize(form, backup):
            each.save()


class LetterForm(forms.ModelForm):
    class Meta:
        model = Letter
        fields = ("title", "text")


class TestUnreadable:
    @pytest.fixture
    def row(self) -> Letter:
        row = letter("Zora", aside="she said", title="a")
        damage(row)
        return Letter.objects.get()

    def test_a_sentence_stands_in_its_place_and_the_rest_lives(self, row: Letter) -> None:
        with reading(row):
            assert isinstance(row.text, Unreadable)
            assert "cannot be read" in row.text
            assert row.aside == "she said"

    def test_the_rest_is_saved_and_it_stays_as_it_was(self, row: Letter) -> None:
        before = stored(row)
        with reading(row):
            assert isinstance(row.text, Unreadable)
            row.aside = "he said"
            row.full_clean()
            row.save()
            row.refresh_from_db()
            row.save()
        assert stored(row) == before

    @pytest.mark.parametrize("language", ["nb", "nn", "en"])
    def test_a_form_that_shows_it_and_comes_back_changes_nothing(
        self, row: Letter, language: str
    ) -> None:
        before = stored(row)
        with reading(row):
            with translation.override(language):
                shown = LetterForm(instance=row).initial["text"]
            form = LetterForm(
                {"title": "b", "text": f"{shown}\r\n"}, instance=Letter.objects.get()
            )
            assert form.is_valid(), form.errors
            form.save()
        assert stored(row) == before
        assert Letter.objects.get().title == "b"

    def test_an_action_that_writes_it_back_changes_nothing(self, row: Letter) -> None:
        before = stored(row)
        with reading(row):
            shown = str(row.text)
        row = Letter.objects.get()
        row.text = shown
        row.save()
        assert stored(row) == before

    @pytest.mark.parametrize("text", ["Mina", " ", "This cannot be read. I think"])
    def test_nothing_else_is_written_over_it(self, row: Letter, text: str) -> None:
        before = stored(row)
        row.text = text
        with pytest.raises(ValidationError, match="not written over"), transaction.atomic():
            row.save()
        assert stored(row) == before
        again = Letter.objects.get()
        again.text = "first"
        again.text = text
        with pytest.raises(ValidationError, match="not written over"), transaction.atomic():
            again.save()

    def test_it_can_be_let_go_of(self, row: Letter) -> None:
        row.text = ""
        row.save()
        assert stored(row) == ""

    def test_what_can_be_read_is_written_over(self) -> None:
        row = letter("Zora")
        row.text = "Mina"
        row.save()
        row.text = "Lea"
        row.save()
        with reading(row):
            assert Letter.objects.get().text == "Lea"

    def test_the_sentence_is_saved_nowhere(self, row: Letter) -> None:
        with reading(row):
            sentence = row.text
        for text in (sentence, str(sentence)):
            with pytest.raises(ValidationError), transaction.atomic():
                Letter(subject=uuid4(), text=text).save()

    def test_a_text_with_a_key_that_is_gone(self) -> None:
        """The key store came back without a key: a new one opens nothing of the old."""
        from lykt.privacy.sealing.models import DataKey

        row = letter("Zora")
        DataKey.objects.all().delete()
        with reading(row):
            assert isinstance(row.text, Unreadable)

    def test_what_was_written_past_lykt_is_not_taken_for_sealed(self) -> None:
        row = letter("Zora")
        with untouched():
            row.text = Sealed("in clear")
            row.save()
        with reading(row):
            assert isinstance(Letter.objects.get().text, Unreadable)


class TestAtStart:
    def test_a_field_without_a_subject_is_found(self) -> None:
        with isolate_apps("lykt.privacy.sealing"):

            class Bad(models.Model):
                text = SealedText(subject="whom")

                class Meta:
                    app_label = "sealing"

                def __str__(self) -> str:
                    return "bad"

        said = [message.msg for message in Bad._meta.get_field("text").check()]
        assert said == [
            "There is no whom to seal for.",
            "A sealed text needs a key made beforehand.",
        ]
        assert Letter._meta.get_field("text").check() == []

    def test_migrations_keep_whom_it_is_about(self) -> None:
        field = SealedText(subject="person_id", max_length=20)
        _name, path, args, kwargs = field.deconstruct()
        assert path == "lykt.privacy.sealing.fields.SealedText"
        assert SealedText(*args, **kwargs).subject == "person_id"

    def test_a_subject_may_stand_as_text(self) -> None:
        row = letter("Zora")
        row.__dict__["subject"] = str(row.subject)
        with opened(by=OPERATOR, what="letter", subjects=[UUID(str(row.subject))]):
            assert row.text == "Zora"
        assert keys_of([UUID(str(row.subject))])
