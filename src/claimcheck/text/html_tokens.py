"""HTML as tags and text with their places in the file, after the tokenizer of the WHATWG HTML standard (section 13.2.5).

The standard library's `html.parser` says nothing of where an attribute stands and takes quadratic time on unclosed
comments and tags; lxml knows lines only. Each character here is looked at a bounded number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "iframe", "noscript", "xmp", "noembed", "noframes"})
"""Elements whose content is no mark-up."""
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_PIECE = re.compile(
    r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&(?:\#\d{1,8}|\#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?)|[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*|&"
)


class Attribute(NamedTuple):
    """An attribute's value, entities resolved, and where it stands."""

    value: str
    start: int
    end: int


class Token(NamedTuple):
    """A tag or a stretch of text between tags."""

    kind: str
    """`open`, `close`, `text`, `raw` for the content of a script and its like."""
    name: str
    start: int
    end: int
    attributes: dict[str, Attribute]


_NONE: dict[str, Attribute] = {}


def read_tokens(text: str) -> Iterator[Token]:
    """The tags and the text of an HTML file, in order; comments and declarations are left out.

    >>> [(t.kind, t.name, t.start, t.end) for t in read_tokens("<p>a<!-- b --><br>c")]
    [('open', 'p', 0, 3), ('text', '', 3, 4), ('open', 'br', 14, 18), ('text', '', 18, 19)]
    """
    at = edge = 0
    while True:
        at = text.find("<", at)
        if at < 0:
            break
        end = _markup_end(text, at)
        if end < 0:
            at += 1
            continue
        if edge < at:
            yield Token("text", "", edge, at, _NONE)
        tag = _TAG.match(text, at)
        if tag is None:
            at = edge = end
            continue
        name = tag[1].lower()
        closing = text[at + 1] == "/"
        attributes, end = _read_attributes(text, tag.end())
        yield Token("close" if closing else "open", name, at, end, attributes)
        if not closing and name in RAW_TEXT:
            close = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, end)
            stop = close.start() if close else len(text)
            if end < stop:
                yield Token("raw", name, end, stop, _NONE)
            end = stop
        at = edge = end
    if edge < len(text):
        yield Token("text", "", edge, len(text), _NONE)


def _markup_end(text: str, at: int) -> int:
    """Where a comment or declaration ends; 0 for a tag, -1 when the `<` is only a character."""
    if _TAG.match(text, at):
        return 0
    if text.startswith("<!--", at):
        end = text.find("-->", at + 2)
        return end + 3 if end >= 0 else len(text)
    if text.startswith(("<!", "<?", "</"), at) and at + 2 < len(text):
        end = text.find(">", at)
        return end + 1 if end >= 0 else len(text)
    return -1


def _read_attributes(text: str, at: int) -> tuple[dict[str, Attribute], int]:
    """A tag's attributes, the first of each name, and where the tag ends."""
    found: dict[str, Attribute] = {}
    while at < len(text):
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            end = text.find(">", at)
            return found, end + 1 if end >= 0 else len(text)
        group = next((n for n in (2, 3, 4) if match[n] is not None), 0)
        place = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match[1].lower(), Attribute(html.unescape(match[group]) if group else "", *place))
        at = match.end()
    return found, len(text)


def read_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The entities, the runs of white space and what stands between these: what each reads as, and where it stands.

    Words with one plain space between them are one piece: they are copied as they stand.

    >>> list(read_pieces("a &amp;  b", 0, 10))
    [('a', 0, 1), (' ', 1, 2), ('&', 2, 7), (' ', 7, 9), ('b', 9, 10)]
    """
    for match in _PIECE.finditer(text, start, end):
        if match["space"]:
            yield " ", match.start(), match.end()
        elif match["entity"]:
            yield html.unescape(match.group()), match.start(), match.end()
        else:
            yield match.group(), match.start(), match.end()
