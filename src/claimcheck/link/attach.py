"""Citations tied to the sources that the workspace holds, by what makes two addresses the same page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.link.wrappers import comparison_key
from claimcheck.records import Citation, Source

__all__ = ["attach_sources", "comparison_key"]


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
