"""What an article offers as its sources, as citations; and which of them stand for which claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcheck.link.assign import headed_blocks
from claimcheck.link.bibliographic import read_bibliographic
from claimcheck.link.footnotes import NOTE, note_cuts
from claimcheck.link.query import search_query, tail_query
from claimcheck.link.repair import ReadCitation, find_addresses, read_citations, read_target
from claimcheck.link.tails import tail_candidates, tail_language
from claimcheck.records import ArticleText, Bibliographic, Block, Candidate, Citation, Language, Span

_URL = re.compile(r"(?:h(?:tt|xx)ps?(?:\[:\]|:|;)?/{1,3}|www\.)[^\s<>\"«»“”]+", re.IGNORECASE)
_OWN_MEDIA = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3)(?:$|\?)|/wp-content/uploads/|^(?:mailto|javascript|tel|data):|^#", re.IGNORECASE
)
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """One citation before it is numbered."""

    start: int
    """In the readable text."""
    end: int
    read: ReadCitation
    bibliographic: Bibliographic | None = None
    language: Language | None = None
    span: Span | None = None
    """In the file, where it is not that of the readable words: a hyperlink's address."""
    title: str | None = None


def find_citations(article: ArticleText, file_text: str, known: Sequence[str] = ()) -> tuple[Citation, ...]:
    """Every source that the article offers, in its order, numbered from s1.

    Source lists, a source's text pasted in whole, printed sources, hyperlinks and bare addresses; a heading with nothing
    under it is a citation too, an empty one with a query that may find what it was. `known` are addresses that the
    workspace cites elsewhere: they tell which sites a lost one may have been on.
    """
    where = _Where(article)
    found = sorted(
        [*_from_blocks(article), *_from_links(article, where), *_from_text(article, where)],
        key=lambda item: (item.start, item.end),
    )
    sources = _by_source(_tied(found))
    known = [*(places[0].read.url for places in sources if places[0].read.url), *known]
    return tuple(_citation(number, places, article, file_text, known, where) for number, places in enumerate(sources, 1))


def _by_source(found: Sequence[_Found]) -> list[list[_Found]]:
    """The places of each source, both in the article's order; of what overlaps only the first."""
    sources: list[list[_Found]] = []
    by_url: dict[str | None, list[_Found]] = {}
    for item in found:
        places = by_url.get(item.read.url)
        if places is None or (item.read.url is None and not _same(item, places[0])):
            by_url[item.read.url] = places = []
            sources.append(places)
        if not places or item.start >= places[-1].end:
            places.append(item)
    return sources


_SAME_SOURCE = re.compile(
    r"\W{0,5}(?:\d{1,3}[.)]?\s{0,3})?(?:там же|там само|ibid(?:em)?|loc\. ?cit|idem|id\.)(?!\w)", re.IGNORECASE
)
"""What stands for the source that was named before."""


def _tied(found: Sequence[_Found]) -> list[_Found]:
    """The findings, "Ibid., p. 5" being the source before it with pages of its own, a candidate where that is an address."""
    tied: list[_Found] = []
    for item in found:
        if item.bibliographic is None or not _SAME_SOURCE.match(item.read.raw):
            tied.append(item)
            continue
        before, pages = tied[-1] if tied else None, item.bibliographic.pages
        if before and before.bibliographic:
            tied.append(replace(item, bibliographic=replace(before.bibliographic, pages=pages or before.bibliographic.pages)))
        elif before and before.read.url:
            same = (Candidate(before.read.url, 0.9, "the source before it, which it calls the same one"),)
            tied.append(replace(item, read=replace(item.read, status="candidate", candidates=same), bibliographic=None))
        else:
            tied.append(replace(item, read=replace(item.read, status="unrecoverable"), bibliographic=None))
    return tied


def _same(a: _Found, b: _Found) -> bool:
    """Whether two findings without an address are one citation: they overlap and are of one kind."""
    return a.start < b.end and b.start < a.end and a.read.kind == b.read.kind


MAX_PLACE = 1 << 60
"""Beyond any place in a text."""


class _Where:
    """What stands at a place in the readable text."""

    def __init__(self, article: ArticleText) -> None:
        self._blocks = tuple(headed_blocks(article))
        self._ends = [block.end for block in article.blocks]
        self._links = sorted((link.start, link.end) for link in article.links)

    def is_listed(self, at: int) -> bool:
        """Whether a place is in a source list, or a source by itself."""
        index = bisect_right(self._ends, at)
        return index < len(self._blocks) and (self._blocks[index][1] or self._blocks[index][0].kind == "source")

    def is_leftover(self, at: int) -> bool:
        """Whether a place is in what a web page left behind."""
        index = bisect_right(self._ends, at)
        return index < len(self._blocks) and self._blocks[index][0].kind == "leftover" and self._blocks[index][0].start <= at

    def is_link(self, at: int) -> bool:
        """Whether a place is in the words of a hyperlink."""
        index = bisect_right(self._links, (at, MAX_PLACE)) - 1
        return index >= 0 and self._links[index][0] <= at < self._links[index][1]


def _span(item: _Found, article: ArticleText) -> Span:
    """Where a citation stands in the file."""
    if item.span:
        return item.span
    return article.raw(item.start, item.end) if item.end > item.start else Span(article.span.end, article.span.end)


def _citation(
    number: int, places: Sequence[_Found], article: ArticleText, file_text: str, known: Sequence[str], where: _Where
) -> Citation:
    item = next((item for item in places if where.is_listed(item.start)), places[0])  # its entry in the list says most of it
    read = item.read
    fields = as_read(read, article, known)
    span = _span(item, article)
    raw = (
        read.raw if read.kind == "inline-text" or item.span else file_text[span.start : span.end] if item.end > item.start else ""
    )
    return Citation(
        id=f"s{number}",
        raw=raw if read.kind != "empty" else "",
        span=span,
        **fields,
        bibliographic=item.bibliographic,
        language=item.language,
        title=item.title,
        also=tuple(_span(place, article) for place in places if place is not item),
    )


def as_read(read: ReadCitation, article: ArticleText, known: Sequence[str]) -> dict[str, Any]:
    """The fields of a citation that say what its words came to: kind, status, address with its steps, candidates, a search."""
    candidates = read.candidates
    if read.kind == "url-tail":
        candidates = tail_candidates(read.raw, article, known)
    status = "candidate" if candidates and read.status == "unrecoverable" and read.kind == "url-tail" else read.status
    return {
        "kind": read.kind,
        "status": status,
        "url": read.url,
        "chosen_by": "tool" if read.url else None,
        "chosen_why": f"repaired: {', '.join(dict.fromkeys(step.name for step in read.steps))}"
        if read.status == "repaired"
        else "",
        "steps": read.steps,
        "candidates": candidates,
        "note": _query(read, article) if status in ("unrecoverable", "candidate", "ambiguous") else "",
    }


def _query(read: ReadCitation, article: ArticleText) -> str:
    """A search that may find a lost source: by the words that are left of it, else by the article's names."""
    if read.kind == "wiki-title":
        return read.raw.partition("#")[0].replace("_", " ").strip()
    own = tail_query(read.raw, tail_language(read.raw)) if read.kind == "url-tail" else ""
    return own if own.count(" ") >= MIN_TAIL_SPACES else search_query(article)


MIN_TAIL_SPACES = 3
"""Spaces between the words of a tail, from which on they find more than the article's names do."""


# ---- source lists


def _from_blocks(article: ArticleText) -> Iterator[_Found]:
    blocks = article.blocks
    text_run: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind == "source-text":
            text_run.append(block)
            continue
        if text_run:
            yield _inline(article, text_run)
            text_run = []
        if block.kind == "source":
            cuts = note_cuts(article.text, block.start, block.end)
            for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
                yield from _from_source(article, replace(block, start=start, end=start + len(article.text[start:end].rstrip())))
        elif block.kind == "source-heading" and _is_empty(blocks, index, article):
            label = article.text[block.start : block.end]
            if _MAY_BE_PROSE.match(label):
                continue
            yield _Found(block.start, block.end, ReadCitation(label, "empty", "unrecoverable"), language=_promised(label))
    if text_run:
        yield _inline(article, text_run)


_MAY_BE_PROSE = re.compile(
    r"\W*(?:(?:foot|end)?notes?|further reading|literature|примечани[ея]|сноски|литература|примітки|виноски|література)\b",
    re.IGNORECASE,
)
"""Headings that promise no source: with prose under them nothing is missing."""


def _is_empty(blocks: Sequence[Block], index: int, article: ArticleText) -> bool:
    """Whether nothing that could be a source follows a heading: no source block, and no link right under it."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and following.kind in ("source", "source-text"):
        return False
    end = following.end if following else len(article.text)
    return not any(blocks[index].start <= link.start < end for link in article.links)


def _inline(article: ArticleText, run: Sequence[Block]) -> _Found:
    """A source's whole text pasted into the article, as one citation."""
    start, end = run[0].start, run[-1].end
    return _Found(start, end, ReadCitation(article.text[start:end], "inline-text", "intact"), language=run[-1].language)


def _from_source(article: ArticleText, block: Block) -> Iterator[_Found]:
    """The citations of one source block: addresses, or a printed source, or remains."""
    text = article.text[block.start : block.end]
    links = [link for link in article.links if block.start <= link.start < block.end and not _OWN_MEDIA.search(link.url)]
    found = read_citations(text)
    addresses = addresses_among(found)
    if links and not addresses:
        return  # the link itself is the citation, its words are its title
    if not addresses and " " in text.strip():
        note = NOTE.match(text)
        start = block.start + (note.end() if note else 0)
        printed = read_bibliographic(article.text[start : block.end].strip())
        if printed is not None:
            words = article.text[start : block.end]
            yield _Found(
                start,
                block.end,
                ReadCitation(words, "bibliographic", "intact"),
                printed,
                citation_language(words, block.language),
            )
            return
    for read in addresses or found:
        if read.url is None and read.kind == "url-tail" and " " in read.raw.strip():
            continue  # words, no address: nothing that a reader could follow or a tool complete
        start = block.start + read.start
        yield _Found(start, start + len(read.raw), read, language=citation_language(read.url or read.raw, block.language))


def addresses_among(found: Iterable[ReadCitation]) -> list[ReadCitation]:
    """Those that are addresses, whole or damaged, or came to one: beside them remains tell nothing."""
    return [read for read in found if read.url is not None or read.kind == "url"]


# ---- hyperlinks and bare addresses


def _from_links(article: ArticleText, where: _Where) -> Iterator[_Found]:
    """Hyperlinks out of the article, but those around pictures and those to itself."""
    for link in article.links:
        if _OWN_MEDIA.search(link.url) or link.url == article.url or where.is_leftover(link.start):
            continue
        if article.text.startswith("^", link.start):
            continue  # a footnote's mark, which Markdown without footnotes takes for a link: its note is the citation
        for read in read_target(link.url):
            if read.kind == "url":
                title = " ".join(article.text[link.start : link.end].split()) or None
                shown = title if title and not _URL.match(title) else None
                yield _Found(
                    link.start,
                    link.end,
                    read,
                    language=citation_language((read.url or "") + (shown or ""), None),
                    span=link.raw,
                    title=shown,
                )


def _from_text(article: ArticleText, where: _Where) -> Iterator[_Found]:
    """Addresses in running text, outside source lists and leftovers."""
    for block in article.blocks:
        if block.kind in ("source", "source-text", "leftover"):
            continue
        for read in find_addresses(article.text[block.start : block.end]):
            start = block.start + read.start
            if not where.is_link(start) and not (read.url and _OWN_MEDIA.search(read.url)):
                yield _Found(start, start + len(read.raw), read, language=citation_language(read.url or "", None))


def citation_language(text: str, block: Language | None = None) -> Language | None:
    """A source's language by its letters and its host's country; None when nothing tells."""
    if re.search(r"[іїєґ]|//uk\.|\.ua(?:/|$|:)|%D1%9[467]|%D2%91", text, re.IGNORECASE):
        return "uk"
    if _CYRILLIC.search(text) or re.search(r"//ru\.|\.(?:ru|su)(?:/|$|:)|%D0%", text):
        return "ru"
    return block if block and block != "en" else None


def _promised(label: str) -> Language | None:
    """The language that a heading promises: "Russian Language Sources:"."""
    if re.search(r"russian|русск|россий", label, re.IGNORECASE):
        return "ru"
    return "uk" if re.search(r"ukrainian|украин|україн|джерел", label, re.IGNORECASE) else None
