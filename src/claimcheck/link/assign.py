"""Which citation stands for which claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.link.footnotes import Note, carriers, read_marks, read_notes
from claimcheck.records import ArticleText, Block, Citation, Claim, Span


def headed_blocks(article: ArticleText) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is part of a list under a source heading."""
    headed = False
    for block in article.blocks:
        headed = block.kind == "source-heading" or (headed and block.kind in ("source", "source-text", "item", "leftover"))
        yield block, headed


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where an article's blocks and links stand in its file."""

    blocks: tuple[tuple[Block, bool], ...]
    """With whether each is part of a list under a source heading."""
    spans: tuple[Span, ...]
    """Of the blocks, in the file."""
    ends: tuple[int, ...]
    links: dict[Span, int]
    """By where a link's address stands: where its words do."""
    closing: int
    """Where in the readable text the article's own prose ends: sources after it stand for all of it."""

    def places(self, citation: Citation) -> list[int]:
        """Where a citation's words stand, each time: a link's address is before them in HTML and after them in Markdown."""
        return [self._place(span) for span in (citation.span, *citation.also)]

    def _place(self, span: Span) -> int:
        at = span.start
        index = self.block_at(at)
        if index < len(self.spans) and self.spans[index].start <= at and self.blocks[index][0].kind == "source":
            return at  # the definition of a link, which Markdown lets stand anywhere
        return self.links.get(span, at)

    def block_at(self, at: int) -> int:
        """The index of the first block that ends after a place in the file; their number when none does."""
        return bisect_right(self.ends, at)


def _layout(article: ArticleText) -> _Layout:
    spans = tuple(article.raw(block.start, block.end) for block in article.blocks)
    own = (block.end for block in article.blocks if block.kind in ("paragraph", "item", "quotation"))
    return _Layout(
        tuple(headed_blocks(article)),
        spans,
        tuple(span.end for span in spans),
        {link.raw: article.raw(link.start, link.end).start for link in reversed(article.links)},
        max(own, default=0),
    )


def assign_citations(
    claims: Sequence[Claim], citations: Sequence[Citation], article: ArticleText, file_text: str = ""
) -> tuple[Claim, ...]:
    """The claims with the citations that stand for them.

    A footnote stands for the sentences that carry its mark. The article's own source list stands for all its claims; a link
    or an address inside a paragraph for the claims whose words hold it, or else for the claims of that paragraph; a printed
    source in running text for the quotation or the paragraphs above it, up to the heading. What is cited in several places
    stands for the claims of each.
    """
    layout = _layout(article)
    noted = _noted(claims, citations, article, file_text, layout)
    by_start = sorted(range(len(claims)), key=lambda index: claims[index].quote.start)
    quotes = [Span(claims[index].quote.start, claims[index].quote.end) for index in by_start]
    starts = [quote.start for quote in quotes]
    found: list[set[str]] = [set() for _ in claims]
    for item in citations:
        for at in layout.places(item):
            if at in noted:
                indices: Iterable[int] = noted[at]
            elif _is_listed(item, at, layout):
                indices = by_start
            else:
                scope = _scope(at, article, layout, quotes)
                indices = by_start[bisect_left(starts, scope.start) : bisect_left(starts, scope.end)]
            for index in indices:
                found[index].add(item.id)
    order = [item.id for item in citations]
    return tuple(
        replace(claim, citations=tuple(name for name in order if name in found[index])) for index, claim in enumerate(claims)
    )


def _noted(
    claims: Sequence[Claim], citations: Sequence[Citation], article: ArticleText, file_text: str, layout: _Layout
) -> dict[int, frozenset[int]]:
    """For each place of a citation in a footnote that the text has marks for: the claims whose sentences carry one."""
    notes = read_notes(article, file_text) if file_text else []
    firsts = [note.start for note in notes]

    def note_at(at: int) -> Note | None:
        place = bisect_right(firsts, at) - 1
        return notes[place] if place >= 0 and at < notes[place].end else None

    homes = {at: home for item in citations for at in layout.places(item) if (home := note_at(at))}
    own = {home.start for home in homes.values()}
    if not own:
        return {}
    marks = [
        mark
        for mark in read_marks(file_text, article.span.start, article.span.end)
        if (around := note_at(mark.start)) is None or around.start not in own
    ]
    shown = frozenset(label for mark in marks for label in mark.labels)
    by_label: dict[str, set[int]] = {}
    for index, labels in carriers(marks, claims, file_text).items():
        for label in labels:
            by_label.setdefault(label, set()).add(index)
    return {
        at: frozenset[int]().union(*(by_label.get(label, ()) for label in home.labels))
        for at, home in homes.items()
        if home.labels & shown
    }


def _is_listed(citation: Citation, at: int, layout: _Layout) -> bool:
    """Whether a citation stands, at one of its places, in the article's source list; or is a source's whole text, or an empty heading."""
    if citation.kind in ("inline-text", "empty"):
        return True
    index = layout.block_at(at)
    if index == len(layout.blocks):
        return False
    block, headed = layout.blocks[index]
    return headed or (block.kind == "source" and block.start >= layout.closing)


def _scope(at: int, article: ArticleText, layout: _Layout, quotes: Sequence[Span]) -> Span:
    """The stretch of the file whose claims a citation in running text stands for; `quotes` are those of the claims, in order."""
    holder = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    if holder >= 0 and at < quotes[holder].end:
        return quotes[holder]
    index = layout.block_at(at)
    if index == len(layout.blocks):
        return Span(at, at)
    if layout.blocks[index][0].kind != "source":
        return layout.spans[index]
    above = index - 1
    while above >= 0 and layout.blocks[above][0].kind not in ("heading", "title", "source-heading", "source"):
        above -= 1
    return Span(layout.spans[above].end if above >= 0 else article.span.start, layout.spans[index].start)
