"""What `link --online` does: fetch the pages that the citations name."""

from __future__ import annotations

import os

from claimcheck.cli.stages import Talk
from claimcheck.records import Source
from claimcheck.settings import Settings

ALLOW_LOOPBACK = "CLAIMCHECK_ALLOW_LOOPBACK"
"""Set to 1 to fetch from this machine: for tests against servers of one's own."""


def fetch_sources(settings: Settings, sources: dict[str, Source], talk: Talk) -> bool:
    """Fetch and save every cited page that is not saved yet; whether anything was saved."""
    from claimcheck.sources.visit import fetch_all
    from claimcheck.store.claims import list_claims, read_claims

    allow_loopback = os.environ.get(ALLOW_LOOPBACK) == "1"
    if allow_loopback:
        talk.say(f"note: {ALLOW_LOOPBACK}=1: addresses of this machine may be fetched")
    files = [read_claims(path) for path in list_claims(settings.claims_dir)]
    wanted = [
        item.url
        for file in files
        for item in file.citations
        if item.url and item.status in ("intact", "repaired") and not _has_text(item.source, sources)
    ]
    known = {address: source for source in sources.values() for address in (source.url, *source.aliases) if address}
    saved = fetch_all(
        wanted,
        known,
        settings.sources_dir,
        settings.root,
        allow_loopback=allow_loopback,
        told=lambda url, source: talk.say(f"{source.state:<8} {url}  {source.attempts[-1].why}"),
    )
    return any(source.state == "saved" for source in saved)


def _has_text(path: str | None, sources: dict[str, Source]) -> bool:
    source = sources.get(path) if path else None
    return source is not None and bool(source.text)
