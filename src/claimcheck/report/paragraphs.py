"""Where each claim stands: its paragraph as a reader reads it, its line in the article file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from claimcheck.extract.documents import FORMATS
from claimcheck.records import Article, ArticleText, Claim, Document, Span
from claimcheck.text.articles import split_articles

MAX_PARAGRAPH = 4000
"""Code points of a paragraph that are shown around a claim; of a longer one only the claim is."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A claim in its paragraph."""

    paragraph: str
    span: Span
    """The claim in the paragraph, in code points."""


class Reader:
    """The article files of an audit, each split once, when something of it is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._articles: dict[str, tuple[ArticleText, ...]] = {}
        self._lines: dict[str, list[int]] = {}

    def article(self, article: Article) -> ArticleText | None:
        """The article's readable text; None where its file is not at hand or does not hold it at that place any more."""
        if article.path not in self._articles:
            text = self.texts.get(article.path, "")
            kind = FORMATS.get(PurePosixPath(article.path).suffix.lower(), "text")
            self._articles[article.path] = split_articles(Document(article.path, text, kind)) if text.strip() else ()
        return next((item for item in self._articles[article.path] if item.span == article.span), None)

    def line(self, path: str, offset: int) -> tuple[int, int] | None:
        """Line and column of an offset in an article file, both from 1; None where the file is not at hand."""
        text = self.texts.get(path, "")
        if not 0 <= offset < len(text):
            return None
        if path not in self._lines:
            self._lines[path] = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        line = bisect_right(self._lines[path], offset)
        return line, offset - self._lines[path][line - 1] + 1


def setting_of(claim: Claim, article: ArticleText | None) -> Setting | None:
    """The paragraph that a claim stands in; None where the article's text is not at hand or has changed there."""
    if article is None or not claim.quote.exact:
        return None
    start = bisect_left(article.starts, claim.quote.start)
    end = bisect_left(article.ends, claim.quote.end) + 1
    block = next((item for item in article.blocks if item.start <= start and end <= item.end), None)
    if block is None or block.end - block.start > MAX_PARAGRAPH:
        return None
    before, words, after = (_fold(article.text[a:b]) for a, b in ((block.start, start), (start, end), (end, block.end)))
    if words.strip() != claim.text.strip():
        return None
    lead = before.lstrip()
    return Setting(lead + words + after.rstrip(), Span(len(lead), len(lead) + len(words)))


def _fold(text: str) -> str:
    """The text with each run of white space as one blank, so that the parts of a paragraph can be put together again."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")


def utf16(text: str, offset: int) -> int:
    """A code point offset as a browser counts it.

    >>> utf16("a😀b", 2)
    3
    """
    return offset if text.isascii() else offset + sum(char > "\uffff" for char in text[:offset])


def paragraph_table(settings: Sequence[Setting | None]) -> tuple[list[str], list[list[int] | None]]:
    """The paragraphs once each, and for every claim the number of its paragraph and its span there as a browser counts."""
    numbers: dict[str, int] = {}
    places: list[list[int] | None] = []
    for item in settings:
        if item is None:
            places.append(None)
            continue
        number = numbers.setdefault(item.paragraph, len(numbers))
        places.append([number, utf16(item.paragraph, item.span.start), utf16(item.paragraph, item.span.end)])
    return list(numbers), places
