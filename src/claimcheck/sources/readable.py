"""What a person reads of a fetched page: title, main text in lines that suit git, language, date. Parsed, never run."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimcheck.records import Language
from claimcheck.sources.address import read_address
from claimcheck.sources.charset import decode_page
from claimcheck.sources.failure import FailureError
from claimcheck.sources.fetch import Fetched
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
    canonical: str | None = None
    """The address that the page gives as its own; that of a site's start page is none."""


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
    return _page(text, Page(published=_published(None, fetched.url)), None)


def read_markup(text: str, url: str) -> Page:
    """The readable side of an HTML text that stands at `url`."""
    from claimcheck.sources.head import read_head  # noqa: PLC0415  # with Beautiful Soup, for those who have pages

    head = read_head(text)
    found = read_html(text)
    main = "\n\n".join(marked.text for marked in found).strip()
    if len(main) < max(DOUBTED, len(text) // 50):
        whole = read_html_fragment(text).text.strip()
        main = whole if len(main) < THIN * len(whole) else main
    own = next((marked.title or _first_title(marked.text, marked.parts) for marked in found), None)
    titles = tuple(dict.fromkeys(item for item in (own, *head.titles) if item))
    published = head.published or next((marked.published for marked in found if marked.published), None)
    page = Page(
        title=titles[0][:MAX_TITLE] if titles else None,
        published=_published(published, url),
        heads=titles,
        refresh=head.refresh,
        canonical=_canonical(head.canonical, url),
    )
    return _page(main, page, head.language)


def _canonical(written: str | None, url: str) -> str | None:
    try:
        address = read_address(written, url or None) if written else None
    except FailureError:
        return None
    return address.url if address and address.target != "/" else None


def _first_title(text: str, parts: object) -> str | None:
    for part in parts if isinstance(parts, (list, tuple)) else ():
        if part.kind == "title":
            return " ".join(text[part.start : part.end].split())
    return None


def _page(text: str, page: Page, declared: Language | None) -> Page:
    """The page with its text; what language the page declares decides where its letters do not."""
    language = detect_language(text, declared) if text.strip() else None
    return replace(page, text=in_lines(text, language), language=language)


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
