"""What a page's head says of it: titles, charset, address, language, day, where it sends a browser. Read by Beautiful Soup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from bs4 import BeautifulSoup, SoupStrainer, Tag
from bs4.exceptions import ParserRejectedMarkup

from claimcheck.records import Language
from claimcheck.text.html_tokens import RAW_TEXT, Token, read_tokens
from claimcheck.text.tables.pages import PUBLISHED_META

LOOKED_AT = 200_000
"""Characters of a page in which its head is looked for."""
TAGS = 200
TAG_LENGTH = 4000
TITLE_LENGTH = 1000
TITLES = 3
NAMES = ("html", "title", "meta", "link", "script", "time")
LANGUAGES: dict[str, Language] = {"en": "en", "ru": "ru", "uk": "uk", "ua": "uk"}
"""By the first letters of a language tag; `ua`, the country's code, is a common slip."""
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_JSON_DAY = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d{2}-\d{2})')


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself. Nothing of it is believed here: addresses are as they were written."""

    titles: tuple[str, ...] = ()
    charset: str | None = None
    canonical: str | None = None
    language: Language | None = None
    published: str | None = None
    """ISO 8601 day."""
    refresh: str | None = None
    """Where a `<meta http-equiv=refresh>` sends a browser at once."""


def read_head(text: str) -> Head:
    """What the head of a page says; an empty one where there is none, never an error.

    >>> read_head('<html lang="uk-UA"><title>Міст</title><meta property="article:published_time" content="1999-05-04T10:00">')
    Head(titles=('Міст',), charset=None, canonical=None, language='uk', published='1999-05-04', refresh=None)
    """
    try:
        soup = BeautifulSoup("".join(_pieces(text)), "html.parser", parse_only=SoupStrainer(NAMES))
    except ParserRejectedMarkup:
        return Head()
    metas = soup.find_all("meta")
    titles = chain((tag.get_text() for tag in soup.find_all("title")), _contents(metas, "property", "og:title"))
    words = dict.fromkeys(" ".join(title.split()) for title in titles)
    return Head(
        tuple(title for title in words if title)[:TITLES],
        _charset(metas),
        next((_value(tag, "href") for tag in soup.find_all("link") if "canonical" in _value(tag, "rel").lower().split()), None),
        _language(soup, metas),
        _published(soup, metas),
        next((match[1] for text in _contents(metas, "http-equiv", "refresh") if (match := _REFRESH.match(text))), None),
    )


def _pieces(text: str) -> Iterator[str]:
    """The few tags that say something, each whole and closed; of the body only those that speak of the whole page.

    The standard library's parser takes quadratic time on what is left open (comments, tags, brackets): read_tokens, which
    does not, cuts them out for it.
    """
    in_head, data, left = True, False, TAGS
    start = text[:LOOKED_AT]
    for token in read_tokens(start):
        if left == 0:
            return
        in_head = in_head and (token.kind, token.name) not in (("open", "body"), ("close", "head"))
        if token.kind == "open":
            data = token.name == "script" and "ld+json" in _said(token, "type")
            if token.name in NAMES and (in_head or _of_the_whole(token)) and token.end - token.start <= TAG_LENGTH:
                left -= 1
                if token.name not in RAW_TEXT:
                    yield start[token.start : token.end] + ("</time>" if token.name == "time" else "")
        elif token.kind == "raw" and token.name == "title" and in_head:
            yield f"<title>{start[token.start : min(token.end, token.start + TITLE_LENGTH)].replace('<', '&lt;')}</title>"
        elif token.kind == "raw" and data:
            yield f'<script type="application/ld+json">{start[token.start : token.end]}</script>'


def _said(token: Token, name: str) -> str:
    found = token.attributes.get(name)
    return found.value.lower() if found else ""


def _of_the_whole(token: Token) -> bool:
    """Whether a tag of the body speaks of the page as one of the head does."""
    return bool(_said(token, "http-equiv")) or _said(token, "itemprop") == "datepublished" or "pubdate" in token.attributes


def _value(tag: Tag, name: str) -> str:
    """An attribute, empty where there is none; of one with several values all, a space between."""
    found = tag.get(name) or ""
    return (found if isinstance(found, str) else " ".join(found)).strip()


def _contents(metas: Sequence[Tag], key: str, name: str) -> Iterator[str]:
    return (_value(meta, "content") for meta in metas if _value(meta, key).lower() == name)


def _charset(metas: Sequence[Tag]) -> str | None:
    for meta in metas:
        if found := _value(meta, "charset"):
            return found[:40]
        if _value(meta, "http-equiv").lower() == "content-type" and (match := _CHARSET.search(_value(meta, "content"))):
            return match[1]
    return None


def _language(soup: BeautifulSoup, metas: Sequence[Tag]) -> Language | None:
    """As the page declares it, the nearest to the text first."""
    said = chain(
        (_value(tag, name) for tag in soup.find_all("html") for name in ("lang", "xml:lang")),
        _contents(metas, "property", "og:locale"),
        _contents(metas, "http-equiv", "content-language"),
        _contents(metas, "name", "language"),
    )
    return next((LANGUAGES[code] for tag in said if (code := re.split(r"[-_,;\s]", tag.lower())[0]) in LANGUAGES), None)


def _published(soup: BeautifulSoup, metas: Sequence[Tag]) -> str | None:
    """The first sound day of those that the page is said to be published on, those that speak of nothing else first."""
    named = {
        (_value(tag, "property") or _value(tag, "name") or _value(tag, "itemprop")).lower(): _value(tag, "content")
        for tag in reversed(metas)
    }
    said = chain(
        (named[key] for key in ("article:published_time", "datepublished") if key in named),
        (day for tag in soup.find_all("script") for day in _json_days(tag.get_text())),
        (value for key, value in reversed(named.items()) if key in PUBLISHED_META),
        (_value(tag, "datetime") or _value(tag, "content") for tag in soup.find_all("time")),
    )
    return next((day for text in said if (day := _day(text))), None)


def _day(text: str) -> str | None:
    match = _DAY.match(text)
    try:
        return date.fromisoformat(match[0]).isoformat() if match else None
    except ValueError:
        return None


def _json_days(script: str) -> Iterator[str]:
    """Each `datePublished` of a JSON-LD script, the outermost first; of a script that is no JSON as it stands in it."""
    try:
        level: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        yield from (match[1] for match in _JSON_DAY.finditer(script))
        return
    while level:
        objects = [item for item in level if isinstance(item, dict)]
        yield from (item["datePublished"] for item in objects if isinstance(item.get("datePublished"), str))
        lists = (item for item in level if isinstance(item, list))
        level = list(chain.from_iterable(chain((item.values() for item in objects), lists)))
