"""HTML to readable text, every character of it mapped to its span of the file."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from claimcheck.records import Link, Span
from claimcheck.text.html_tokens import Attribute, Token, read_pieces, read_tokens
from claimcheck.text.markup import Marked, Part, PartKind, TextMap
from claimcheck.text.tables import pages
from claimcheck.text.tables.layout import Shape

MIN_ARTICLE = 250
"""Characters that one of several `article` elements needs, to be more than a teaser."""
TEASER = 0.1
"""An `article` element with less than this share of the largest one's text is a teaser."""
_HEADING = re.compile(r"h([1-6])")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|vimeo|image|soundcloud|wpvideo|more|contact-form)\b[^\[\]]{0,500}\]"
)
_CLOSED = re.compile(r"[.!?…:;]['\"’”»)\]]*$")
_NO_ADDRESS = re.compile(r"(?:#|javascript:|mailto:|tel:|data:)|$", re.IGNORECASE)


@cache
def _shapes(rows: tuple[Shape, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows), re.IGNORECASE)


def read_html(text: str) -> list[Marked]:
    r"""The articles of an HTML file: its `article` elements, else `main`, else the element that holds the entry, else all.

    >>> one = read_html("<h1>Ferry</h1><p>Sank &amp; rose.<script>x()</script>")[0]
    >>> one.text, [(part.kind, part.level) for part in one.parts]
    ('Ferry\n\nSank & rose.', [('title', 1), ('paragraph', 0)])
    """
    tokens = list(read_tokens(text))
    page = _read_page(text, tokens)
    roots = _roots(tokens)
    found = [_read_root(text, tokens, first, last) for first, last in roots]
    found = [marked for marked in found if marked.parts]
    if len(found) == 1:
        return [_with_page(found[0], page)]
    return found


def read_html_fragment(text: str) -> Marked:
    r"""HTML as a WordPress post holds it: a blank line ends a paragraph, a line break outside of `p` a line; shortcodes are dropped.

    >>> read_html_fragment('One.\n\nTwo <b>bold</b>.[gallery ids="1"]').text
    'One.\n\nTwo bold.'
    """
    tokens = list(read_tokens(text))
    return _read_root(text, tokens, 0, len(tokens), loose=True)


# ---- what the head says


@dataclass(slots=True)
class _Page:
    """What a page says of itself."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    site: str | None = None
    heading: str | None = None


def _read_page(text: str, tokens: Sequence[Token]) -> _Page:
    page, meta = _Page(), dict[str, str]()
    head = ""
    for at, token in enumerate(tokens):
        if token.kind == "raw" and token.name == "title" and not head:
            head = " ".join(html.unescape(text[token.start : token.end]).split())
        elif token.kind == "raw" and token.name == "script" and page.published is None:
            match = _JSON_DATE.search(text, token.start, token.end)
            page.published = match[1] if match else None
        elif token.kind == "open" and token.name == "meta":
            key = _value(token, "property") or _value(token, "name") or _value(token, "itemprop")
            meta.setdefault(key.lower(), _value(token, "content").strip())
        elif token.kind == "open" and token.name == "link" and "canonical" in _value(token, "rel").lower().split():
            page.url = page.url or _value(token, "href").strip() or None
        elif token.kind == "open" and token.name == "h1" and page.heading is None:
            page.heading = _words(text, tokens, at, "h1")
    dates = (match[0] for key, value in meta.items() if key in pages.PUBLISHED_META and (match := _ISO_DATE.match(value)))
    page.published = next(dates, page.published)
    page.url = page.url or meta.get("og:url") or None
    page.title = meta.get("og:title") or page.heading or _without_site(head, meta.get("og:site_name", "")) or None
    return page


def _value(token: Token, name: str) -> str:
    found = token.attributes.get(name)
    return found.value if found else ""


def _words(text: str, tokens: Sequence[Token], at: int, name: str) -> str | None:
    """The words of an element, white space folded."""
    words = []
    for token in tokens[at + 1 : at + 40]:
        if token.kind == "close" and token.name == name:
            break
        if token.kind == "text":
            words.append(html.unescape(text[token.start : token.end]))
    return " ".join("".join(words).split()) or None


def _without_site(title: str, site: str) -> str:
    """A page's title without the name of its site after a bar or a dash."""
    for mark in (" | ", " — ", " – ", " :: ", " » ", " - "):
        head, found, tail = title.rpartition(mark)
        if found and head and (tail == site or (mark == " | " and len(tail) < len(head) + 20)):
            return head
    return title


def _with_page(marked: Marked, page: _Page) -> Marked:
    has_title = any(part.kind == "title" for part in marked.parts)
    return replace(
        marked,
        title=marked.title if has_title else page.title,
        published=page.published or marked.published,
        url=page.url or marked.url,
    )


# ---- which elements hold articles


def _roots(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """First and last token of each element that holds an article."""
    extents = _extents(tokens)
    for kind in ("article", "main", "content"):
        found = _outermost([extent for name, *extent in extents if name == kind])
        sizes = [_size(tokens, first, last) for first, last in found]
        if not sizes or max(sizes) == 0:
            continue
        if len(found) == 1:
            return found
        least = min(MIN_ARTICLE, max(sizes))
        kept = [extent for extent, size in zip(found, sizes, strict=True) if size >= least and size >= TEASER * max(sizes)]
        return kept if kind != "main" else kept[:1]
    return [(0, len(tokens))]


def _extents(tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    """Kind, first and last token of the elements that may hold articles, comments left out."""
    found: list[tuple[str, int, int]] = []
    open_elements: list[tuple[str, str, int]] = []
    counts: Counter[str] = Counter()
    for at, token in enumerate(tokens):
        if token.name in pages.VOID:
            continue
        if token.kind == "open":
            open_elements.append((token.name, _root_kind(token), at))
            counts[token.name] += 1
        elif token.kind == "close" and counts[token.name]:
            name = ""
            while name != token.name:
                name, kind, first = open_elements.pop()
                counts[name] -= 1
                if kind:
                    found.append((kind, first, at + 1))
    found.extend((kind, first, len(tokens)) for _, kind, first in open_elements if kind)
    return sorted(found, key=lambda extent: (extent[1], -extent[2]))


def _root_kind(token: Token) -> str:
    classes = _classes(token)
    if any(_shapes(pages.DROPPED_CLASSES).fullmatch(one) for one in classes) and token.name != "main":
        return ""
    if token.name in ("article", "main"):
        return token.name
    if _value(token, "role") == "main":
        return "main"
    if token.name in ("div", "section", "td") and any(_shapes(pages.CONTENT_CLASSES).fullmatch(one) for one in classes):
        return "content"
    return ""


def _classes(token: Token) -> list[str]:
    return [one for one in f"{_value(token, 'class')} {_value(token, 'id')}".split() if len(one) < 60]


def _outermost(extents: list[list[int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in extents:
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept


def _size(tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(token.end - token.start for token in tokens[first:last] if token.kind == "text")


# ---- one article's text


@dataclass(slots=True)
class _Element:
    """An open element and what it means for the text in it."""

    name: str
    kind: PartKind
    level: int
    dropped: bool


@dataclass(slots=True)
class _Writer:
    """Readable text as it grows from the tokens of one element."""

    text: str
    loose: bool = False
    """Paragraphs are set off by blank lines, as in a WordPress post."""
    out: TextMap = field(default_factory=TextMap)
    parts: list[Part] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    begun: int = -1
    """Where the paragraph that is being written begins; -1 between paragraphs."""
    kind: tuple[PartKind, int] = ("paragraph", 0)
    space: tuple[int, int] | None = None
    """White space that counts only if words follow."""
    breaks: int = 0
    """Line breaks since the last words."""
    tail: str = ""
    link: tuple[Attribute, int] | None = None
    shortcode: PartKind | None = None
    """`caption` inside a caption shortcode."""
    published: str | None = None
    url: str | None = None

    def top(self) -> _Element:
        return self.elements[-1] if self.elements else _Element("", "paragraph", 0, dropped=False)

    def end_part(self) -> None:
        """End the paragraph at its last words."""
        if self.begun >= 0 and len(self.out) > self.begun:
            kind, level = self.kind
            self.parts.append(Part(kind, self.begun, len(self.out), 0 if self.breaks == 1 else 1, level))
        self.begun, self.space = -1, None

    def write(self, words: str, start: int, end: int) -> None:
        """Add words, the white space that waited before them, and the gap that sets a new paragraph off."""
        if self.breaks and self.begun >= 0:
            if self.breaks > 1 or _CLOSED.search(self.tail) or not words[:1].islower():
                self.end_part()
            else:
                self.out.put("\n", start, start)
                self.space = None
        if self.begun < 0:
            if len(self.out):
                self.out.put("\n" if self.breaks == 1 else "\n\n", start, start)
            self.begun = len(self.out)
            self.kind = (self.shortcode or self.top().kind, self.top().level)
        elif self.space:
            self.out.put(" ", *self.space)
        self.space, self.breaks = None, 0
        if self.link and self.link[1] < 0:
            self.link = (self.link[0], len(self.out))
        if end - start == len(words):
            self.out.copy(words, start)
        else:
            self.out.put(words, start, end)
        self.tail = (self.tail + words)[-8:]

    def end_link(self) -> None:
        """Keep the link that ends here if it has words and an address."""
        if self.link and 0 <= self.link[1] < len(self.out):
            address = self.link[0]
            if not _NO_ADDRESS.match(address.value.strip()):
                self.links.append(Link(self.link[1], len(self.out), address.value.strip(), Span(address.start, address.end)))
        self.link = None


def _read_root(text: str, tokens: Sequence[Token], first: int, last: int, *, loose: bool = False) -> Marked:
    """The readable text of the element between two tokens."""
    writer = _Writer(text, loose)
    for token in tokens[first:last]:
        if token.kind == "open":
            _open(writer, token)
        elif token.kind == "close":
            _close(writer, token.name)
        elif token.kind == "text" and not writer.top().dropped:
            _write_text(writer, token)
    writer.end_link()
    writer.end_part()
    parts = _with_title(writer.parts)
    whole = first == 0 and last == len(tokens)
    span = Span(0, len(text)) if whole else Span(tokens[first].start, tokens[last - 1].end)
    return Marked(
        writer.out.text(),
        writer.out.starts,
        writer.out.ends,
        parts,
        writer.out.worded(writer.links),
        span,
        None,
        writer.published,
        writer.url,
    )


def _write_text(writer: _Writer, token: Token) -> None:
    edge = token.start
    for code in _SHORTCODE.finditer(writer.text, token.start, token.end) if writer.loose else ():
        _write_pieces(writer, edge, code.start())
        writer.end_part()
        edge = code.end()
        writer.shortcode = "caption" if code.group().startswith("[caption") else None
    _write_pieces(writer, edge, token.end)


def _write_pieces(writer: _Writer, first: int, last: int) -> None:
    for words, start, end in read_pieces(writer.text, first, last):
        if words == " " and writer.text[start] != "&":
            writer.space = writer.space or (start, end)
            if writer.loose and writer.begun >= 0 and not writer.counts["p"]:
                writer.breaks += writer.text.count("\n", start, end) or writer.text.count("\r", start, end)
        elif words:
            writer.write(words, start, end)


_NOTE_MARK = re.compile(
    r"\s{0,9}(?:\[\s{0,9})?<a\s[^<>]{0,400}?href\s{0,9}=\s{0,9}[\"']?#[^<>]{0,400}>[^<]{0,12}</a\s{0,9}>[\s,;\]]{0,9}",
    re.IGNORECASE,
)
"""A raised link to a note of the same page: it is no part of the sentence, whose last word it would be glued to."""


def _open(writer: _Writer, token: Token) -> None:
    above = writer.top()
    name = token.name
    if name == "br":
        writer.breaks += writer.begun >= 0 and not above.dropped
        writer.space = None
    elif name in ("td", "th") and writer.begun >= 0:
        writer.space = writer.space or (token.start, token.start)
    elif name in pages.BLOCKS:
        writer.end_part()
        writer.breaks = 0
    if name == "a" and not above.dropped:
        writer.end_link()
        writer.link = (token.attributes["href"], -1) if "href" in token.attributes else None
        if "bookmark" in _value(token, "rel").split() and writer.url is None:
            writer.url = _value(token, "href").strip() or None
    if name == "time" and writer.published is None and (match := _ISO_DATE.match(_value(token, "datetime"))):
        writer.published = match[0]
    if name not in pages.VOID:
        element = _element(token, above)
        inside = writer.link is not None and writer.link[0].value.strip().startswith("#")
        if name == "sup" and (inside or _NOTE_MARK.match(writer.text, token.end)):
            element = replace(element, dropped=True)
        writer.elements.append(element)
        writer.counts[name] += 1


def _element(token: Token, above: _Element) -> _Element:
    """What an element means for the text in it, given the element around it."""
    name = token.name
    classes = _classes(token)
    dropped = above.dropped or name in pages.DROPPED or "hidden" in token.attributes
    if not dropped and name not in ("html", "body", "main", "article"):
        dropped = any(_shapes(pages.DROPPED_CLASSES).fullmatch(one) for one in classes)
    if match := _HEADING.fullmatch(name):
        return _Element(name, "heading", int(match[1]), dropped)
    kind = above.kind if above.kind != "heading" else "paragraph" if name in pages.BLOCKS else above.kind
    if name in ("li", "dd", "dt", "tr"):
        kind = "item"
    elif name == "blockquote":
        kind = "quotation"
    elif name in ("figcaption", "caption") or any(_shapes(pages.CAPTION_CLASSES).fullmatch(one) for one in classes):
        kind = "caption"
    elif name not in ("body", "html", "article", "main") and any(_shapes(pages.BYLINE_CLASSES).fullmatch(one) for one in classes):
        kind = "byline"
    return _Element(name, kind, above.level if kind == "heading" else 0, dropped)


def _close(writer: _Writer, name: str) -> None:
    if name in pages.BLOCKS:
        writer.end_part()
        writer.breaks = 0
    if name == "a":
        writer.end_link()
    while writer.counts[name] and writer.elements:
        popped = writer.elements.pop()
        writer.counts[popped.name] -= 1
        if popped.name == name:
            break


def _with_title(parts: list[Part]) -> list[Part]:
    """The parts with the article's title among them: its first `h1`, else a heading that stands at its top."""
    at = next((i for i, part in enumerate(parts) if part.kind == "heading" and part.level == 1), None)
    if at is None:
        at = next((i for i, part in enumerate(parts[:3]) if part.kind == "heading" and part.level == 2), None)
    return parts if at is None else [replace(part, kind="title") if i == at else part for i, part in enumerate(parts)]
