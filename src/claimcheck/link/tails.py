"""Candidates for the tail of a slug: what it may have been the end of, with reasons, never certain."""

from __future__ import annotations

import re
from urllib.parse import quote

from claimcheck.link.query import to_russian
from claimcheck.records import ArticleText, Candidate

_UKRAINIAN_SLUG = re.compile(
    r"[іїєґ]|(?<![a-z])(?:yak(?:ij|a|e|i)|s?hch?o|vid(?![a-z]*[ey]t)|pid|vidkr\w*|vryatuvav|vijn\w*|vijs\w*|ukra\w*|richk\w*|mist[oa]|rok(?:u|iv)|ta|cholovi\w*|zhink\w*|rad[iy]ans\w*)(?![a-z])"
    r"|[a-z](?:ij|skij|ckij|iya|iyi|yi|ogo-polku|nnya|tsya)(?![a-z])",
    re.IGNORECASE,
)
_RUSSIAN_SLUG = re.compile(
    r"[ыэъё]|(?<![a-z])(?:kak|chto|kotor\w*|god[ua]?|gody|goroda?|otkry\w*|voyn\w*|voin\w*|sovet\w*|russk\w*|iz|ob|pri|otk\w*|istori(?:ya|i))(?![a-z])"
    r"|[a-z](?:skiy|skogo|yy|iy|oy|aya|oye|tie|tiya|nie|niya|stvo|tsya|ikh|ykh|ovo|evo)(?![a-z])",
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
    ukrainian = len(_UKRAINIAN_SLUG.findall(tail)) > len(_RUSSIAN_SLUG.findall(tail))
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
