"""WordPress exports (WXR) and other RSS: each published post or page as an article, mapped to its span of the file."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from xml.parsers import expat

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Link, Span
from claimcheck.text.markup import Marked, Part, TextMap
from claimcheck.text.markup_html import read_html_fragment

CONTENT = ("content:encoded", "content", "summary", "description")
"""Elements that hold a post's HTML; the first one that has any counts."""
KEPT = frozenset(
    {
        *CONTENT,
        "title",
        "link",
        "pubDate",
        "published",
        "updated",
        "wp:post_date",
        "wp:post_type",
        "wp:status",
        "wp:post_date_gmt",
    }
)
POST_TYPES = ("post", "page", "")
"""Attachments, menu items and revisions are no articles."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ISO = re.compile(r"(?!0000)\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class _Item:
    """One post while it is read."""

    start: int
    fields: dict[str, TextMap] = field(default_factory=dict)
    link: str = ""

    def value(self, name: str) -> str:
        found = self.fields.get(name)
        return found.text().strip() if found else ""


def read_wxr(text: str, path: str = "") -> Iterator[Marked]:
    """The published posts and pages of an export, in the order of the file.

    Raises ClaimcheckError for XML that is not well formed, and for any document type declaration: entities that expand
    without end are declared there, and no export has one.
    """
    for item, end in _read_items(text, path):
        if item.value("wp:post_type") not in POST_TYPES or item.value("wp:status") not in ("publish", ""):
            continue
        name = next((name for name in CONTENT if item.value(name)), None)
        marked = _compose(item, name, Span(item.start, end))
        if marked.parts:
            yield marked


# ---- XML


class _Reader:
    """An expat parser that keeps where each character stands; expat counts bytes, the records code points."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.data = _CONTROL.sub(" ", text).encode("utf-8")
        self.byte = self.point = 0
        self.item: _Item | None = None
        self.done: list[tuple[_Item, int]] = []
        self.open: TextMap | None = None
        self.names: list[str] = []
        self.cdata = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartCdataSectionHandler = self.start_cdata
        self.parser.EndCdataSectionHandler = self.end_cdata
        self.parser.StartDoctypeDeclHandler = self.doctype

    def place(self) -> int:
        """The code point that the parser stands at."""
        at = self.parser.CurrentByteIndex
        if at > self.byte:
            chunk = self.data[self.byte : at]
            self.point += len(chunk.decode("utf-8", "ignore"))
            self.byte = at
        return self.point

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.place()
        self.names.append(name)
        if name in ("item", "entry") and self.item is None:
            self.item = _Item(at)
        elif self.item is not None and name in KEPT and self.names[-2:-1] in (["item"], ["entry"]):
            self.open = self.item.fields.setdefault(name, TextMap())
            if name == "link" and attributes.get("rel", "alternate") == "alternate":
                self.item.link = attributes.get("href", self.item.link)

    def end(self, name: str) -> None:
        at = self.place()
        self.names.pop()
        self.open = None
        if self.item is not None and name in ("item", "entry"):
            close = self.text.find(">", at)
            self.done.append((self.item, close + 1 if close >= 0 else len(self.text)))
            self.item = None

    def start_cdata(self) -> None:
        self.cdata = True

    def end_cdata(self) -> None:
        self.cdata = False

    def words(self, data: str) -> None:
        if self.open is None:
            return
        at = self.place()
        if self.text[at : at + 1] == "&" and not self.cdata:
            self.open.put(data, at, self.text.find(";", at) + 1)
        elif data == "\n" and self.text.startswith("\r\n", at):
            self.open.put(data, at, at + 2)
        else:
            self.open.copy(data, at)

    def doctype(self, *_: object) -> None:
        raise ClaimcheckError(
            "the XML declares a document type, which may hide entities that expand without end",
            place=f"{self.path}:{self.parser.CurrentLineNumber}:{self.parser.CurrentColumnNumber + 1}",
            fix="remove the <!DOCTYPE …> declaration; a WordPress export has none",
            see="unsafe-xml",
        )


STEP = 1 << 20
"""Bytes given to the parser at a time, so that posts are handed on as they end."""


def _read_items(text: str, path: str) -> Iterator[tuple[_Item, int]]:
    reader = _Reader(text, path)
    try:
        for at in range(0, max(len(reader.data), 1), STEP):
            last = at + STEP >= len(reader.data)
            reader.parser.Parse(reader.data[at : at + STEP], last)
            yield from reader.done
            reader.done.clear()
    except expat.ExpatError as error:
        raise ClaimcheckError(
            f"this is not well-formed XML: {expat.ErrorString(error.code)}",
            place=f"{path}:{error.lineno}:{error.offset + 1}",
            fix="export it from WordPress again, or save the article as HTML or text",
            see="unreadable-file",
        ) from error


# ---- one post


def _compose(item: _Item, name: str | None, span: Span) -> Marked:
    """The post's title and its HTML as one readable text, all of it mapped through to the file."""
    out, parts, links = TextMap(), list[Part](), list[Link]()
    title = item.value("title")
    if title:
        _append(out, parts, links, item.fields["title"], title=True)
    if name is not None:
        _append(out, parts, links, item.fields[name])
    return Marked(
        out.text(),
        out.starts,
        out.ends,
        parts,
        tuple(links),
        span,
        None,
        _published(item),
        item.value("link") or item.link or None,
    )


def _append(out: TextMap, parts: list[Part], links: list[Link], source: TextMap, *, title: bool = False) -> None:
    """Read one field as HTML and add it to the post; the title's words are one part."""
    fragment = source.text()
    marked = read_html_fragment(fragment)
    if not marked.text:
        return
    if len(out):
        first = source.starts[marked.starts[0]]
        out.put("\n\n", first, first)
    by = len(out)
    out.chars.append(marked.text)
    out.starts.extend(array("L", (source.starts[at] if at < len(fragment) else source.ends[-1] for at in marked.starts)))
    out.ends.extend(_ends_in_file(source, marked.starts, marked.ends))
    if title:
        parts.append(Part("title", by, by + len(marked.text), 1, 1))
        return
    for part in marked.parts:
        kind = "heading" if part.kind == "title" else part.kind
        parts.append(replace(part, kind=kind, start=part.start + by, end=part.end + by))
    for link in marked.links:
        if link.raw.start < link.raw.end:
            raw = Span(source.starts[link.raw.start], source.ends[link.raw.end - 1])
            links.append(Link(link.start + by, link.end + by, link.url, raw))


def _ends_in_file(source: TextMap, starts: Sequence[int], ends: Sequence[int]) -> array[int]:
    """Ends in the fragment as ends in the file; an empty span stays empty."""
    last = len(source.starts)
    return array(
        "L",
        (
            source.ends[end - 1] if end > start else source.starts[start] if start < last else source.ends[-1]
            for start, end in zip(starts, ends, strict=True)
        ),
    )


def _published(item: _Item) -> str | None:
    for name in ("wp:post_date", "published", "wp:post_date_gmt", "updated"):
        if match := _ISO.match(item.value(name)):
            return match[0]
    try:
        return parsedate_to_datetime(item.value("pubDate")).date().isoformat()
    except (ValueError, IndexError, TypeError):
        return None
