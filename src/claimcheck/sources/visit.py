"""Many addresses fetched politely: robots kept, one request a second a host, each page once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claimcheck.records import Source
from claimcheck.sources.fetch import USER_AGENT, Fetched, fetch, open_session
from claimcheck.sources.save import save_source

if TYPE_CHECKING:
    from requests_hardened import HTTPSession

PAUSE_S = 1.0
"""Between two requests to one host."""

Told = Callable[[str, Source], None]
"""Called after each address with its record."""


def fetch_all(
    urls: Iterable[str],
    known: Mapping[str, Source],
    folder: Path,
    root: Path,
    *,
    allow_loopback: bool = False,
    told: Told | None = None,
) -> list[Source]:
    """The records of addresses fetched and saved, in order; `known` are the sources there are, by address.

    An address whose text is saved already is not fetched again. Stopping in between loses nothing: every page is saved
    as it comes.
    """
    session = open_session(allow_loopback=allow_loopback)
    robots: dict[str, Any] = {}
    last: dict[str, float] = {}
    found: list[Source] = []
    for url in dict.fromkeys(urls):
        before = known.get(url)
        if before is not None and before.text:
            continue
        fetched = _visit(url, session, robots, last, allow_loopback=allow_loopback)
        found.append(save_source(folder, root, url, before, fetched))
        if told:
            told(url, found[-1])
    return found


def _visit(url: str, session: HTTPSession, robots: dict[str, Any], last: dict[str, float], *, allow_loopback: bool) -> Fetched:
    """One address, after a pause and only where the host's robots.txt lets us."""
    try:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        return fetch(url, session, allow_loopback=allow_loopback)
    if origin not in robots:
        _pause(origin, last)
        robots[origin] = _robots(origin, session, allow_loopback=allow_loopback)
    if robots[origin] is not None and not robots[origin].can_fetch(url, USER_AGENT):
        return Fetched("blocked", url, None, "robots.txt asks not to fetch it", {})
    _pause(origin, last)
    return fetch(url, session, allow_loopback=allow_loopback)


def _robots(origin: str, session: HTTPSession, *, allow_loopback: bool) -> Any:
    """The host's rules; None where it has none (RFC 9309: what cannot be found forbids nothing)."""
    from protego import Protego  # noqa: PLC0415

    answer = fetch(f"{origin}/robots.txt", session, allow_loopback=allow_loopback)
    return Protego.parse(answer.body.decode("utf-8", "replace")) if answer.outcome == "saved" else None


def _pause(origin: str, last: dict[str, float]) -> None:
    wait = last.get(origin, 0.0) + PAUSE_S - time.monotonic()
    if wait > 0:
        time.sleep(wait)
    last[origin] = time.monotonic()
