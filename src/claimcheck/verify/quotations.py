"""Quotations of a claim that stand word for word in a source of its own language, with what an ellipsis left out between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.records import Span

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)‘([^‘’]+)’(?!\w)")
_ELLIPSIS = re.compile(r"[\[(<]?\s*(?:\.\s?\.\s?\.|…)\s*[\])>]?")
LEAST = 20
"""Letters and digits of a quotation: fewer may be a title or a word in irony."""
LEAST_PART = 6
"""Letters and digits of each part between ellipses."""
APART = 600
"""Letters and digits that an ellipsis may stand for."""


def find_quotation(claim: str, text: str) -> Span | None:
    """Where the claim's longest quotation stands in a text, from its first part to its last; None where it does not.

    Case, punctuation, kinds of quotation marks and line breaks make no difference.

    >>> text = "He said: the bridge, which we built in a year, will stand for ever. Then he left."
    >>> found = find_quotation("“The bridge … will stand for ever,” he said.", text)
    >>> found and text[found.start : found.end]
    'the bridge, which we built in a year, will stand for ever'
    """
    quotations = sorted(_quotations(claim), key=lambda parts: (-sum(map(len, parts)), parts))
    if not quotations:
        return None
    bare, places = _bare(text)
    for parts in quotations:
        if found := _find_parts(bare, parts):
            return Span(places[found[0]], places[found[1] - 1] + 1)
    return None


def _quotations(claim: str) -> Iterator[list[str]]:
    """The parts of each quotation, bare."""
    for match in _QUOTED.finditer(claim):
        parts = [bare for part in _ELLIPSIS.split(match[match.lastindex or 0]) if (bare := _bare(part)[0])]
        if sum(map(len, parts)) >= LEAST and all(len(part) >= LEAST_PART for part in parts):
            yield parts


@lru_cache(maxsize=16)
def _bare(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, small, and where each stood."""
    kept = [(letter.lower(), n) for n, letter in enumerate(text) if letter.isalnum() and len(letter.lower()) == 1]
    return "".join(letter for letter, _ in kept), [n for _, n in kept]


def _find_parts(bare: str, parts: list[str]) -> tuple[int, int] | None:
    """The stretch that has every part in order, none too far after the one before."""
    start = bare.find(parts[0])
    if start < 0:
        return None
    end = start + len(parts[0])
    for part in parts[1:]:
        at = bare.find(part, end, end + APART + len(part))
        if at < 0:
            return None
        end = at + len(part)
    return start, end
