"""What `link --online` does: ask for the pages that the citations name, save them, tell what became of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.cli.stages import Talk, count, progress_bar
from claimcheck.errors import ClaimcheckError
from claimcheck.records import Citation, ClaimsFile, Source
from claimcheck.settings import Settings
from claimcheck.sources.save import Saved
from claimcheck.sources.visit import Trip, Wanted

ALLOW_LOOPBACK = "CLAIMCHECK_ALLOW_LOOPBACK"
"""Set to 1 to fetch from this machine: for tests against servers of one's own. No file of a workspace can set it."""
CANDIDATES = 3
"""Of a citation that has only candidates so many are looked at, the likeliest first."""
LEAST = 0.2
"""Least confidence of a candidate that is looked at."""


def fetch_sources(settings: Settings, sources: dict[str, Source], talk: Talk, *, refresh: bool) -> bool:
    """Ask for every cited page that is due and save what comes; whether any text is new or changed.

    Raises ClaimcheckError when nothing could be reached because this machine has no network.
    """
    from claimcheck.sources.visit import fetch_all
    from claimcheck.store.claims import list_claims, read_claims
    from claimcheck.store.folder import workspace_lock

    files = [read_claims(path) for path in list_claims(settings.claims_dir)]
    trip = _trip(settings, talk, refresh=refresh)
    told: list[Saved] = []
    with workspace_lock(settings.cache_dir / "online"):
        wanted = list(_wanted(files, sources))
        with progress_bar(talk, "pages") as progress:
            for saved in fetch_all(wanted, trip):
                told.append(saved)
                talk.say(_line(saved))
                if progress:
                    progress(len(told), len(wanted))
    for line in changed_passages(files, [saved for saved in told if saved.change == "changed"]):
        talk.say(line)
    _sum_up(told, len(wanted), talk)
    return any(saved.change in ("new", "changed") for saved in told)


def _trip(settings: Settings, talk: Talk, *, refresh: bool) -> Trip:
    from claimcheck.sources.connect import Access
    from claimcheck.sources.fetch import user_agent

    allow_loopback = os.environ.get(ALLOW_LOOPBACK) == "1"
    if allow_loopback:
        talk.say(f"note: {ALLOW_LOOPBACK}=1: addresses of this machine may be fetched")
    if not settings.fetch.contact:
        talk.say("note: no contact is set; fetch.contact in pyproject.toml tells the owners of sites whom to write to")
    access = Access(user_agent(settings.fetch.contact), allow_loopback=allow_loopback, ports=settings.fetch.ports)
    return Trip(
        settings.sources_dir,
        settings.root,
        settings.cache_dir / "robots",
        access,
        wayback=settings.fetch.wayback,
        refresh=refresh,
    )


def _wanted(files: Iterable[ClaimsFile], sources: dict[str, Source]) -> Iterator[Wanted]:
    """Each page that is cited once, whatever spellings its address has; texts that a person dropped in are left alone."""
    from claimcheck.link.attach import comparison_key

    known = {comparison_key(url): item for item in sources.values() for url in (item.url, *item.aliases) if url}
    seen: set[str] = set()
    for file in sorted(files, key=lambda file: file.article.published or "9999"):
        for citation in file.citations:
            for url in _addresses(citation):
                source = (sources.get(citation.source) if citation.source else None) or known.get(comparison_key(url))
                key = source.path if source else comparison_key(url)
                if key not in seen and (source is None or source.path.endswith(".json")):
                    yield Wanted((source and source.url) or url, source, file.article.published)
                seen.add(key)


def _addresses(citation: Citation) -> Sequence[str]:
    """The addresses to ask for: the citation's own, else its likeliest candidates."""
    if citation.url:
        return (citation.url,)
    likely = sorted((item for item in citation.candidates if item.confidence >= LEAST), key=lambda item: -item.confidence)
    return [item.url for item in likely[:CANDIDATES] if item.url.startswith(("http://", "https://"))]


def _line(saved: Saved) -> str:
    source = saved.source
    kind = {"changed": "changed", "same": "as before"}.get(saved.change, source.attempts[-1].outcome)
    if source.state == "dead":
        kind = "dead"
    return f"{kind:<9} {source.url}  {saved.why}"


def changed_passages(files: Iterable[ClaimsFile], changed: Sequence[Saved]) -> Iterator[str]:
    """A line for each claim whose passage is not in its source any more; a page that changed elsewhere has none."""
    from claimcheck.sources.stale import has_passage

    texts = {saved.source.path: saved.source for saved in changed}
    for file in files:
        paths = {citation.id: citation.source for citation in file.citations}
        for claim in file.claims:
            for item in claim.evidence:
                source = texts.get(paths.get(item.citation) or "")
                if source and source.text and item.passage and not has_passage(source.text, item.passage.exact):
                    yield f"passage   {file.article.id} {claim.id}: its passage is not in {source.url} any more; run `claimcheck verify`"


def _sum_up(told: Sequence[Saved], wanted: int, talk: Talk) -> None:
    states = Counter(saved.source.attempts[-1].outcome for saved in told)
    parts = [f"{number:,} {state}" for state, number in states.most_common()]
    rest = wanted - len(told)
    parts += [f"{rest:,} not due"] if rest else []
    talk.say(f"{count(wanted, 'page')} cited: {', '.join(parts) or 'nothing to ask for'}")
    if told and all(saved.source.attempts[-1].kind == "no-network" for saved in told):
        raise ClaimcheckError(
            "no page was reached: this machine has no network",
            fix="connect it and run the command again; nothing was counted against the pages",
            see="no-network",
        )
