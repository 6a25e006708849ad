"""Numbers that name: regiments, plants, pages, models, codes, times. They are no figures, whatever stands beside them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from claimcheck.records import Identifier, Language
from claimcheck.text.tables.identifiers import PATTERNS


class Spanlike(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, excluded."""


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern, _) in enumerate(PATTERNS)))


_TOKEN = re.compile(r"[^\W_]+|[№#§+]")
_MEETINGS = re.compile(r"(?:Congress|Conference|Plenum|съезд|конференци|пленум|з['’]їзд)")
_ROMAN = re.compile(r"[IVXLCІХ]+\Z")
BACK = 5
"""Words before a number with which its identifier may begin: "collective farm No. 5"."""


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The identifiers in order: the patterns are tried only from a few words before a figure, a Roman numeral or a meeting."""
    scanner = _scanner()
    starts: deque[int] = deque(maxlen=BACK)
    end = 0
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        starts.append(start)
        if start < end or (word.isalpha() and not _ROMAN.match(word) and not _MEETINGS.match(word)):
            continue
        for begin in starts:
            if begin >= end and (match := scanner.match(text, begin)) and match.end() > start:
                end = match.end()
                yield match
                break


def overlaps(item: Spanlike, taken: Sequence[Spanlike]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(item.start < other.end and other.start < item.end for other in taken)


def read_identifiers(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Identifier, ...]:  # noqa: ARG001
    """The identifiers of a text in order; none that overlaps a span of `taken`.

    >>> [(i.text, i.kind) for i in read_identifiers("The 142nd Infantry Regiment took Plant No. 633 at 4:30 p.m.")]
    [('142nd Infantry Regiment', 'unit'), ('No. 633', 'number'), ('4:30 p.m.', 'time')]
    """
    found = []
    spans = sorted(taken, key=lambda item: item.start)
    at = 0
    for match in _matches(text):
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at < len(spans) and spans[at].start < match.end():
            continue
        assert match.lastgroup is not None
        found.append(Identifier(match.start(), match.end(), match[0], PATTERNS[int(match.lastgroup[1:])][0]))
    return tuple(found)
