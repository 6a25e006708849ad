"""What an article offers as its sources, as citations; and which of them stand for which claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.link.bibliographic import read_bibliographic
from claimcheck.link.query import search_query
from claimcheck.link.repair import ReadCitation, read_citations
from claimcheck.link.tails import tail_candidates
from claimcheck.records import ArticleText, Bibliographic, Block, Citation, Claim, Language, Link, Span

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


def find_citations(article: ArticleText, file_text: str) -> tuple[Citation, ...]:
    """Every source that the article offers, in its order, numbered from s1.

    Source lists, a source's text pasted in whole, printed sources, hyperlinks and bare addresses; a heading with nothing
    under it is a citation too, an empty one with a query that may find what it was.
    """
    found = sorted([*_from_blocks(article), *_from_links(article), *_from_text(article)], key=lambda item: (item.start, item.end))
    unique: list[_Found] = []
    for item in found:
        twin = next((n for n, other in enumerate(unique) if _same(item, other)), None)
        if twin is None:
            unique.append(item)
        elif _heads_list(article, item.start) and not _heads_list(article, unique[twin].start):
            unique[twin] = item  # cited in the text and listed below: the list stands for the whole article
    return tuple(_citation(number, item, article, file_text) for number, item in enumerate(unique, 1))


def _same(a: _Found, b: _Found) -> bool:
    """Whether two findings are one citation: the same address, or the same words."""
    overlap = a.start < b.end and b.start < a.end
    return (a.read.url is not None and a.read.url == b.read.url) or (
        overlap and a.read.kind == b.read.kind and a.read.url == b.read.url
    )


def _headed(article: ArticleText) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is part of a list under a source heading."""
    headed = False
    for block in article.blocks:
        headed = block.kind == "source-heading" or (headed and block.kind in ("source", "source-text", "item", "leftover"))
        yield block, headed


def _heads_list(article: ArticleText, at: int) -> bool:
    """Whether a place in the readable text is in a source list."""
    return next((headed for block, headed in _headed(article) if at < block.end), False)


def _citation(number: int, item: _Found, article: ArticleText, file_text: str) -> Citation:
    read = item.read
    span = item.span or (article.raw(item.start, item.end) if item.end > item.start else Span(article.span.end, article.span.end))
    raw = (
        read.raw if read.kind == "inline-text" or item.span else file_text[span.start : span.end] if item.end > item.start else ""
    )
    candidates = read.candidates
    if read.kind == "url-tail":
        candidates = tail_candidates(read.raw, article)
    status = "candidate" if candidates and read.status == "unrecoverable" and read.kind == "url-tail" else read.status
    lost = status in ("unrecoverable", "candidate", "ambiguous")
    return Citation(
        id=f"s{number}",
        raw=raw if read.kind != "empty" else "",
        span=span,
        kind=read.kind,
        status=status,
        url=read.url,
        chosen_by="tool" if read.url else None,
        chosen_why=f"repaired: {', '.join(dict.fromkeys(step.name for step in read.steps))}" if read.status == "repaired" else "",
        steps=read.steps,
        candidates=candidates,
        bibliographic=item.bibliographic,
        language=item.language,
        title=item.title,
        note=search_query(article) if lost else "",
    )


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
            yield from _from_source(article, block)
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
    if any(
        block.start <= link.start < block.end and not _OWN_MEDIA.search(link.url) for link in article.links
    ) and not _URL.search(text):
        return  # the link itself is the citation, its words are its title
    addresses = [read for read in read_citations(text) if read.url is not None]
    if not addresses and " " in text.strip():
        printed = read_bibliographic(text)
        if printed is not None:
            language = _language(text, block.language)
            yield _Found(block.start, block.end, ReadCitation(text, "bibliographic", "intact"), printed, language)
            return
    at = 0
    for read in addresses or read_citations(text):
        if read.url is None and read.kind == "url-tail" and " " in read.raw.strip():
            continue  # words, no address: nothing that a reader could follow or a tool complete
        found = text.find(read.raw, at)
        start = found if found >= 0 else at
        at = start + len(read.raw) if found >= 0 else at
        yield _Found(
            block.start + start,
            block.start + (start + len(read.raw) if found >= 0 else len(text)),
            read,
            language=_language(read.url or read.raw, block.language),
        )


# ---- hyperlinks and bare addresses


def _from_links(article: ArticleText) -> Iterator[_Found]:
    """Hyperlinks out of the article, but those around pictures and those to itself."""
    for link in article.links:
        if _OWN_MEDIA.search(link.url) or link.url == article.url or _inside(article.blocks, link.start, "leftover"):
            continue
        for read in read_citations(link.url):
            if read.url is not None:
                title = " ".join(article.text[link.start : link.end].split()) or None
                shown = title if title and not _URL.match(title) else None
                yield _Found(
                    link.start, link.end, read, language=_language(read.url + (shown or ""), None), span=link.raw, title=shown
                )


def _from_text(article: ArticleText) -> Iterator[_Found]:
    """Addresses in running text, outside source lists and leftovers."""
    for match in _URL.finditer(article.text):
        kinds = ("source", "source-text", "leftover")
        if any(_inside(article.blocks, match.start(), kind) for kind in kinds) or _in_link(article.links, match.start()):
            continue
        for read in read_citations(match[0]):
            if read.url is not None and not _OWN_MEDIA.search(read.url):
                at = article.text.find(read.raw, match.start())
                start = at if at >= 0 else match.start()
                yield _Found(start, start + len(read.raw), read, language=_language(read.url, None))


def _inside(blocks: Sequence[Block], at: int, kind: str) -> bool:
    return any(block.kind == kind and block.start <= at < block.end for block in blocks)


def _in_link(links: Sequence[Link], at: int) -> bool:
    return any(link.start <= at < link.end for link in links)


def _language(text: str, block: Language | None) -> Language | None:
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


# ---- which citation stands for which claim


def assign_citations(claims: Sequence[Claim], citations: Sequence[Citation], article: ArticleText) -> tuple[Claim, ...]:
    """The claims with the citations that stand for them.

    The article's own source list stands for all its claims; a link or an address inside a paragraph for the claims whose
    words hold it, or else for the claims of that paragraph; a printed source in running text for the quotation or the
    paragraphs above it, up to the heading.
    """
    lists = [item for item in citations if _is_listed(item, article)]
    scopes = [(item, _scope(item, article, claims)) for item in citations if item not in lists]
    return tuple(
        replace(
            claim,
            citations=tuple(
                item.id
                for item in citations
                if item in lists or any(item is other and scope.start <= claim.quote.start < scope.end for other, scope in scopes)
            ),
        )
        for claim in claims
    )


def _is_listed(citation: Citation, article: ArticleText) -> bool:
    """Whether a citation stands in the article's source list, or is a source's whole text, or an empty heading."""
    if citation.kind in ("inline-text", "empty"):
        return True
    closing, at = _last_statement(article), _place(citation, article)
    for block, headed in _headed(article):
        if at < article.raw(block.start, block.end).end:
            return headed or (block.kind == "source" and block.start >= closing)
    return False


def _place(citation: Citation, article: ArticleText) -> int:
    """Where in the file a citation's words stand: a link's address is before them in HTML and after them in Markdown."""
    link = next((link for link in article.links if link.raw == citation.span), None)
    return article.raw(link.start, link.end).start if link else citation.span.start


def _last_statement(article: ArticleText) -> int:
    """Where the article's own prose ends: sources after it stand for all of it."""
    return max((block.end for block in article.blocks if block.kind in ("paragraph", "item", "quotation")), default=0)


def _scope(citation: Citation, article: ArticleText, claims: Sequence[Claim]) -> Span:
    """The stretch of the file whose claims a citation in running text stands for."""
    at = _place(citation, article)
    for claim in claims:
        if claim.quote.start <= at < claim.quote.end:
            return Span(claim.quote.start, claim.quote.end)
    start = article.span.start
    for block in article.blocks:
        raw = article.raw(block.start, block.end)
        if at < raw.end:
            return raw if block.kind != "source" else Span(start, raw.start)
        if block.kind in ("heading", "title", "source-heading", "source"):
            start = raw.end
    return Span(citation.span.start, citation.span.end)
