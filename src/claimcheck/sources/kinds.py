"""Everything that can come of asking for an address: data only, one row a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from claimcheck.records import SourceState


class Kind(NamedTuple):
    """What one kind of answer means for the source."""

    outcome: SourceState
    counts: bool
    """Whether it speaks for the page being gone: three such tries, days apart, make it dead."""
    archive: bool
    """Whether an archived copy is looked for at once; kinds that may pass are looked up when they come again."""
    words: str
    """What the ledger says, before the particulars."""


def _good(words: str) -> Kind:
    return Kind("saved", counts=False, archive=False, words=words)


def _lost(words: str, *, archive: bool = False) -> Kind:
    return Kind("failed", counts=True, archive=archive, words=words)


def _ours(words: str) -> Kind:
    return Kind("failed", counts=False, archive=False, words=words)


def _shut(words: str, *, archive: bool = False) -> Kind:
    return Kind("blocked", counts=False, archive=archive, words=words)


KINDS: Mapping[str, Kind] = {
    # the page is there
    "ok": _good("fetched"),
    "alive": _good("answers; not read again"),
    "no-text": Kind("no-text", counts=False, archive=False, words="fetched, nothing to read in it"),
    "archived": _good("read from the Wayback Machine"),
    # the page is not there, whoever asks
    "not-found": _lost("the server says that there is no such page", archive=True),
    "soft-404": _lost("the server answers 200, with a page that says there is none", archive=True),
    "no-host": _lost("the host's name is not known", archive=True),
    "no-connection": _lost("no connection"),
    "timeout": _lost("no answer in time"),
    "server-error": _lost("the server failed"),
    "bad-status": _lost("the server answered with a status that brings no page"),
    "bad-answer": _lost("the answer is not HTTP"),
    # we would not, which says nothing of the page
    "bad-address": _ours("not an address that is fetched"),
    "private-address": _ours("the host is on a private network or on this machine"),
    "no-network": _ours("this machine has no network"),
    "redirect-loop": _ours("the redirects lead in a circle, as they do where a site wants a cookie"),
    "too-many-redirects": _ours("too many redirects"),
    "header-too-long": _ours("the answer's head is too long"),
    "too-long": _ours("the page is too long"),
    "too-slow": _ours("the page did not come whole in time"),
    "cut-off": _ours("the connection ended before the page did"),
    "encoding": _ours("the page is packed in a way that is not unpacked"),
    # the page is kept from us
    "refused": _shut("the server refuses it", archive=True),
    "rate-limited": _shut("the server asks to come back later"),
    "tls": _shut("no trusted connection", archive=True),
    "geo-block": _shut("not shown where we are", archive=True),
    "challenge": _shut("the server wants to see a browser or a person", archive=True),
    "login": _shut("only after signing in", archive=True),
    "robots": _shut("robots.txt asks not to fetch it"),
    "robots-unreachable": _shut("robots.txt could not be had, so nothing was asked"),
    "untrusted-archive": _shut("copies at archive.today can be altered and are not read"),
}
"""By name, as the ledger and the schema have it."""
