"""A file's articles: where each begins, what a reader reads of it, and what each part is there for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.records import ArticleText, Block, Document, Language, Span
from claimcheck.text.blocks import name_blocks
from claimcheck.text.boundaries import find_titles
from claimcheck.text.lines import read_language
from claimcheck.text.markup import Marked, Part, read_lines

MAX_TITLE = 200
_DECORATION = re.compile(r"^(?:#{1,6}\s+|(?:title|headline|заголовок|название|назва)\s*:\s*|\*{1,3}|_{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")


def split_articles(document: Document) -> tuple[ArticleText, ...]:
    r"""The articles of a file, in order; none for a file without words.

    >>> text = "The Ferry\n\nIt sank in 1931.\n"
    >>> [(one.title, one.span) for one in split_articles(Document("a.txt", text, "text"))]
    [('The Ferry', Span(start=0, end=27))]
    """
    return tuple(iter_articles(document))


def iter_articles(document: Document) -> Iterator[ArticleText]:
    """The articles of a file one at a time, for files too large to hold twice."""
    for marked in _read_markup(document):
        yield from _split(marked, single=document.format != "text")


def _read_markup(document: Document) -> Iterator[Marked]:
    """The file through the reader of its format."""
    text = document.text
    if document.format == "markdown":
        from claimcheck.text.markup_markdown import read_markdown  # noqa: PLC0415 - markdown-it takes 60 ms to load

        yield from read_markdown(text)
    elif document.format == "html":
        from claimcheck.text.markup_html import read_html  # noqa: PLC0415 - only HTML needs it

        yield from read_html(text)
    elif document.format == "wxr":
        from claimcheck.text.markup_wxr import read_wxr  # noqa: PLC0415 - only exports need it

        yield from read_wxr(text, document.path)
    else:
        yield Marked(text, range(len(text)), range(1, len(text) + 1), read_lines(text), span=Span(0, len(text)))


def _split(marked: Marked, *, single: bool) -> Iterator[ArticleText]:
    """One article of marked-up text, or the articles that plain text falls into."""
    if not marked.parts:
        return
    if single:
        yield _article(marked, marked.parts, marked.span)
        return
    titles = find_titles(marked.text, marked.parts)
    starts = titles if titles and not _prose_above(marked, titles[0]) else [0, *titles]
    for first, last in zip(starts, [*starts[1:], len(marked.parts)], strict=True):
        parts = marked.parts[first:last]
        yield _article(_cut(marked, parts), _shift(parts), Span(parts[0].start, parts[-1].end), titled=first in titles)


def _prose_above(marked: Marked, first: int) -> bool:
    """Whether there is an article above the first title that has no title of its own."""
    kinds = {block.kind for block in name_blocks(marked.text, marked.parts[:first], titled=False)}
    return bool(kinds & {"paragraph", "quotation", "source-text"})


def _cut(marked: Marked, parts: Sequence[Part]) -> Marked:
    start, end = parts[0].start, parts[-1].end
    return Marked(marked.text[start:end], marked.starts[start:end], marked.ends[start:end], parts)


def _shift(parts: Sequence[Part]) -> list[Part]:
    by = parts[0].start
    return [Part(part.kind, part.start - by, part.end - by, part.gap, part.level) for part in parts]


def _article(marked: Marked, parts: Sequence[Part], span: Span, *, titled: bool = False) -> ArticleText:
    blocks = name_blocks(marked.text, parts, titled=titled)
    return ArticleText(
        title=marked.title or _title(marked.text, blocks),
        text=marked.text,
        starts=marked.starts,
        ends=marked.ends,
        blocks=blocks,
        links=marked.links,
        span=span,
        language=_language(marked.text, blocks),
        published=marked.published,
        url=marked.url,
    )


def _title(text: str, blocks: Sequence[Block]) -> str:
    """The title block, else the first heading, else the first words."""
    order = ("title", "heading", "paragraph")
    chosen = next((block for kind in order for block in blocks if block.kind == kind), blocks[0] if blocks else None)
    if chosen is None:
        return ""
    words = " ".join(text[chosen.start : chosen.end][:2000].split())
    words = _DECORATION.sub("", words, count=1).rstrip("#*_ ") if chosen.kind == "title" else words
    words = _NUMBER.sub("", words, count=1) or words
    return words if len(words) <= MAX_TITLE else words[:MAX_TITLE].rsplit(" ", 1)[0] + "…"


def _language(text: str, blocks: Sequence[Block]) -> Language:
    """The language that most of an article's own prose is in."""
    sizes: dict[Language, int] = {}
    own = [block for block in blocks if block.kind in ("paragraph", "quotation", "item", "title")]
    for block in own or blocks:
        sizes[block.language] = sizes.get(block.language, 0) + block.end - block.start
    return max(sizes, key=lambda language: sizes[language]) if sizes else read_language(text)
