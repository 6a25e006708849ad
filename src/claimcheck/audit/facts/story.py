"""An article as the rules read it: every sentence of it, headings too, with the values that the readers found in it.

A sentence has a *shape*: its words in small letters with a sign for every value: "In <d0> the bureau placed <f2> people".
Rules are written over shapes, so that a turn of phrase is one row of a table whatever number stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.records import ArticleText, BlockKind, DateMention, Duration, Figure, Identifier, Language, Reading, Span
from claimcheck.text.read import read_text

UNTOLD: frozenset[BlockKind] = frozenset({"leftover", "source-heading", "source", "source-text"})
"""Blocks that are not the article's own statements."""
HEADINGS = ("title", "heading")

Mention = DateMention | Duration | Figure | Identifier
_FOLDED = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    number: int
    start: int
    end: int
    paragraph: int
    heading: bool
    text: str
    """As it stands in the readable text, white space folded."""
    shape: str
    """In small letters, quotation marks and dashes made plain, every value replaced by its sign."""
    dates: tuple[int, ...]
    """Numbers of its dates in the story, in order; likewise below."""
    durations: tuple[int, ...]
    figures: tuple[int, ...]
    identifiers: tuple[int, ...]


@dataclass(frozen=True)
class Story:
    """Everything an article states, in order."""

    language: Language
    text: str
    reading: Reading
    sentences: tuple[Sentence, ...]
    raw: Callable[[int, int], Span]
    """The file's span for a span of the text."""

    def date(self, sign: str) -> DateMention:
        """The date of a sign such as `<d3>`."""
        return self.reading.dates[_number(sign)]

    def duration(self, sign: str) -> Duration:
        """The length of time of a sign such as `<l3>`."""
        return self.reading.durations[_number(sign)]

    def figure(self, sign: str) -> Figure:
        """The figure of a sign such as `<f3>`."""
        return self.reading.figures[_number(sign)]

    def identifier(self, sign: str) -> Identifier:
        """The identifier of a sign such as `<i3>`."""
        return self.reading.identifiers[_number(sign)]

    def dates_of(self, sentence: Sentence) -> list[DateMention]:
        """A sentence's dates in order."""
        return [self.reading.dates[n] for n in sentence.dates]

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, at: int) -> Sentence:
        """The sentence that holds a place of the text."""
        return self.sentences[max(0, bisect_right(self.starts, at) - 1)]

    def before(self, sentence: Sentence, reach: int) -> Sequence[Sentence]:
        """The sentences before it, nearest first, `reach` of them at most."""
        first = max(0, sentence.number - reach)
        return self.sentences[first : sentence.number][::-1]


def _number(sign: str) -> int:
    return int(sign[2:-1])


def tell_story(article: ArticleText) -> Story:
    """The story of an article: its text with what is not its own statement left out, read once."""
    pieces, edge = list[str](), 0
    for block in article.blocks:
        pieces.append(article.text[edge : block.start])
        words = article.text[block.start : block.end]
        pieces.append(" " * len(words) if block.kind in UNTOLD else words)
        edge = block.end
    pieces.append(article.text[edge:])
    text = "".join(pieces)
    headings = [Span(block.start, block.end) for block in article.blocks if block.kind in HEADINGS]
    return read_story(text, article.language, article.raw, headings)


def read_story(text: str, language: Language, raw: Callable[[int, int], Span], headings: Sequence[Span] = ()) -> Story:
    """The story of a text whose headings are known."""
    reading = read_text(text, language)
    return Story(language, text, reading, tuple(_sentences(text, reading, headings)), raw)


def _sentences(text: str, reading: Reading, headings: Sequence[Span]) -> Iterator[Sentence]:
    lists: tuple[tuple[str, Sequence[Mention]], ...] = (
        ("d", reading.dates), ("l", reading.durations), ("f", reading.figures), ("i", reading.identifiers),
    )  # fmt: skip
    mentions = sorted(
        ((kind, number, item) for kind, items in lists for number, item in enumerate(items)),
        key=lambda row: row[2].start,
    )
    at, head, paragraph, last = 0, 0, 0, 0
    for number, span in enumerate(reading.sentences):
        if "\n\n" in text[last : span.start]:
            paragraph += 1
        last = span.end
        inside = []
        while at < len(mentions) and mentions[at][2].start < span.end:
            if mentions[at][2].start >= span.start:
                inside.append(mentions[at])
            at += 1
        while head < len(headings) and headings[head].end <= span.start:
            head += 1
        yield Sentence(
            number,
            span.start,
            span.end,
            paragraph,
            head < len(headings) and headings[head].start <= span.start,
            _SPACE.sub(" ", text[span.start : span.end]).strip(),
            _shape(text, span, inside),
            *(tuple(n for kind, n, _ in inside if kind == wanted) for wanted in "dlfi"),
        )


def _shape(text: str, span: Span, mentions: Sequence[tuple[str, int, Mention]]) -> str:
    pieces, edge = list[str](), span.start
    for kind, number, item in mentions:
        if item.start < edge:
            continue
        pieces += [text[edge : item.start], f" <{kind}{number}> "]
        edge = min(item.end, span.end)
    pieces.append(text[edge : span.end])
    shape = _SPACE.sub(" ", "".join(pieces).translate(_FOLDED).lower())
    return re.sub(r"(<[dlfi]\d+>) (?=[,.;:)'?!-])|(?<=[(\"']) (?=<)", r"\1", shape).strip()
