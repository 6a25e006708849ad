"""What each part of one article is there for: its title, prose, captions, sources, what the web page left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.records import Block, BlockKind
from claimcheck.text import lines as shapes
from claimcheck.text.lines import LineKind
from claimcheck.text.markup import Part

LONG = 120
"""Least length of a foreign paragraph that stands without a source heading."""
MAX_QUOTED_PARTS = 14
"""A quotation mark that stays open longer was never closed."""
MAX_SOURCE = 400
"""Longest single source in a list."""


@dataclass(slots=True)
class _Walk:
    """Where the walk through an article's parts stands."""

    text: str
    latin: bool
    """The article itself is in Latin script."""
    blocks: list[Block] = field(default_factory=list)
    sources: bool = False
    source_text: bool = False
    comments: bool = False
    quoted: int = 0
    """How many more parts the open quotation covers."""

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.blocks.append(Block(kind, start, end, shapes.read_language(self.text[start:end])))


def name_blocks(text: str, parts: Sequence[Part], *, titled: bool = True) -> tuple[Block, ...]:
    r"""One article's parts as blocks; the first part is its title when `titled`.

    >>> from claimcheck.text.markup import read_lines
    >>> text = "The Ferry\n\nIt sank in 1931.\n\nSource: Rechnik, No. 3\n\n2 comments"
    >>> [(block.kind, text[block.start:block.end]) for block in name_blocks(text, read_lines(text))]
    [('title', 'The Ferry'), ('paragraph', 'It sank in 1931.'), ('source-heading', 'Source:'), ('source', 'Rechnik, No. 3'), ('leftover', '2 comments')]
    """
    walk = _Walk(text, latin=_is_latin(text, parts))
    kinds = [_kind(text, part) for part in parts]
    foreign = _foreign_runs(walk, parts, kinds)
    for i, part in enumerate(parts):
        if part.kind == "title" or (i == 0 and titled):
            walk.add("title", part.start, part.end)
        elif i in foreign:
            walk.add("source-text", part.start, part.end)
        else:
            _name_part(walk, parts, kinds, i)
    return tuple(walk.blocks)


def _is_latin(text: str, parts: Sequence[Part]) -> bool:
    """Whether an article is in Latin script, by its first paragraph, else by its first part."""
    prose = next((part for part in parts[1:] if part.end - part.start >= LONG), parts[0] if parts else None)
    return prose is None or shapes.read_language(text[prose.start : prose.end]) == "en"


def _kind(text: str, part: Part) -> LineKind:
    """What a part is by itself, its mark-up heard first."""
    line = text[part.start : part.end]
    if part.kind == "rule":
        return "rule"
    kind = shapes.read_line_kind(line)
    if part.kind == "item":
        return kind if kind in ("source", "leftover", "source-heading") else "item"
    if part.kind in ("heading", "title"):
        return kind if kind in ("source-heading", "leftover") else "short"
    if part.kind in ("caption", "byline", "quotation"):
        return part.kind if kind not in ("source", "leftover", "source-heading") else kind
    if part.kind == "paragraph" and kind == "short":
        return "prose"
    return kind


def _foreign_runs(walk: _Walk, parts: Sequence[Part], kinds: Sequence[LineKind]) -> set[int]:
    """Indices of the parts of foreign text pasted in without a heading: two long Cyrillic paragraphs or more."""
    found: set[int] = set()
    if not walk.latin:
        return found
    run: list[int] = []
    for i in range(1, len(parts) + 1):
        inside = i < len(parts) and kinds[i] not in ("source-heading", "leftover", "source", "rule")
        if inside and shapes.cyrillic_share(walk.text[parts[i].start : parts[i].end]) > 0.7:
            run.append(i)
            continue
        long = [at for at in run if parts[at].end - parts[at].start >= LONG]
        if len(long) >= 2:
            found.update(run)
        run = []
    return found


def _name_part(walk: _Walk, parts: Sequence[Part], kinds: Sequence[LineKind], i: int) -> None:
    part, kind = parts[i], kinds[i]
    line = walk.text[part.start : part.end]
    if kind == "rule":
        walk.sources = walk.source_text = False
        walk.add("leftover", part.start, part.end)
    elif kind == "source-heading":
        _name_source_heading(walk, part, line)
    elif kind == "leftover" or walk.comments or shapes.heads_comment(line):
        walk.comments = walk.comments or shapes.starts_comments(line)
        walk.sources = walk.source_text = False
        walk.add("leftover", part.start, part.end)
    elif (walk.sources or walk.source_text) and _name_source(walk, part, kind, line):
        pass
    else:
        walk.sources = walk.source_text = False
        walk.add(_body_kind(walk, parts, kinds, i), part.start, part.end)


def _name_source_heading(walk: _Walk, part: Part, line: str) -> None:
    label = shapes.read_source_label(line)
    if label is None:
        return
    walk.comments, walk.sources, walk.source_text = False, not label.text, label.text or label.whole
    edge = part.end if label.whole else part.start + label.end
    walk.add("source-heading", part.start, edge)
    if not label.whole:
        foreign = label.text and len(line) > MAX_SOURCE
        walk.add("source-text" if foreign else "source", edge, part.end)


def _name_source(walk: _Walk, part: Part, kind: LineKind, line: str) -> bool:
    """Add a part that stands under a source heading as a source or as the source's text; False when it is neither."""
    cyrillic = shapes.cyrillic_share(line) > 0.7
    if walk.source_text and walk.latin and cyrillic and (kind != "source" or not walk.sources):
        long = len(line) >= LONG or not walk.sources or kind == "prose"
        walk.add("source-text" if long else "source", part.start, part.end)
        walk.sources = walk.sources and not long
        return True
    if not walk.sources:
        return False
    listed = kind in ("source", "item", "short", "date") or (
        kind in ("prose", "byline", "quotation") and shapes.is_reference(line)
    )
    if listed and len(line) <= MAX_SOURCE:
        walk.source_text = False
        walk.add("source", part.start, part.end)
        return True
    return False


def _body_kind(walk: _Walk, parts: Sequence[Part], kinds: Sequence[LineKind], i: int) -> BlockKind:
    kind, line = kinds[i], walk.text[parts[i].start : parts[i].end]
    if walk.quoted:
        walk.quoted -= 1
        return "quotation"
    if kind in ("date", "byline"):
        return "byline"
    if kind == "caption":
        return "caption"
    if kind in ("item", "source", "quotation"):
        return kind
    if i <= 2 and kind == "short" and shapes.is_name_line(line) and i + 1 < len(parts) and kinds[i + 1] != "short":
        return "byline"
    if kind == "short" and _heads(parts, i, line):
        return "heading"
    walk.quoted = _quoted_parts(walk.text, parts, i)
    return "quotation" if walk.quoted else "paragraph"


def _heads(parts: Sequence[Part], i: int, line: str) -> bool:
    """Whether a short line is a heading: by its mark-up, or because it is no sentence."""
    if parts[i].kind in ("heading", "title"):
        return True
    if line.endswith((".", "…")) or shapes.has_prose_word(line, least=2 if line[-1] in "!?" else 1):
        return line.endswith("?") and i + 1 < len(parts) and len(line) <= 90
    return True


def _quoted_parts(text: str, parts: Sequence[Part], i: int) -> int:
    """How many more parts belong to a quotation that this part opens and a later one closes."""
    closing = shapes.opens_quotation(text[parts[i].start : parts[i].start + 1])
    if closing is None or closing in text[parts[i].start + 1 : parts[i].end]:
        return 0
    for further in range(1, min(MAX_QUOTED_PARTS, len(parts) - i)):
        part = parts[i + further]
        if text[part.start : part.end].rstrip(".,;!? ").endswith(closing):
            return further
    return 0
