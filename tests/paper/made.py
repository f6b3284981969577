"""Letters made for the tests, and what stands on them."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pytest

from lykt.paper.letter import Letter
from lykt.paper.words import WORDS


def letter(*blocks, title="Receipt", language="en", region="GB", intro=(), foot=()) -> Letter:
    return Letter(title, language, region, "Fyrlykta", intro, blocks, foot, WORDS)


def text(content: bytes, *options: str) -> str:
    """Return what a reader of the PDF would copy, line breaks as blanks."""
    return " ".join(_copied(content, *options).split())


def pages(content: bytes) -> list[str]:
    return [" ".join(page.split()) for page in _copied(content).split("\f")[:-1]]


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points from the upper left corner of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def words(content: bytes) -> list[Word]:
    found = re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>',
        _copied(content, "-bbox"),
    )
    return [
        Word(word, float(left), float(right), float(top), float(bottom))
        for left, top, right, bottom, word in found
    ]


@dataclass(frozen=True)
class Tag:
    """A tag: what it is, how deep it stands, and its language if it has its own."""

    kind: str
    depth: int
    language: str


def tags(content: bytes) -> list[Tag]:
    """Return the tags of the PDF in the order they are read."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_structure(pdf.Root.StructTreeRoot.K))


def _structure(node, depth=0) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _structure(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S)[1:], depth, str(node.get("/Lang", "")))
        if "/K" in node:
            yield from _structure(node.K, depth + 1)


def _copied(content: bytes, *options: str) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here")
    command = ["pdftotext", *options, "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return done.stdout.decode()
