"""Citations tied to the sources that the workspace holds, by what makes two addresses the same page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from claimcheck.records import Citation, Source

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|yclid|ysclid|_openstat|from|ref|source|amp|share|spm|mc_cid|mc_eid)$", re.IGNORECASE
)
"""Parameters that say how a reader came, not what the page is."""
MOBILE = re.compile(r"^(?:www|m|mobile|amp|touch|wap)\.")
MOBILE_WIKI = re.compile(r"^(\w{2,3})\.m\.(wik\w+\.org)$")
ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/(?:web|save)/[\d*]{0,14}(?:id_|im_|if_)?/|archive\.(?:today|is|ph|li|md|vn)/(?:\d{4,14}/))(?=https?:/)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def comparison_key(url: str) -> str:
    """What makes two addresses one page: scheme, www, mobile hosts, tracking, archive wrappers and escapes left out.

    >>> comparison_key("http://www.a.example/%D0%B0/?utm_source=x&id=2") == comparison_key("https://a.example/а?id=2")
    True
    """
    url = ARCHIVED.sub("", url)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return url
    host = MOBILE_WIKI.sub(r"\1.\2", MOBILE.sub("", host))
    if not host.isascii():
        host = host.encode("idna", "ignore").decode("ascii", "ignore")
    kept = sorted(pair for pair in parts.query.split("&") if pair and not TRACKING.match(pair.split("=")[0]))
    path = unquote(parts.path).rstrip("/").replace(" ", "_")
    return f"{host}{path}{'?' if kept else ''}{unquote('&'.join(kept))}"


def attach_sources(citations: Sequence[Citation], sources: Sequence[Source]) -> tuple[Citation, ...]:
    """The citations with the path of the source that holds their page; a source that a person named stays."""
    paths = {source.path for source in sources}
    by_key: dict[str, str] = {}
    for source in sources:
        for url in (source.url, *source.aliases):
            if url:
                by_key.setdefault(comparison_key(url), source.path)
    return tuple(
        item
        if item.source in paths and item.source
        else replace(item, source=by_key.get(comparison_key(item.url)) if item.url else None)
        for item in citations
    )
