"""Messages are found wherever they are marked, and what a catalogue lacks is told."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import messages
from tools.messages import Text


HERE = {Text("A contact"): ["a.py"]}


def catalogue(*entries: tuple[object, object]) -> Catalog:
    found = Catalog(locale="nn", domain="django")
    for text, translation in entries:
        found.add(text, translation)
    return found


def test_every_message_has_its_translation_in_every_language():
    """The gate: a message that is missing somewhere is a defect."""
    found = messages.check()
    assert not found, "\n".join(["Run make messages and translate:", *found])


#: Everyday words that only the other of the two writes.
BOKMAAL = "ble bare dere ennå enhet flere fra gjøre hva hvem hvis hvor ikke jeg navn noen også uke"
NYNORSK = "blei berre korleis kven kva frå ikkje eit ein eg namn nokon fleire òg veke eining"


@pytest.mark.parametrize(("language", "others"), [("nn", BOKMAAL), ("nb", NYNORSK)])
def test_each_of_the_two_is_written_as_itself(language: str, others: str) -> None:
    word = re.compile(rf"\b({'|'.join(others.split())})\b", re.IGNORECASE)
    catalogue = messages.read(messages.path_of(language), language)
    said = [form for message in catalogue if message.id for form in messages.forms(message)]
    assert len(said) > 100
    assert [form for form in said if word.search(form)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("A contact")', [Text("A contact")]),
        ('_("one " "sentence")', [Text("one sentence")]),
        ('N_("People")', [Text("People")]),
        ('words.gettext_lazy("People")', [Text("People")]),
        ('ngettext("%(n)s day", "%(n)s days", n)', [Text("%(n)s day", plural="%(n)s days")]),
        ('pgettext("a place", "Street")', [Text("Street", context="a place")]),
        ("_(figure.title)", []),
        ('other("A contact")', []),
    ],
)
def test_what_is_marked_in_python(code, found):
    assert list(messages.texts_of_python(code)) == found


def test_a_sentence_put_together_before_it_is_looked_up_is_refused():
    with pytest.raises(messages.NotATranslatableText, match="line 2"):
        list(messages.texts_of_python('\n_(f"{n} people")'))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<p>{% translate "A contact" %}</p>', [Text("A contact")]),
        ('{% translate "Save (now)" as save %}', [Text("Save (now)")]),
        ("""{% include "x.html" with label=_("It's late") %}""", [Text("It's late")]),
        ("{% blocktranslate %}{{ n }} of %{% endblocktranslate %}", [Text("%(n)s of %%")]),
        (
            "{% blocktranslate trimmed count n=n %}\n one\n day {% plural %}\n {{ n }} days\n"
            "{% endblocktranslate %}",
            [Text("one day", plural="%(n)s days")],
        ),
        ('{% translate "Street" context "a place" %}', [Text("Street", context="a place")]),
        ("{# _('nothing') #}<p>said by gettext('nobody')</p>", []),
    ],
)
def test_what_is_marked_in_templates(template, found):
    assert list(messages.texts_of_template(template)) == found


def test_a_message_used_alone_and_with_a_plural_is_one(tmp_path):
    (tmp_path / "a.py").write_text('_("day"); ngettext("day", "days", n)')
    (tmp_path / "b.html").write_text('{% translate "day" %}')
    found = messages.collect([tmp_path / "a.py", tmp_path / "b.html"])
    assert found == {Text("day", plural="days"): ["a.py", "b.html"]}


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (("A contact", "Eit treff"), None),
        (("A contact", ""), "has no translation"),
        (("Another", "Ein annan"), "is not in the catalogue"),
        (("A contact", "Eit %(n)s treff"), "fills in other things"),
    ],
)
def test_what_a_catalogue_lacks(entry, problem):
    found = messages.problems(HERE, catalogue(entry), "nn")
    assert bool(found) == bool(problem)
    assert problem is None or problem in found[0]


def test_what_nobody_says_any_more_is_told():
    found = messages.problems({}, catalogue(("A contact", "Eit treff")), "nn")
    assert found == ["nn: 'A contact' is no longer in the source"]


def test_an_unsure_translation_is_told():
    there = catalogue()
    there.add("A contact", "Eit treff", flags=["fuzzy"])
    assert "unsure" in messages.problems(HERE, there, "nn")[0]


@pytest.mark.parametrize(
    ("text", "translated", "wrong"),
    [
        (Text("%(a)s of %(b)s"), ("%(b)s: %(a)s",), False),
        (Text("%(a)s of %(b)s"), ("%(a)s",), True),
        (Text("%(n)s day", plural="%(n)s days"), ("ein dag", "%(n)s dagar"), False),
        (Text("%(n)s day", plural="%(n)s days"), ("ein dag", "dagar"), True),
        (Text("%(n)s day", plural="%(n)s days"), ("%(m)s dag", "%(n)s dagar"), True),
        (Text("Key {number}"), ("Nøkkel",), True),
        (Text("12 % of all"), ("12 % av alle",), False),
    ],
)
def test_what_a_translation_fills_in(text, translated, wrong):
    assert messages.wrong_placeholders(text, translated) == wrong


def test_a_catalogue_keeps_its_translations_and_takes_new_ones(tmp_path):
    path = tmp_path / "nn" / "django.po"
    texts = {
        Text("A contact"): ["a.py"],
        Text("%(n)s day", plural="%(n)s days"): ["a.py"],
        Text("Street", context="a place"): ["b.html"],
    }
    messages.write(path, messages.merged(catalogue(("A contact", "Eit treff")), texts, "nn"))
    there = messages.read(path, "nn")
    assert messages.missing(there) == {"%(n)s day": ["", ""], "a place|Street": ""}

    given = {"%(n)s day": ["ein dag", "%(n)s dagar"], "a place|Street": "Gate", "Gone": "Borte"}
    assert messages.fill(there, given) == ["Gone"]
    messages.write(path, there)
    assert messages.problems(texts, messages.read(path, "nn"), "nn") == []

    # Written again it is the same, so that nobody reads a change where no word changed.
    before = path.read_text()
    messages.write(path, messages.merged(messages.read(path, "nn"), texts, "nn"))
    assert path.read_text() == before
    assert "POT-Creation-Date" not in before
    assert "fuzzy" not in before


def test_no_mark_goes_by_a_name_that_is_not_looked_for():
    """What is marked as `_g("...")` would never reach a catalogue."""
    strange = [
        f"{path.name}: {name.name} as {name.asname}"
        for path in messages.files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name in messages.MARKS and (name.asname or name.name) not in messages.MARKS
    ]
    assert strange == []


def test_the_words_of_others_are_still_theirs():
    """A sentence that Django or allauth has put otherwise would go untranslated unseen."""
    theirs: set[str] = set()
    for name in ("django", "allauth"):
        package = Path(str(import_module(name).__file__)).parent
        parts = [package / "account", package / "mfa", package / "templates"]
        parts += [package / "contrib" / "auth", package / "core", package / "forms"]
        for part in parts:
            for path in [*part.rglob("*.py"), *part.rglob("*.html"), *part.rglob("*.txt")]:
                read = (
                    messages.texts_of_python
                    if path.suffix == ".py"
                    else messages.texts_of_template
                )
                theirs |= {text.text for text in read(path.read_text(encoding="utf-8"))}
    ours = Path(messages.__file__).with_name("foreign_messages.py").read_text(encoding="utf-8")
    said = {text.text for text in messages.texts_of_python(ours)}
    assert said
    assert said <= theirs, sorted(said - theirs)
