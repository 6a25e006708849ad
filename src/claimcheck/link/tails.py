"""Candidates for the tail of a slug: what it may have been the end of, with reasons, never certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from claimcheck.link.transliterate import to_cyrillic, to_russian
from claimcheck.records import ArticleText, Candidate, Language

_UKRAINIAN_SLUG = re.compile(
    r"[іїєґ]|(?<![a-z])(?:yak(?:ij|a|e|i|ij|oyi)?|s?hch?o|vid|vidkr\w*|pid|shcho|vryatuvav|vijn\w*|vijs\w*|viysk\w*|ukra\w*|richk\w*|mist[oa]|rok(?:u|iv)|ta|yij|yogo|yih|cholovi\w*|zhink\w*|rad[iy]ans\w*|istoriya|pro|chas)(?![a-z])"
    r"|[a-z](?:ij|skij|ckij|zkij|skoyi|iyi|yi|ogo-polku|nnya|ttya|tsya|ist|iv)(?![a-z])",
    re.IGNORECASE,
)
_RUSSIAN_SLUG = re.compile(
    r"[ыэъё]|(?<![a-z])(?:kak|chto|kotor\w*|god[ua]?|gody|goroda?|otkry\w*|voyn\w*|voin\w*|sovet\w*|russk\w*|iz|ob|pri|otk\w*|istori(?:ya|i)|dlya|posle|pod|ot|eto|ego|byl[ai]?)(?![a-z])"
    r"|[a-z](?:skiy|skogo|skii|yy|yj|oy|oj|aya|aja|oye|tie|tiya|nie|niya|stvo|tsya|ikh|ykh|ih|yh|ovo|evo|ost|yi)(?![a-z])",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(\.[a-z]{3,5})?(/?)$")
MAX_SITES = 3


def tail_language(tail: str) -> Language:
    """Russian or Ukrainian, by the words and endings of a slug.

    >>> tail_language("vidkrittya-mostu-cherez-richku/"), tail_language("otkrytie-mosta-cherez-reku/")
    ('uk', 'ru')
    """
    return "uk" if len(_UKRAINIAN_SLUG.findall(tail)) > len(_RUSSIAN_SLUG.findall(tail)) else "ru"


def tail_candidates(raw: str, article: ArticleText, known: Sequence[str] = ()) -> tuple[Candidate, ...]:
    """What a slug's tail may point to, likeliest first; empty for fewer than three words.

    The host cannot be known from a tail. `known` are whole addresses that the workspace cites: where one has a last part of
    the same make, an archive of its site is asked for pages with that ending; else the archive is asked for the country that
    the tail's language points to. No candidate is an address of the page itself, and confidence stays low.
    """
    tail = raw.strip().strip("<>()[] ").lstrip("/")
    words = _WORDS.findall(tail.replace("-", " ").replace("_", " "))
    if len(words) < 3:
        return ()
    lang = tail_language(tail)
    name = "Ukrainian" if lang == "uk" else "Russian"
    letters = "words" if all(re.search(r"[\u0400-\u04ff]", word) for word in words) else "words in Latin letters"
    shared = _shared(words, article, lang)
    told = f"; the article names {', '.join(shared[:3])} too" if shared else ""
    found = [
        Candidate(
            _archive_query(site, tail), 0.3 + 0.1 * bool(shared), f"{name} {letters}; {site} has addresses of the same make{told}"
        )
        for site in _sites_like(tail, lang, known)
    ]
    country = "*.ua" if lang == "uk" else "*.ru"
    found.append(Candidate(_archive_query(country, tail), 0.2 + 0.1 * bool(shared), f"{name} {letters}; the host is gone{told}"))
    return tuple(found)


def _archive_query(host: str, tail: str) -> str:
    """The archive's list of the addresses on a host that end so."""
    ending = tail.rstrip("/").rsplit("/", 1)[-1][-60:]
    return f"https://web.archive.org/cdx/search/cdx?url={host}&matchType=domain&collapse=urlkey&filter=urlkey:.*{quote(ending, safe='')}.*"


def _make(part: str) -> tuple[str, str, str, bool]:
    """What addresses of one site have in common: what parts words, the ending, a closing slash, whose letters."""
    ending = _ENDING.search(part)
    assert ending is not None  # it may be empty
    return (
        "-" if part.count("-") >= part.count("_") else "_",
        ending[1] or "",
        ending[2],
        bool(re.search(r"[\u0400-\u04ff]|%D[01]", part)),
    )


def _sites_like(tail: str, lang: Language, known: Sequence[str]) -> list[str]:
    """Hosts of known addresses whose last part is made like the tail; those of the tail's country first."""
    make = _make(tail)
    hosts: dict[str, bool] = {}
    for url in known:
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        path = parts.path
        slug = path.rstrip("/").rsplit("/", 1)[-1] + ("/" if path.endswith("/") else "")
        if parts.hostname and "wiki" not in parts.hostname and slug.count(make[0]) >= 2 and _make(slug) == make:
            hosts.setdefault(parts.hostname.removeprefix("www."), parts.hostname.endswith(".ua") == (lang == "uk"))
    return sorted(hosts, key=lambda host: not hosts[host])[:MAX_SITES]


def _shared(words: Sequence[str], article: ArticleText, lang: Language) -> list[str]:
    """Words of the tail that the article's title or its names have too, by their first letters in either alphabet."""
    ours = {_stem(word) for word in _WORDS.findall(article.title)}
    ours |= {_stem(to_russian(word)) for word in _WORDS.findall(article.title)}
    ours |= {_stem(to_russian(word)) for word in re.findall(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z]{3,}\b", article.text[:20_000])}
    found = []
    for word in dict.fromkeys(words):
        cyrillic = word if re.search(r"[\u0400-\u04ff]", word) else to_cyrillic(word.lower(), "uk" if lang == "uk" else "ru")
        if len(word) > 3 and (_stem(word) in ours or _stem(cyrillic) in ours):
            found.append(word)
    return found


def _stem(word: str) -> str:
    return word.lower().replace("і", "и").replace("ї", "и").replace("є", "е").replace("ы", "и").replace("ё", "е")[:5]
