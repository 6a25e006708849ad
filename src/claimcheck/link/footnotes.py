"""Footnote marks in an article's file, and the notes they lead to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.records import ArticleText, Claim

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_RAISED, "0123456789")
_MARK = re.compile(
    rf"""<sup\b[^<>]{{0,200}}>\s{{0,5}}[\[(]?\s{{0,5}}(?:<a\b[^<>]{{0,300}}?href\s?=\s?["']?\#(?P<target>[^"'\s<>]{{1,120}})[^<>]{{0,200}}>)?\s{{0,5}}[\[(]?(?P<sup>[\w*†‡]{{1,6}}(?:[,;–-]\s?\d{{1,3}}){{0,8}})
    |<a\b[^<>]{{0,300}}?href\s?=\s?["']?\#(?P<anchor>[^"'\s<>]{{1,120}})[^<>]{{0,200}}>
    |\[\^(?P<md>[\w-]{{1,40}})\](?!:)
    |(?<![\n\r])[ ]?\[(?P<bracket>\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}}){{0,12}})\](?!\(|:)
    |(?<=[^\s\d])(?<!\bм)(?<!\bm)(?<!\bкм)(?<!\bkm)(?<!\bсм)(?<!\bcm)(?P<raised>[{_RAISED}]{{1,3}}(?:[,·]?\s?[{_RAISED}]{{1,3}}){{0,5}})""",
    re.VERBOSE,
)
"""`<sup><a href="#fn1">1</a></sup>`, `<a href="#fn1">`, `[^1]`, `[1, 3]`, `¹`."""
NOTE = re.compile(
    rf"\s{{0,20}}(?:\[\^?(?P<bracket>[\w-]{{1,40}})\]:?|\^(?P<caret>[\w-]{{1,20}})\b:?|\(?(?P<number>\d{{1,3}})[.)](?=\s)|(?P<raised>[{_RAISED}]{{1,3}})|(?P<bare>\d{{1,3}})(?=\s+[«“\"A-ZА-ЯІЇЄҐh]))\s{{0,9}}"
)
"""What a note begins with: `[1]`, `[^1]:`, `1.`, `¹`, `1`."""
_ID = re.compile(r"<[a-z]\w{0,10}\b[^<>]{0,300}?\b(?:id|name)\s?=\s?[\"']?([^\"'\s<>]{1,120})")
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
_NO_WORDS = re.compile(
    r"<a\b[^<>]{0,300}?href\s?=\s?[\"']?#[^<>]{0,300}>[^<>]{0,20}(?:</a>)?|<sup\b[^<>]{0,200}>[^<>]{0,20}(?:</sup>)?|<[^<>]{0,400}>|\[\^?[\w,;– -]{1,40}\]|&\w{2,8};"
)
_BETWEEN = 600
"""Characters between a sentence and its mark at most, tags and other marks among them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark."""

    start: int
    """In the file."""
    labels: frozenset[str]
    """What it shows, and the name of the place it leads to."""


def read_marks(file_text: str, start: int, end: int) -> tuple[Mark, ...]:
    """The footnote marks between two places of a file, in order.

    >>> [sorted(mark.labels) for mark in read_marks("Built in 1931.[1, 3] Blown up.[^b] Rebuilt.² On 12 m².", 0, 54)]
    [['1', '3'], ['b'], ['2']]
    """
    return tuple(
        Mark(match.start(), frozenset(labels))
        for match in _MARK.finditer(file_text, start, end)
        if (labels := list(_labels(match)))
    )


def _labels(match: re.Match[str]) -> Iterator[str]:
    for name in ("target", "anchor"):
        if match[name]:
            yield f"#{match[name]}"
    if match["md"]:
        yield match["md"]
    if shown := match["sup"] or match["bracket"]:
        for low, high in _RANGE.findall(shown):
            yield from (str(number) for number in range(int(low), min(int(high), int(low) + 30) + 1))
        yield from re.findall(r"[^\W_]+|[*†‡]+", shown)
    if match["raised"]:
        yield from re.findall(r"\d+", match["raised"].translate(_TO_DIGITS))


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark may lead to: a block of the article, or a line of one that begins like a note."""

    start: int
    """In the file."""
    end: int
    labels: frozenset[str]
    """Its own label, the names of places at its beginning, its number in a list."""


def note_cuts(text: str, start: int, end: int) -> list[int]:
    """Where the notes of one block begin in the readable text: its start, and each line with a label of its own."""
    cuts = (match.end() for match in re.finditer(r"\n", text[start:end]))
    return [start, *(start + at for at in cuts if _LABELLED.match(text, start + at, end))]


_LABELLED = re.compile(r"\[\^?[\w-]{1,40}\]:?\s")


def read_notes(article: ArticleText, file_text: str) -> list[Note]:
    """The blocks and lines that begin like a note, in order, with what marks may call them."""
    found: list[Note] = []
    before, ordinal = article.span.start, 0
    for block in article.blocks:
        first = article.starts[block.start]
        gap = file_text[max(before, first - 2000) : first]
        ordinal = 0 if "<ol" in gap or block.kind in ("source-heading", "heading") else ordinal
        ordinal += "<li" in gap
        cuts = note_cuts(article.text, block.start, block.end)
        for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
            raw = article.raw(start, end)
            match = NOTE.match(file_text, raw.start, raw.end) or NOTE.match(article.text, start, end)
            labels = {match[match.lastgroup or 0].translate(_TO_DIGITS)} if match else set()
            if start == block.start:
                labels |= {f"#{name}" for name in _ID.findall(gap)} | ({str(ordinal)} if "<li" in gap else set())
            if labels and block.kind in ("source", "item", "paragraph", "source-text", "leftover"):
                found.append(Note(raw.start, raw.end, frozenset(labels)))
        before = article.ends[block.end - 1]
    return found


def carriers(marks: Sequence[Mark], claims: Sequence[Claim], file_text: str) -> dict[int, frozenset[str]]:
    """For the index of each claim the labels of the marks that its sentence carries.

    A sentence carries the marks inside of it and those right after it; where it was cut into several claims, all of them do.
    """
    order = sorted(range(len(claims)), key=lambda index: claims[index].quote.start)
    starts = [claims[index].quote.start for index in order]
    found: dict[int, set[str]] = {}
    for mark in marks:
        place = bisect_right(starts, mark.start) - 1
        if place < 0 or not _carries(claims[order[place]], mark.start, file_text):
            continue
        while True:
            found.setdefault(order[place], set()).update(mark.labels)
            if place == 0 or not _same_sentence(claims[order[place - 1]], claims[order[place]], file_text):
                break
            place -= 1
    return {index: frozenset(labels) for index, labels in found.items()}


def _carries(claim: Claim, at: int, file_text: str) -> bool:
    """Whether a mark stands in a claim's words, or right after them."""
    end = claim.quote.end
    if at < end:
        return True
    between = file_text[end:at]
    return len(between) <= _BETWEEN and not re.search(r"\w", _NO_WORDS.sub("", between.translate(_TO_NOTHING)))


_TO_NOTHING = str.maketrans("", "", _RAISED)


def _same_sentence(first: Claim, second: Claim, file_text: str) -> bool:
    """Whether two claims that follow each other are parts of one sentence."""
    between = file_text[first.quote.end : second.quote.start]
    return len(between) < 200 and not _CLOSED.search(first.quote.exact[-40:]) and not re.search(r"[.!?…\n]", between)


_CLOSED = re.compile(rf"[.!?…][\"'”’»)\]]{{0,3}}(?:\[[^\[\]]{{0,20}}\]?|\^\w{{1,3}}|[{_RAISED}]{{1,3}}){{0,4}}$")
"""The end of a sentence, with the marks of its footnotes."""
