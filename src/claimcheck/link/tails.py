"""Candidates for the tail of a slug: what it may have been the end of, with reasons, never certain."""

from __future__ import annotations

import re
from urllib.parse import quote

from claimcheck.link.query import to_russian
from claimcheck.records import ArticleText, Candidate

_UKRAINIAN_SLUG = re.compile(
    r"[іїєґ]|\b(?:yakij|yaka|yake|shcho|scho|vid|pid|cherez|istoriya|vidkr|vryatuvav|vijn|ukra|richk|misto|rok(?:u|iv))|ij\b|iй|zh[iy]|vij",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")


def tail_candidates(raw: str, article: ArticleText) -> tuple[Candidate, ...]:
    """What a slug's tail may point to: a search on its own words, in the language its letters show.

    The host cannot be known from a tail, so that no candidate is an address of the page itself; each is a query at the
    archive of the web that lists addresses with that ending, or a search for the words. Confidence stays low.
    """
    tail = raw.strip().strip("/<>()[] ")
    words = _WORDS.findall(tail.replace("-", " ").replace("_", " "))
    if len(words) < 3:
        return ()
    ukrainian = _UKRAINIAN_SLUG.search(tail) is not None
    shared = _shared(words, article)
    ending = tail.split("/")[-1]
    host = "*.ua" if ukrainian else "*.ru"
    why = f"{'Ukrainian' if ukrainian else 'Russian'} words in Latin letters; the host is gone" + (
        f"; the article names {', '.join(shared[:3])} too" if shared else ""
    )
    index = f"https://web.archive.org/cdx/search/cdx?url={host}&matchType=domain&filter=urlkey:.*{quote(ending[-60:])}.*"
    return (Candidate(index, 0.2 + 0.1 * bool(shared), why),)


def _shared(words: list[str], article: ArticleText) -> list[str]:
    """Words of the tail that stand in the article's title, by their first letters in either alphabet."""
    title = {word.lower()[:5] for word in _WORDS.findall(article.title)}
    title |= {to_russian(word).lower()[:5] for word in _WORDS.findall(article.title)}
    return [word for word in words if word.lower()[:5] in title or to_russian(word).lower()[:5] in title]
