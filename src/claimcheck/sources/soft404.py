"""Whether a page that answers 200 is the page asked for: by its words, by where it led, by what the host says to nonsense."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimcheck.sources.address import read_address
from claimcheck.sources.failure import FailureError
from claimcheck.sources.readable import Page

SHORT = 1200
"""Characters. A page with more has something to say whatever its first words are: an article may well tell of a lost page."""
LONG = 4000
"""Characters. Not even a title speaks against a page of this length: it may be called "Error 404: a history"."""
BEGINNING = 600
"""Characters of a short page in which its excuse is looked for."""
ALIKE = 90.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a page to the answer to nonsense: one error page that names two addresses."""
_ROOT = re.compile(r"/(?:index\.\w{2,5}|home|main|default\.\w{2,5}|(?:ru|uk|ua|en)/?)?", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—»·•/-]+\s+|\s*\|\s*")
_KINDS = ("challenge", "geo-block", "login", "soft-404")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is instead of the one asked for."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as it came: where the redirects ended, and what it reads."""

    url: str
    page: Page


def judge_page(asked: str, answer: Answer, nonsense: Answer | None = None) -> Verdict | None:
    """Why an answer is not the page asked for; None when nothing speaks against it.

    `nonsense` is the host's answer to an address that cannot exist, None when it said so honestly or was not asked.
    """
    if found := judge_words(answer.page):
        return found
    if _led_to_root(asked, answer.url):
        return Verdict("soft-404", f"it led to the start page {answer.url}")
    if nonsense is None:
        return None
    if answer.url == nonsense.url and _bare(answer.url) != _bare(asked):
        return Verdict("soft-404", f"it led to {answer.url}, where the host sends every wrong address")
    if likeness(answer.page, nonsense.page) >= ALIKE:
        return Verdict("soft-404", "the host gives the same page for an address that cannot exist")
    return None


def judge_words(page: Page) -> Verdict | None:
    """What a page says of itself in its titles, or at the beginning of a short text; None for a page like any other."""
    text = page.text
    if len(text) >= LONG:
        return None
    titles = [part for head in page.heads for part in (_fold(head), *_PARTS.split(_fold(head)))]
    beginning = _fold(text[:BEGINNING])
    for kind in _KINDS:
        by_title, by_text = _phrases()[kind]
        if hit := next((title for title in titles if by_title.fullmatch(title)), None):
            return Verdict(kind, f"its title says {hit[:80]!r}")
        if len(text) < SHORT and (match := by_text.search(beginning)):
            return Verdict(kind, f"it says {match[0][:80]!r}")
    return None


def likeness(one: Page, other: Page) -> float:
    """How alike two pages' words are, 0 to 100; 0 where one of them has none."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    if not one.text.strip() or not other.text.strip():
        return 0.0
    return float(fuzz.ratio(one.text[:LONG], other.text[:LONG]))


def nonsense_address(url: str) -> str | None:
    """An address beside the one given that cannot exist; None for a start page, which has nothing beside it.

    The same each time, so that a run can be repeated; no server can know it for what it is without knowing the address.

    >>> nonsense_address("https://a.example/news/2013/most.html")
    'https://a.example/news/2013/jmdr2st5pft276g6.html'
    """
    try:
        address = read_address(url)
    except FailureError:
        return None
    path = address.target.partition("?")[0]
    if _ROOT.fullmatch(path):
        return None
    folder, _, name = path.rstrip("/").rpartition("/")
    ending = re.search(r"\.\w{2,5}$", name)
    word = base64.b32encode(hashlib.sha256(url.encode()).digest()).decode().lower()[:16]
    return f"{address.origin}{folder}/{word}{ending[0] if ending else ''}{'/' if path.endswith('/') else ''}"


def _led_to_root(asked: str, got: str) -> bool:
    try:
        before, after = read_address(asked), read_address(got)
    except FailureError:
        return False
    return not _ROOT.fullmatch(before.target) and bool(_ROOT.fullmatch(after.target.partition("?")[0]))


def _bare(url: str) -> str:
    """An address without what redirects change of themselves: scheme, www, a closing slash."""
    return re.sub(r"^https?://(?:www\.|m\.)?", "", url).rstrip("/")


def _fold(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").replace("’", "'").split())


@cache
def _phrases() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each kind what its titles are and what its text says."""
    table = tomllib.loads(files("claimcheck.sources").joinpath("tables", "soft404.toml").read_text(encoding="utf-8"))
    return {
        kind: (
            re.compile("|".join(f"(?:{row})" for row in rows["title"])),
            re.compile("|".join(f"(?:{row})" for row in rows["text"])),
        )
        for kind, rows in table.items()
    }
