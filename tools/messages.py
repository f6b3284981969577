"""The messages people read, and whether every one of them has its translation.

    python tools/messages.py update            take messages in from the source, and out again
    python tools/messages.py check             list what is missing or wrong; used by the tests
    python tools/messages.py missing nn        print what has no translation, as JSON
    python tools/messages.py fill nn FILE      take translations in from such a JSON file
    python tools/messages.py compile           write the compiled catalogues

A message is written in English in the source, marked by one of `MARKS`; a language is a
catalogue under `src/lykt/locale`. The JSON maps a message to its translation, or to a list
of its plural forms; a context stands before its message with a "|" between.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize


ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "lykt"
LOCALE = SOURCE / "locale"
#: English is what the source is written in, and needs no catalogue.
LANGUAGES = ("nb", "nn")

#: What a function that marks a message takes, argument by argument.
_PLAIN, _PLURAL, _CONTEXT = ("text",), ("text", "plural"), ("context", "text")
MARKS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "N_"), _PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (*_CONTEXT, "plural")),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|%[sd]|\{\w*\}")


class Text(NamedTuple):
    """A message as the source says it; `context` tells two of the same words apart."""

    text: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> str:
        """The message as the JSON files name it."""
        return f"{self.context}|{self.text}" if self.context else self.text


class NotATranslatableText(ValueError):
    """A message is put together before it is looked up, so it can never be found."""


def texts_of_python(source: str) -> Iterator[Text]:
    """Yield the messages marked in Python code.

    A variable that is looked up is passed over, since it is marked where it is written.

    Raises:
        NotATranslatableText: for an f-string inside a mark.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else None
        name = node.func.id if isinstance(node.func, ast.Name) else name
        fields = MARKS.get(name or "")
        if fields is None:
            continue
        given = node.args[: len(fields)]
        if any(isinstance(argument, ast.JoinedStr) for argument in given):
            raise NotATranslatableText(f"line {node.lineno}: an f-string cannot be translated")
        words = [
            argument.value
            for argument in given
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if len(words) == len(fields) and any(words):
            yield Text(**dict(zip(fields, words, strict=True)))


_TEMPLATE_CALL = re.compile(r"(?<![\w.])(?:n?p?gettext|_)\(")


def texts_of_template(source: str) -> Iterator[Text]:
    """Yield the messages of a Django template, found as Django's own tools find them."""
    marked = templatize(source)
    for call in _TEMPLATE_CALL.finditer(marked):
        end = call.end()
        while (end := marked.find(")", end) + 1) > 0:
            try:
                ast.parse(code := marked[call.start() : end])
            except SyntaxError:
                continue
            yield from texts_of_python(code)
            break


def files(source: Path = SOURCE) -> list[Path]:
    """Return the files that hold messages, with the marks on the words of others' pages."""
    found = [
        *(path for path in source.rglob("*.py") if "migrations" not in path.parts),
        *source.rglob("templates/**/*.html"),
        *source.rglob("templates/**/*.txt"),
    ]
    return [*sorted(found), ROOT / "tools" / "foreign_messages.py"]


def collect(paths: Iterable[Path]) -> dict[Text, list[str]]:
    """Return every message of the files with the names of those it stands in, sorted.

    A message that is used alone and with a plural is one message, with its plural.
    """
    found: dict[Text, set[str]] = {}
    for path in paths:
        read = texts_of_python if path.suffix == ".py" else texts_of_template
        try:
            texts = list(read(path.read_text(encoding="utf-8")))
        except (NotATranslatableText, SyntaxError) as error:
            raise SystemExit(f"{path}: {error}") from error
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        for text in texts:
            found.setdefault(text, set()).add(name)
    for text in [text for text in found if text.plural]:
        found[text] |= found.pop(text._replace(plural=""), set())
    order = sorted(found, key=lambda text: (text.text.casefold(), text))
    return {text: sorted(found[text]) for text in order}


def path_of(language: str, locale: Path = LOCALE) -> Path:
    """Return where the catalogue of a language lies."""
    return locale / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue of a language, empty when there is none yet."""
    if not path.exists():
        return Catalog(locale=language, domain="django")
    with path.open("rb") as lines:
        return read_po(lines, locale=language, domain="django")


#: Lines of a catalogue's head that change when no word has changed, or say nothing.
_NOISE = tuple(
    f'"{name}: '
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version"),
        *("Last-Translator", "Report-Msgid-Bugs-To", "Language-Team"),
    )
)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue without dates, line numbers or the name of the tool.

    Every change of it is read by someone.
    """
    buffer = BytesIO()
    write_po(buffer, catalogue, width=99, ignore_obsolete=True, include_lineno=False)
    lines = buffer.getvalue().decode().lstrip("#\n").splitlines(keepends=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line for line in lines if not line.startswith(_NOISE)), "utf-8")


def merged(old: Catalog, texts: dict[Text, list[str]], language: str) -> Catalog:
    """Return a catalogue of exactly `texts`, with the translations that `old` has."""
    new = Catalog(locale=language, domain="django", header_comment="#", fuzzy=False)
    for text, places in texts.items():
        before = old.get(text.text, text.context or None)
        translation = before.string if before else None
        # A message that has got a plural, or lost it, is another message.
        if bool(text.plural) == isinstance(translation, str):
            translation = None
        message = new.add(
            (text.text, text.plural) if text.plural else text.text,
            translation or None,
            locations=[(place, 0) for place in places],
            context=text.context or None,
        )
        if before and before.fuzzy and translation:
            message.flags.add("fuzzy")
    return new


def forms(message: Message) -> tuple[str, ...]:
    """Return a message's translation as its plural forms, one when it has no plural."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(part or "" for part in string)


def wrong_placeholders(text: Text, translated: tuple[str, ...]) -> bool:
    """Tell whether a translation fills in other things than its message.

    The form for one may leave the number out ("a person"), the last form may not.
    """
    for form in translated:
        wanted = sorted(_PLACEHOLDER.findall(text.plural or text.text))
        there = sorted(_PLACEHOLDER.findall(form))
        last = form is translated[-1]
        if there != wanted if last else not set(there) <= set(wanted):
            return True
    return False


def problems(texts: dict[Text, list[str]], catalogue: Catalog, language: str) -> list[str]:
    """Return what is wrong with a catalogue, a line for each message."""
    found = []
    known = {Text(*_identity(message)): message for message in catalogue if message.id}
    for text, places in texts.items():
        message = known.pop(text, None)
        where = f"{language}: {text.key!r} ({places[0]})"
        if message is None:
            found.append(f"{where} is not in the catalogue; run make messages")
        elif message.fuzzy:
            found.append(f"{where} is marked as unsure")
        elif not all(forms(message)):
            found.append(f"{where} has no translation")
        elif len(forms(message)) < (catalogue.num_plurals if text.plural else 1):
            found.append(f"{where} lacks a plural form")
        elif wrong_placeholders(text, forms(message)):
            found.append(f"{where} fills in other things than its translation")
    found += [f"{language}: {text.key!r} is no longer in the source" for text in known]
    return found


def _identity(message: Message) -> tuple[str, str, str]:
    text, plural = message.id if isinstance(message.id, list | tuple) else (message.id, "")
    return text, message.context or "", plural


def fill(catalogue: Catalog, translations: dict[str, str | list[str]]) -> list[str]:
    """Put translations into a catalogue, and return the keys that it does not know."""
    unknown = dict(translations)
    for message in catalogue:
        text = Text(*_identity(message))
        if (translation := unknown.pop(text.key, None)) is None or not message.id:
            continue
        message.string = translation if isinstance(translation, str) else tuple(translation)
        message.flags.discard("fuzzy")
    return sorted(unknown)


def missing(catalogue: Catalog) -> dict[str, str | list[str]]:
    """Return the messages without a translation, as `fill` takes them back when filled in."""
    texts = (Text(*_identity(m)) for m in catalogue if m.id and (m.fuzzy or not all(forms(m))))
    return {text.key: [""] * catalogue.num_plurals if text.plural else "" for text in texts}


def check() -> list[str]:
    """Return every problem of every language."""
    texts = collect(files())
    return [
        problem
        for language in LANGUAGES
        for problem in problems(texts, read(path_of(language), language), language)
    ]


def update() -> None:
    """Bring every catalogue in step with the source."""
    texts = collect(files())
    for language in LANGUAGES:
        path = path_of(language)
        write(path, merged(read(path, language), texts, language))
        print(f"{language}: {len(missing(read(path, language)))} of {len(texts)} to translate")


def compile_all() -> None:
    """Write the compiled catalogues, in the way of the build."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import compile_catalogues

    compile_catalogues(ROOT)


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return an exit code."""
    match arguments:
        case ["update"]:
            update()
        case ["check"]:
            found = check()
            for problem in found:
                print(problem, file=sys.stderr)
            return bool(found)
        case ["missing", language]:
            left = missing(read(path_of(language), language))
            print(json.dumps(left, ensure_ascii=False, indent=1))
        case ["fill", language, name]:
            path = path_of(language)
            catalogue = read(path, language)
            given = json.loads(Path(name).read_text(encoding="utf-8"))
            for key in fill(catalogue, given):
                print(f"{language}: no message {key!r}", file=sys.stderr)
            write(path, catalogue)
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
