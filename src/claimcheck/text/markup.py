"""Readable text with the place of every character in the file, and the parts it falls into; plain text's own lines.

`markup_html`, `markup_wxr` and `markup_markdown` make the same record from marked-up files; `articles` takes it from there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from claimcheck.records import Link, Span

PartKind = Literal["line", "title", "heading", "paragraph", "item", "quotation", "caption", "byline", "rule"]

BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
"""What ends a line of plain text."""
_LINE = re.compile(f"[^{BREAKS}]+")
_ITEM = re.compile(r"(?:[-*•·▪‣◦●]|\(?\d{1,3}[.)]|\(?[a-zа-яіїєґ][.)])\s+(?=\S)")
_RULE = re.compile(r"(?:[-–—=_*~#•·+.☆★]\s*){3,}|[*•§◊❧☙⁂]")
_OPEN_ENDED = re.compile(r"[,;–—(-]$")
_CLOSED = re.compile(r"[.!?…:]['\"’”»)\]]*$")
MIN_WRAP, MAX_WRAP = 40, 120
"""Hard-wrapped files break their lines between these columns."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, heading, list item or line; offsets into the readable text, white space around it left out."""

    kind: PartKind
    start: int
    end: int
    gap: int = 1
    """Blank lines above it; 9 after a form feed."""
    level: int = 0
    """Of a heading, 1 to 6."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One stretch of a file that holds one article or, for plain text, any number."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    parts: Sequence[Part]
    links: tuple[Link, ...] = ()
    span: Span = field(default=Span(0, 0))
    title: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(slots=True)
class TextMap:
    """Readable text under construction; each character keeps the file's span it came from."""

    chars: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))

    def __len__(self) -> int:
        return len(self.starts)

    def copy(self, text: str, start: int) -> None:
        """Add characters that stand in the file as they are, from `start` on."""
        self.chars.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that all stand for one span of the file: an entity, a run of white space, a tag."""
        self.chars.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def text(self) -> str:
        """What was added so far."""
        joined = "".join(self.chars)
        self.chars = [joined]
        return joined

    def worded(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The links that have any words in the text."""
        text = self.text()
        return tuple(link for link in links if text[link.start : link.end].strip())


def read_lines(text: str, start: int = 0) -> list[Part]:
    r"""The paragraphs of plain text from `start` on: its lines, with hard-wrapped ones joined.

    >>> text = "The Ferry\n\nIt crossed at night -\n(in winter too).\n- nets"
    >>> [(part.kind, text[part.start:part.end]) for part in read_lines(text)]
    [('line', 'The Ferry'), ('line', 'It crossed at night -\n(in winter too).'), ('item', '- nets')]
    """
    lines = list(_bare_lines(text, start))
    width = _wrap_width(lines)
    parts: list[Part] = []
    last = (0, 0, 9)
    for line in lines:
        begin, end, gap = line
        if parts and gap == 0 and parts[-1].kind != "rule" and _continues(text, last, line, width):
            before = parts[-1]
            parts[-1] = Part(before.kind, before.start, end, before.gap)
        else:
            parts.append(Part(_line_kind(text, begin, end), begin, end, gap))
        last = line
    return parts


def _bare_lines(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Start and end of each line that is not blank, and how many blank lines stand above it."""
    edge, blank = start, 0
    for match in _LINE.finditer(text, start):
        between = text[edge : match.start()]
        breaks = len(between) - between.count("\r\n")
        blank += 8 if "\x0c" in between else breaks
        edge = match.end()
        line = match.group()
        left = len(line) - len(line.lstrip().lstrip("\ufeff").lstrip())
        right = len(line.rstrip())
        if left < right:
            yield match.start() + left, match.start() + right, max(blank - 1, 0)
            blank = 0


def _line_kind(text: str, start: int, end: int) -> PartKind:
    if end - start <= 200 and _RULE.fullmatch(text, start, end):
        return "rule"
    return "item" if _ITEM.match(text, start, min(end, start + 12)) else "line"


def _wrap_width(lines: list[tuple[int, int, int]]) -> int:
    """The column a file is wrapped at, 0 when it is not: its lines that have a neighbour are then nearly all full."""
    lengths = sorted(above[1] - above[0] for above, below in pairwise(lines) if below[2] == 0)
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(1 for length in lengths if length >= 0.75 * width)
    return width if MIN_WRAP <= width <= MAX_WRAP and full >= 0.5 * len(lengths) else 0


def _continues(text: str, above: tuple[int, int, int], line: tuple[int, int, int], width: int) -> bool:
    """Whether a line goes on with the sentence of the one right above it."""
    if _line_kind(text, line[0], line[1]) != "line":
        return False
    head = text[above[0] : above[1]][-200:]
    first = text[line[0]]
    if width and above[1] - above[0] <= MAX_WRAP:
        word = re.compile(r"\S{1,60}").match(text, line[0], line[1])
        room = width - (above[1] - above[0]) - 1
        no_room = word is not None and len(word.group()) > room - 2
        return no_room or (first.islower() and not _CLOSED.search(head))
    return not _CLOSED.search(head) and (first.islower() or (bool(_OPEN_ENDED.search(head)) and first in "(«“‘\"'" + "–—"))
