"""One article's text to its claims, every offset in the file as it stands on disk."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol, TypeVar

from claimcheck.records import (
    Article,
    ArticleText,
    BlockKind,
    Claim,
    ClaimsFile,
    ClaimSpan,
    DateMention,
    Document,
    Duration,
    Figure,
    Identifier,
    Quote,
    Reading,
)
from claimcheck.store.merge import ClaimIds
from claimcheck.text.claims_words import ClaimWords

CLAIM_BLOCKS: frozenset[BlockKind] = frozenset({"paragraph", "item", "quotation", "caption"})
"""Blocks that make statements of the article's own; what stands in the others is read by other stages or by nobody."""
CONTEXT = 32
"""Characters of the file kept on each side of a quote."""
HEAD = 500
"""Characters of the article that its id is made from."""
MAX_SLUG = 40

_Mention = TypeVar("_Mention", DateMention, Duration, Figure, Identifier)


def extract_claims(article: ArticleText, document: Document, words: ClaimWords | None = None) -> ClaimsFile:
    """The article's record and its claims, told by `words`, without citations, evidence or reviews.

    Headings, bylines, leftovers and sources are blanked out before reading, so that the dates of one paragraph still
    supply what the next leaves out. Two runs on one input agree.
    """
    from claimcheck.text.read import read_text  # noqa: PLC0415 - the readers load when there is something to read

    text = claim_text(article)
    reading = read_text(text, article.language, words)
    file = _Slicer(article, document.text)
    ids = ClaimIds()
    claims = []
    for span, subjects in zip(reading.claims, reading.subjects, strict=True):
        trimmed = _trim(text, span)
        if trimmed is not None:
            claims.append(_claim(trimmed, tuple(subject.name for subject in subjects), reading, file, ids))
    return ClaimsFile(article_record(article, document), (), tuple(claims))


def claim_text(article: ArticleText) -> str:
    """The article's readable text with everything that makes no claims turned into spaces, offsets unmoved."""
    pieces: list[str] = []
    edge = 0
    for block in article.blocks:
        pieces.append(article.text[edge : block.start])
        kept = block.kind in CLAIM_BLOCKS
        pieces.append(article.text[block.start : block.end] if kept else " " * (block.end - block.start))
        edge = block.end
    pieces.append(article.text[edge:])
    return "".join(pieces)


# ---- the article


def article_record(article: ArticleText, document: Document) -> Article:
    """What the claims file says of the article; its id is the title's slug and four characters of a hash."""
    raw = document.text[article.span.start : article.span.end]
    seed = f"{document.path}\n{article.text[:HEAD]}"
    if twin := _twins_above(document.text, raw[:HEAD], article.span.start):
        seed += f"\n{twin}"
    slug = make_slug(article.title)
    return Article(
        id=f"{slug}-{_base32(seed, 4)}" if slug else _base32(seed, 4),
        title=article.title,
        path=document.path,
        span=article.span,
        language=article.language,
        sha256=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
        published=article.published,
        url=article.url,
    )


def make_slug(title: str) -> str:
    """A title in lower-case Latin letters, figures and hyphens, at most 40 characters, cut at the end of a word.

    >>> make_slug("Паром на Десне (1943)"), make_slug("Who Held the Ferry – and for How Many Nights?")
    ('parom-na-desne-1943', 'who-held-the-ferry-and-for-how-many')
    """
    words = re.findall(r"[a-z0-9]+", _to_latin(title))
    slug = ""
    for word in words:
        if len(slug) + len(word) + bool(slug) > MAX_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "".join(words)[:MAX_SLUG]


_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u",
    "ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th",
}  # fmt: skip
"""Letters without a decomposition; accents are taken off by Unicode's."""


def _to_latin(title: str) -> str:
    known = "".join(_LATIN.get(c, "" if c in "’'ʼ`´" else c) for c in title.lower())
    return unicodedata.normalize("NFKD", known).encode("ascii", "ignore").decode("ascii") if not known.isascii() else known


def _base32(seed: str, length: int) -> str:
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:length]


def _twins_above(text: str, head: str, start: int) -> int:
    """How many articles further up in the file begin with the same words."""
    known = _twin_memo(text)
    if head not in known:
        known[head] = (text.find(head), 0)
    first, count = known[head]
    if first < 0 or first > start:
        first, count = text.find(head), 0
    while 0 <= first < start:
        first, count = text.find(head, first + max(len(head), 1)), count + 1
    known[head] = (first, count) if first == start else (-1, 0)
    return count


@lru_cache(maxsize=1)
def _twin_memo(_text: str) -> dict[str, tuple[int, int]]:
    """For each head of the document at hand, the last place it was seen at and how many stand above that."""
    return {}


# ---- the claims


class _Slicer:
    """Spans of the readable text to spans and slices of the file."""

    def __init__(self, article: ArticleText, text: str) -> None:
        self.article = article
        self.text = text

    def mention(self, found: _Mention) -> _Mention:
        """A mention with its place and words in the file."""
        raw = self.article.raw(found.start, found.end)
        return replace(found, start=raw.start, end=raw.end, text=self.text[raw.start : raw.end])

    def words(self, start: int, end: int) -> str:
        """A span as a reader reads it, white space folded."""
        return " ".join(self.article.text[start:end].split())

    def quote(self, start: int, end: int) -> Quote:
        """A span as W3C selectors of the file."""
        raw = self.article.raw(start, end)
        return Quote(
            exact=self.text[raw.start : raw.end],
            prefix=self.text[max(0, raw.start - CONTEXT) : raw.start],
            suffix=self.text[raw.end : raw.end + CONTEXT],
            start=raw.start,
            end=raw.end,
        )


def _trim(text: str, span: ClaimSpan) -> ClaimSpan | None:
    """The span without white space around it; None when nothing is left."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return replace(span, start=start, end=end) if start < end else None


def _claim(span: ClaimSpan, about: tuple[str, ...], reading: Reading, file: _Slicer, ids: ClaimIds) -> Claim:
    text = file.words(span.start, span.end)
    return Claim(
        id=ids.mint(text),
        text=text,
        quote=file.quote(span.start, span.end),
        check_worthy=span.check_worthy,
        why=span.why,
        dates=tuple(map(file.mention, _within(reading.dates, span))),
        durations=tuple(map(file.mention, _within(reading.durations, span))),
        figures=tuple(map(file.mention, _within(reading.figures, span))),
        identifiers=tuple(map(file.mention, _within(reading.identifiers, span))),
        names=tuple(dict.fromkeys(file.words(name.start, name.end) for name in _within(reading.names, span))),
        about=about,
        predicate=span.predicate,
        said_by=span.said_by,
    )


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_AnyPlaced = TypeVar("_AnyPlaced", bound=_Placed)


def _within(mentions: Sequence[_AnyPlaced], span: ClaimSpan) -> Iterable[_AnyPlaced]:
    """The mentions, in order of start, that lie wholly within a span."""
    first = bisect_left(mentions, span.start, key=lambda one: one.start)
    for mention in mentions[first:]:
        if mention.start >= span.end:
            return
        if mention.end <= span.end:
            yield mention
