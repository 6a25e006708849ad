"""What a person reads of a fetched page: title, main text in lines that suit git, language, date. Parsed, never run."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from claimcheck.records import Language
from claimcheck.sources.charset import decode_page
from claimcheck.sources.fetch import Fetched
from claimcheck.text.html_tokens import read_tokens
from claimcheck.text.languages import detect_language
from claimcheck.text.markup_html import read_html, read_html_fragment
from claimcheck.text.sentences import split_sentences

TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json")
THIN = 0.2
"""A main text with less than this share of the page's words is no main text: then all that the page says is kept. The aligner
passes over a menu; a passage that was dropped it cannot find."""
DOUBTED = 1000
"""Characters. A main text with fewer, or with less than a fiftieth of its markup, is held against the whole page."""
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|title|p|div|table|br|meta)\b", re.IGNORECASE)
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=/|-|$|\.)")
MAX_TITLE = 300
_SPACES = re.compile(r"[^\S\n]+")
_GAP = re.compile(r" ?\n(?:\s*\n)? ?")


@dataclass(frozen=True, slots=True)
class Page:
    """The readable side of a response."""

    title: str | None = None
    text: str = ""
    """One sentence a line, an empty line between paragraphs."""
    language: Language | None = None
    published: str | None = None
    """EDTF, where the page's head or its address says so."""
    heads: tuple[str, ...] = ()
    """Every title that it gives itself: of its head, its first heading, its article."""
    refresh: str | None = None
    """Where a `<meta http-equiv=refresh>` sends a browser at once."""


def read_page(fetched: Fetched) -> Page:
    """The readable side of an answer; an empty page for pictures and other files."""
    content_type = fetched.header("content-type").lower()
    if content_type and not content_type.lstrip().startswith(TEXT_TYPES):
        return Page()
    text = decode_page(fetched.body, content_type)
    if text is None or "\0" in text[:1000]:
        return Page()
    if "html" in content_type or _MARKUP.search(text[:4000]):
        return read_markup(text, fetched.url)
    return _page(None, text, _published(None, fetched.url), (), None)


def read_markup(text: str, url: str) -> Page:
    """The readable side of an HTML text that stands at `url`."""
    head = _read_head(text)
    found = read_html(text)
    main = "\n\n".join(marked.text for marked in found).strip()
    if len(main) < max(DOUBTED, len(text) // 50):
        whole = read_html_fragment(text).text.strip()
        main = whole if len(main) < THIN * len(whole) else main
    own = next((marked.title or _first_title(marked.text, marked.parts) for marked in found), None)
    published = next((marked.published for marked in found if marked.published), None)
    titles = tuple(dict.fromkeys(item for item in (own, *head.titles) if item))
    return _page(own or (head.titles[0] if head.titles else None), main, _published(published, url), titles, head.refresh)


def _first_title(text: str, parts: object) -> str | None:
    for part in parts if isinstance(parts, (list, tuple)) else ():
        if part.kind == "title":
            return " ".join(text[part.start : part.end].split())
    return None


def _page(title: str | None, text: str, published: str | None, heads: tuple[str, ...], refresh: str | None) -> Page:
    language = detect_language(text) if text.strip() else None
    return Page(title[:MAX_TITLE] if title else None, in_lines(text, language), language, published, heads, refresh)


def in_lines(text: str, language: Language | None = None) -> str:
    r"""The text with a sentence a line and an empty line between paragraphs, so that a changed sentence is a changed line.

    >>> in_lines("Мост открыт в 1931 г. инженером.  Пел хор.\n\n\nПотом\tужин.")
    'Мост открыт в 1931 г. инженером.\nПел хор.\n\nПотом ужин.\n'
    """
    flat = _GAP.sub(lambda gap: "\n\n" if gap[0].count("\n") > 1 else "\n", _SPACES.sub(" ", text)).strip()
    pieces: list[str] = []
    edge = 0
    for span in split_sentences(flat, language):
        pieces += [
            ("\n\n" if "\n\n" in flat[edge : span.start] else "\n") if pieces else "",
            _lines_joined(flat[span.start : span.end]),
        ]
        edge = span.end
    return "".join((*pieces, "\n")) if pieces else ""


def _lines_joined(sentence: str) -> str:
    """A sentence on one line."""
    return sentence.replace("\n", " ") if "\n" in sentence else sentence


def _published(stated: str | None, url: str) -> str | None:
    match = _DAY_IN_PATH.search(url)
    return stated or ("-".join(match.groups()) if match else None)


@dataclass(slots=True)
class _Head:
    titles: tuple[str, ...] = ()
    refresh: str | None = None


def _read_head(text: str) -> _Head:
    """The titles and the refresh of a page, in one pass over its first part."""
    head = _Head()
    for token in read_tokens(text[:200_000]):
        if token.kind == "raw" and token.name == "title":
            words = " ".join(html.unescape(text[token.start : min(token.end, token.start + 1000)]).split())
            head.titles = (*head.titles, words) if words and len(head.titles) < 3 else head.titles
        elif token.kind == "open" and token.name == "meta" and head.refresh is None:
            kind = token.attributes.get("http-equiv")
            content = token.attributes.get("content")
            match = _REFRESH.match(content.value) if kind and content and kind.value.lower() == "refresh" else None
            head.refresh = match[1] if match else None
    return head
